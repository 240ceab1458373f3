/// A word of a message: letters and digits that stand together, accents and case set aside.
struct Word: Equatable {
  /// Where its letters stand among those of the reading.
  var letters: Range<Int>
  /// Where it stands, in Unicode scalars of the message.
  var range: Range<Int>
  /// The number of the sentence it stands in.
  var sentence: Int
  /// Whether it holds a digit, as disguised words and codes do.
  var hasDigits: Bool
  /// The number by which it is looked up.
  var hash: UInt64
}

/// A message read once from left to right; every rule works on this and not on the text.
struct Reading {
  /// The message as it came.
  let scalars: [Unicode.Scalar]
  /// The letters of all words one after another, folded; `#` stands for letters of another script.
  private(set) var bytes: [UInt8] = []
  /// Its words in order.
  private(set) var words: [Word] = []
  /// The sentences that ask something.
  private(set) var questions: Set<Int> = []

  /// Reads a text. Any text: NUL, lone marks and foreign scripts are only things between words.
  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    bytes.reserveCapacity(scalars.count)
    words.reserveCapacity(scalars.count / 5 + 1)
    var open = Opening()
    for (offset, scalar) in scalars.enumerated() {
      switch fold(scalar) {
      case .letter(let byte): take(byte, at: offset, &open)
      case .letters(let several):
        several.withUTF8Buffer { for byte in $0 { take(byte, at: offset, &open) } }
      case .foreign:
        // A syllable of Korean may come as one letter or as three: a run counts once.
        if open.end == offset, bytes.last == UInt8(ascii: "#") {
          open.end = offset + 1
        } else {
          take(UInt8(ascii: "#"), at: offset, &open)
        }
      case .invisible: if open.end == offset { (open.end, open.lastLetter) = (offset + 1, offset + 1) }
      case .other: see(scalar, at: offset, &open)
      }
    }
    close(&open)
  }

  /// A word that is being read.
  private struct Opening {
    var first = 0
    var start = 0
    /// Where the next scalar would go on with the word.
    var end = -1
    var lastLetter = 0
    var sentence = 0
    var isStale = false
  }

  private mutating func take(_ byte: UInt8, at offset: Int, _ open: inout Opening) {
    if bytes.count == open.first { open.start = offset }
    bytes.append(byte)
    open.end = offset + 1
    open.lastLetter = offset + 1
  }

  private mutating func see(_ scalar: Unicode.Scalar, at offset: Int, _ open: inout Opening) {
    close(&open)
    if let letters = scalar == "€" && isByDigits(offset) ? "euro" : Reading.speakingSigns[scalar.value] {
      for byte in letters.utf8 { take(byte, at: offset, &open) }
      close(&open)
    } else if Reading.endsSentence(scalar), !(scalar == "." && endsWithAbbreviation) {
      guard let last = words.last else { return }
      if scalar == "?" { questions.insert(last.sentence) }
      if last.sentence == open.sentence { open.sentence += 1 }
    }
  }

  private mutating func close(_ open: inout Opening) {
    open.end = -1
    guard bytes.count > open.first else { return }
    let letters = open.first..<bytes.count
    var (hash, hasDigits): (UInt64, Bool) = (0, false)
    for place in 0..<min(letters.count, WordHash.longest + 1) {
      let byte = bytes[open.first + place]
      hash &+= UInt64(byte) &* WordHash.weights[place]
      if byte < 0x3A, byte > 0x2F { hasDigits = true }
    }
    words.append(
      Word(
        letters: letters, range: open.start..<open.lastLetter, sentence: open.sentence, hasDigits: hasDigits, hash: hash
      ))
    open.first = bytes.count
  }

  /// Whether a number stands right before or behind: `30 €`, `€30`, and not `m€rda`.
  private func isByDigits(_ offset: Int) -> Bool {
    func isDigit(_ at: Int) -> Bool { scalars.indices.contains(at) && (0x30...0x39).contains(scalars[at].value) }
    func isSpace(_ at: Int) -> Bool { scalars.indices.contains(at) && (scalars[at] == " " || scalars[at] == "\u{A0}") }
    return isDigit(offset - 1) || isDigit(offset + 1) || (isSpace(offset - 1) && isDigit(offset - 2))
      || (isSpace(offset + 1) && isDigit(offset + 2))
  }

  /// `sig. Rossi` is one sentence.
  private var endsWithAbbreviation: Bool {
    guard let last = words.last, last.letters.count <= 5 else { return false }
    return Reading.abbreviations.contains(last.hash)
  }

  private static let abbreviations = Set(
    "sig sigra sigg dott dr ssa avv ing geom prof arch rag on n art tel cell cod fisc p c cf s nr cap".split(
      separator: " "
    ).map { WordHash.of($0.utf8) })

  /// Emoji that speak: they read as words, and lists may name them.
  private static let speakingSigns: [UInt32: String] = [
    0x1F595: "xditomedio", 0x1F4A9: "xcacca", 0x1F52A: "xcoltello", 0x1F52B: "xpistola", 0x1F4A3: "xbomba",
    0x1F437: "xmaiale", 0x1F416: "xmaiale", 0x1F412: "xscimmia", 0x1F435: "xscimmia", 0x1F921: "xpagliaccio",
  ]

  private static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "!", "?", ";", "\n", "\r", "…", "\u{37E}", "\u{2028}", "\u{2029}", "\u{85}", "؟", "。": true
    default: false
    }
  }

  /// What stands between a word and the next one.
  func between(_ index: Int) -> ArraySlice<Unicode.Scalar> {
    guard index + 1 < words.count else { return [] }
    return scalars[words[index].range.upperBound..<words[index + 1].range.lowerBound]
  }

  /// The letters of a word.
  func letters(_ index: Int) -> ArraySlice<UInt8> { bytes[words[index].letters] }
}
