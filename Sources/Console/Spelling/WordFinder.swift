import Foundation

/// Finds the words of a text that a dictionary can judge. Left alone are addresses of any sort, codes and whatever holds
/// a digit, names with capitals inside, abbreviations in capitals, hashtags, placeholders in braces and other alphabets.
struct WordFinder {
  /// A longer text is no message of WhatsApp's, and a key must not wait for it.
  static let limit = 10_000
  /// Letters of a word: a single one is no word to judge, and no Italian word is longer.
  private static let letters = 2...30
  /// Capitals that are an abbreviation: ISEE, TARI.
  private static let abbreviation = 5

  private let characters: [Character]
  private let kinds: [WordCharacter]
  private var words: [WrittenWord] = []

  private init(_ characters: [Character]) {
    (self.characters, kinds) = (characters, characters.map(WordCharacter.init))
  }

  /// The words in their order; none of a text beyond the limit. The cost is linear.
  static func words(in characters: [Character]) -> [WrittenWord] {
    guard characters.count <= limit else { return [] }
    var finder = WordFinder(characters)
    finder.find()
    return finder.words
  }

  private mutating func find() {
    var (place, isInBraces) = (0, false)
    while place < kinds.count {
      let start = place
      if kinds[start] == .newline { isInBraces = false }
      while place < kinds.count, kinds[place] != .blank, kinds[place] != .newline { place += 1 }
      if place == start {
        place += 1
        continue
      }
      let chunk = start..<place
      let begins = isInBraces || kinds[chunk].contains(.opening)
      if let last = kinds[chunk].last(where: { $0 == .opening || $0 == .closing }) { isInBraces = last == .opening }
      if !begins, isProse(chunk) { findRuns(in: chunk) }
    }
  }

  /// Whether what stands between two blanks is made of words.
  private func isProse(_ chunk: Range<Int>) -> Bool {
    let first = characters[chunk.lowerBound]
    guard first != "#", first != "/", first != "~" || kinds[chunk].dropFirst().first != .slash else { return false }
    var slashes = 0
    for place in chunk {
      switch kinds[place] {
      case .digit, .code: return false
      case .slash: slashes += 1
      case .dot, .underscore: if isInside(place, chunk) { return false }
      case .letter, .apostrophe, .blank, .newline, .opening, .closing, .other: break
      }
    }
    return slashes < 2
  }

  /// Whether letters stand on both sides.
  private func isInside(_ place: Int, _ chunk: Range<Int>) -> Bool {
    place > chunk.lowerBound && place + 1 < chunk.upperBound && kinds[place - 1] == .letter
      && kinds[place + 1] == .letter
  }

  private mutating func findRuns(in chunk: Range<Int>) {
    var place = chunk.lowerBound
    while place < chunk.upperBound {
      let start = place
      while place < chunk.upperBound, kinds[place] == .letter { place += 1 }
      if place > start { note(start..<place, in: chunk) } else { place += 1 }
    }
  }

  private mutating func note(_ run: Range<Int>, in chunk: Range<Int>) {
    guard Self.letters.contains(run.count), !isName(run) else { return }
    let text = String(characters[run]).precomposedStringWithCanonicalMapping
    let (before, after) = (run.lowerBound - 1, run.upperBound)
    let isFollowed = after < chunk.upperBound && kinds[after] == .apostrophe
    let isQuoted = before >= chunk.lowerBound && kinds[before] == .apostrophe
    guard isFollowed else { return words.append(WrittenWord(range: run, text: text, forms: [text])) }
    if after + 1 < chunk.upperBound, kinds[after + 1] == .letter {
      // l', un', ch': too short to be wrong.
      guard run.count > 2 else { return }
      words.append(
        WrittenWord(range: run, text: text, forms: Self.elided(text), isElided: true))
    } else if isQuoted, kinds.indices.contains(before - 1) ? kinds[before - 1] != .letter : true {
      words.append(WrittenWord(range: run, text: text, forms: [text]))
    } else if run.count > 2 {
      // po', va', di': short ones are what they are.
      let whole = run.lowerBound..<after + 1
      words.append(WrittenWord(range: whole, text: String(characters[whole]), forms: Self.accented(text) + [text]))
    }
  }

  /// An abbreviation in capitals, or a name such as WhatsApp.
  private func isName(_ run: Range<Int>) -> Bool {
    let capitals = run.count { characters[$0].isUppercase }
    if capitals == run.count { return run.count <= Self.abbreviation }
    return capitals > (characters[run.lowerBound].isUppercase ? 1 : 0)
  }

  private static func elided(_ text: String) -> [String] {
    let isCapital = text.last?.isUppercase == true
    return ["a", "e", "o", "i"].map { text + (isCapital ? $0.uppercased() : $0) }
  }

  private static let accents: [Character: [String]] = [
    "a": ["à"], "e": ["é", "è"], "i": ["ì"], "o": ["ò"], "u": ["ù"], "A": ["À"], "E": ["É", "È"], "I": ["Ì"],
    "O": ["Ò"], "U": ["Ù"],
  ]

  private static func accented(_ text: String) -> [String] {
    guard let last = text.last, let vowels = accents[last] else { return [] }
    return vowels.map { text.dropLast() + $0 }
  }
}
