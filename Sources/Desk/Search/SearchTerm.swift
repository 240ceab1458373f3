/// One thing that a message must hold: a word, or several in a row.
public struct SearchTerm: Equatable, Hashable, Sendable {
  /// The words in their order, folded; one at least.
  public let words: [[UInt32]]
  /// Whether the last word may go on: it is still being typed.
  public let isPrefix: Bool

  /// Reads a term; nil when there is no word in it.
  public init?(_ text: String, isPrefix: Bool = false) {
    words = SearchWords(text).map(\.letters)
    self.isPrefix = isPrefix
    if words.isEmpty { return nil }
  }

  /// The words as text again, each without case and accents.
  public var spelled: [String] {
    words.map { word in String(String.UnicodeScalarView(word.compactMap(Unicode.Scalar.init))) }
  }

  /// Whether a folded word of a text is the term's word of that number.
  func accepts(_ letters: [UInt32], at number: Int) -> Bool {
    isPrefix && number == words.count - 1 ? letters.starts(with: words[number]) : letters == words[number]
  }

  /// Whether a folded word of a text is any of the term's.
  public func touches(_ letters: [UInt32]) -> Bool {
    words.indices.contains { accepts(letters, at: $0) }
  }
}

extension [SearchTerm] {
  /// Where the first of the terms stands in a text, when the text holds all of them; in scalars.
  ///
  /// One pass over the text: a search in a chat looks at each of its messages.
  public func firstHit(in text: String) -> Range<Int>? {
    guard !isEmpty else { return nil }
    var (scan, words) = (SearchScan(self), SearchWords(text))
    while words.advance() { scan.take(words.letters, words.place) }
    return scan.isComplete ? scan.first : nil
  }
}

/// Looks for several terms in the words of one text.
private struct SearchScan {
  private let terms: [SearchTerm]
  /// For each term, at which of its words the last words of the text may stand: the words in a row so far.
  private var runs: [[(reached: Int, start: Int)]]
  private var found: [Bool]
  private(set) var first: Range<Int>?

  init(_ terms: [SearchTerm]) {
    self.terms = terms
    runs = terms.map { _ in [] }
    found = terms.map { _ in false }
  }

  var isComplete: Bool { found.allSatisfy(\.self) }

  /// Takes the next word of the text, and where it stands.
  mutating func take(_ letters: [UInt32], _ place: Range<Int>) {
    for index in terms.indices where !found[index] {
      var next: [(reached: Int, start: Int)] = []
      for run in runs[index] { goOn(run, letters, place, index, &next) }
      goOn((0, place.lowerBound), letters, place, index, &next)
      runs[index] = next
    }
  }

  /// Lets a word follow the words in a row so far.
  private mutating func goOn(
    _ run: (reached: Int, start: Int), _ letters: [UInt32], _ place: Range<Int>, _ index: Int,
    _ next: inout [(reached: Int, start: Int)]
  ) {
    guard !found[index], terms[index].accepts(letters, at: run.reached) else { return }
    guard run.reached + 1 == terms[index].words.count else { return next.append((run.reached + 1, run.start)) }
    found[index] = true
    if first.map({ run.start < $0.lowerBound }) ?? true { first = run.start..<place.upperBound }
  }
}
