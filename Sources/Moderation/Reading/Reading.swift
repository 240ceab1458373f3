/// A word of a message: letters and digits that stand together, accents and case set aside.
struct Word: Equatable {
  /// What it reads like; `#` stands for a letter of another script.
  var letters: String
  /// Where it stands, in Unicode scalars of the message.
  var range: Range<Int>
  /// Whether a sentence begins with it, so that no phrase reaches back across it.
  var startsSentence: Bool
  /// Whether it mixes letters and digits, as disguised words and codes do.
  var hasDigits: Bool
}

/// A message read once from left to right; every rule works on this and not on the text.
struct Reading {
  /// The message as it came.
  let scalars: [Unicode.Scalar]
  /// Its words in order.
  let words: [Word]

  /// Reads a text. Any text: NUL, lone marks and foreign scripts are only things between words.
  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var words: [Word] = []
    var letters: [UInt8] = []
    var (start, end, sentence) = (0, 0, true)
    func close() {
      guard !letters.isEmpty else { return }
      let digits = letters.contains { $0 < 0x3A && $0 > 0x2F }
      words.append(
        Word(
          letters: String(decoding: letters, as: UTF8.self), range: start..<end, startsSentence: sentence,
          hasDigits: digits && letters.contains { $0 > 0x60 }))
      letters.removeAll(keepingCapacity: true)
      sentence = false
    }
    for (offset, scalar) in scalars.enumerated() {
      let letter: UInt8
      switch fold(scalar) {
      case .letter(let byte): letter = byte
      case .foreign: letter = UInt8(ascii: "#")
      case .invisible: continue
      case .other:
        close()
        sentence = sentence || Reading.endsSentence(scalar)
        continue
      }
      if letters.isEmpty { start = offset }
      end = offset + 1
      letters.append(letter)
    }
    close()
    self.words = words
  }

  private static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "!", "?", ";", "\n", "…": true
    default: false
    }
  }

  /// What stands between a word and the next one.
  func between(_ index: Int) -> ArraySlice<Unicode.Scalar> {
    guard index + 1 < words.count else { return [] }
    return scalars[words[index].range.upperBound..<words[index + 1].range.lowerBound]
  }
}
