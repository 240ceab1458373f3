/// One idea of a word list: the words that make a phrase, in order.
///
/// The way to write one is told at the head of every list in `Words`.
struct Pattern: Equatable {
  /// A place in the phrase.
  struct Place: Equatable {
    /// Any of these words may stand here.
    var words: Set<String>
    /// Whether up to three other words may come before it.
    var afterGap: Bool
  }

  /// Words that must not stand right before the phrase: `via` before `troia`.
  var unless: Set<String> = []
  /// The phrase, never empty.
  var places: [Place]

  /// How many words a gap (`..`) bridges.
  static let gap = 3

  /// Reads a pattern, or nil when it holds no word or a bracket is not closed.
  init?(_ text: String) {
    places = []
    var afterGap = false
    var rest = Substring(text)
    while let token = Pattern.nextToken(&rest) {
      if token == ".." {
        afterGap = true
        continue
      }
      if token.hasPrefix("[") {
        guard token.hasSuffix("]") else { return nil }
        let inside = token.dropFirst().dropLast()
        if inside.hasPrefix("^") {
          unless.formUnion(inside.dropFirst().split(separator: " ").flatMap(Pattern.inflected))
        } else {
          places.append(Place(words: Set(inside.split(separator: " ").flatMap(Pattern.inflected)), afterGap: afterGap))
        }
      } else {
        places.append(Place(words: Set(Pattern.inflected(token)), afterGap: afterGap))
      }
      afterGap = false
    }
    guard !places.isEmpty, !afterGap, places.allSatisfy({ !$0.words.isEmpty }) else { return nil }
    places[0].afterGap = false
  }

  /// Takes a word or a bracket with all that it holds from the front.
  private static func nextToken(_ rest: inout Substring) -> Substring? {
    rest = rest.drop { $0 == " " }
    guard let first = rest.first else { return nil }
    var end = rest.firstIndex(of: first == "[" ? "]" : " ") ?? rest.endIndex
    if first == "[", end != rest.endIndex { end = rest.index(after: end) }
    defer { rest = rest[end...] }
    return rest[..<end]
  }

  /// `stronz/o/a` as stronzo, stronza; folded as messages are.
  private static func inflected(_ word: Substring) -> [String] {
    let parts = word.split(separator: "/", omittingEmptySubsequences: false).map { folded($0) }
    guard let stem = parts.first, !stem.isEmpty else { return [] }
    return parts.count == 1 ? [stem] : parts.dropFirst().map { stem + $0 }
  }

  private static func folded(_ word: Substring) -> String {
    let letters = word.unicodeScalars.compactMap { scalar -> UInt8? in
      if case .letter(let byte) = fold(scalar) { byte } else { nil }
    }
    return String(decoding: letters, as: UTF8.self)
  }
}
