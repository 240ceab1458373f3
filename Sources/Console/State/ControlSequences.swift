/// Control sequences of terminals in a text, as a copied screen or a log has them. They go whole: without its escape
/// character a sequence would leave `[31m` among the words.
///
/// Source: ECMA-48 (5th edition), 5.3 to 5.6 and 8.3; OSC also ends with BEL, as xterm has it.
struct ControlSequences {
  private let text: [Unicode.Scalar]
  /// For each place where the next string ends and the next line begins, so that neither is looked for twice.
  private let stringEnds: [Int]
  private let lineEnds: [Int]

  /// The text without them. What merely looks like one, with no escape character before it, is text and stays.
  static func without(_ text: String.UnicodeScalarView) -> [Unicode.Scalar] {
    let scalars = Array(text)
    guard scalars.contains(where: { $0.value == 0x1B || (0x80...0x9F).contains($0.value) }) else { return scalars }
    let sequences = ControlSequences(scalars)
    var (kept, place): ([Unicode.Scalar], Int) = ([], 0)
    while place < scalars.count {
      let end = sequences.end(from: place)
      if end == place { kept.append(scalars[place]) }
      place = max(end, place + 1)
    }
    return kept
  }

  private init(_ text: [Unicode.Scalar]) {
    self.text = text
    var strings = Array(repeating: text.count, count: text.count + 1)
    var lines = strings
    for place in text.indices.reversed() {
      let follows = place + 1 < text.count && text[place + 1].value == 0x5C
      let value = text[place].value
      let isEnd = value == 0x07 || value == 0x9C || value == 0x1B && follows
      strings[place] = isEnd ? place : strings[place + 1]
      lines[place] = value == 0x0A || value == 0x0D ? place : lines[place + 1]
    }
    (stringEnds, lineEnds) = (strings, lines)
  }

  /// Behind the sequence that begins at a place; the place itself when none does.
  private func end(from place: Int) -> Int {
    switch text[place].value {
    case 0x9B: return endOfControl(place + 1)
    case 0x90, 0x98, 0x9D...0x9F: return endOfString(place + 1, isShort: true) ?? place + 1
    case 0x1B: break
    default: return place
    }
    guard place + 1 < text.count else { return place + 1 }
    switch text[place + 1].value {
    case 0x5B: return endOfControl(place + 2)
    case 0x5D: return endOfString(place + 2, isShort: true) ?? lineEnds[place + 2]
    case 0x50, 0x58, 0x5E, 0x5F: return endOfString(place + 2, isShort: false) ?? lineEnds[place + 2]
    case 0x4E, 0x4F: return isOne(place + 2, of: 0x40...0x7E) ? place + 3 : place + 2
    case 0x20...0x2F:
      let final = pass(place + 1, 0x20...0x2F)
      return isOne(final, of: 0x30...0x7E) ? final + 1 : final
    case 0x30...0x7E: return place + 2
    default: return place + 1
    }
  }

  /// Parameters, intermediates, one final. A broken one ends where it breaks.
  private func endOfControl(_ start: Int) -> Int {
    let final = pass(pass(start, 0x30...0x3F), 0x20...0x2F)
    return isOne(final, of: 0x40...0x7E) ? final + 1 : final
  }

  /// Behind BEL, `ESC \` or ST; nil when a string does not end: then it takes its line at most, and no words are lost.
  ///
  /// - Parameter isShort: whether it must end on its line, as titles and links do. Old texts have letters where others
  ///   have the single characters that begin a string.
  private func endOfString(_ start: Int, isShort: Bool) -> Int? {
    let end = stringEnds[start]
    guard end < (isShort ? lineEnds[start] : text.count) else { return nil }
    return text[end].value == 0x1B ? end + 2 : end + 1
  }

  private func pass(_ start: Int, _ range: ClosedRange<UInt32>) -> Int {
    var place = start
    while isOne(place, of: range) { place += 1 }
    return place
  }

  private func isOne(_ place: Int, of range: ClosedRange<UInt32>) -> Bool {
    place < text.count && range.contains(text[place].value)
  }
}
