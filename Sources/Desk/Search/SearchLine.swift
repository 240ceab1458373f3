import Policy

/// A line of search as it was read: what is looked for, and the first thing that was not understood.
///
/// Every plain word is required, and the last one may go on while it is being typed; words in quotes stand in a row;
/// `da:` and its like narrow. Nothing that is typed is a failure.
public struct SearchLine: Equatable, Sendable {
  /// What is looked for.
  public private(set) var query = SearchQuery()
  /// The first thing that was not understood.
  public private(set) var problem: SearchProblem?

  /// Characters that are read at most.
  public static let limit = 1_000
  /// Words and phrases that are looked for at most.
  public static let mostTerms = 24

  private let today: CivilDay
  private let ruleset: Ruleset

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - line: as typed: hostile, of any length.
  ///   - today: for `oggi` and `ieri`.
  ///   - ruleset: the subjects and the grounds that can be named.
  public init(_ line: String, today: CivilDay, ruleset: Ruleset) {
    (self.today, self.ruleset) = (today, ruleset)
    let (read, rest) = (line.prefix(Self.limit), line.dropFirst(Self.limit))
    if !rest.isEmpty { problem = .tooLong(limit: Self.limit) }
    for piece in SearchPiece.pieces(of: read) { take(piece) }
    if let since = query.since, let until = query.until, since >= until { note(.emptySpan) }
  }

  /// Whether a condition is not understood, or not yet written whole: without it the line would find too much.
  public var isUnfinished: Bool {
    switch problem {
    case .unknownOperator, .unreadableDay, .emptySpan, .unknownLabel, .unknownClause, .unknownKind: true
    case .noWord, .tooLong, .tooManyWords, nil: false
    }
  }

  private mutating func note(_ problem: SearchProblem) { self.problem = self.problem ?? problem }

  private mutating func take(_ piece: SearchPiece) {
    guard let name = piece.name else { return take(words: piece) }
    guard let known = SearchOperator(name) else { return note(.unknownOperator(name)) }
    let value = piece.value.lowercased()
    // Nothing behind the colon yet.
    guard !value.allSatisfy(\.isWhitespace) else { return }
    switch known {
    case .from: take(person: piece, into: \.authors)
    case .with: take(person: piece, into: \.partners)
    case .after: take(day: value) { $0.since = max($0.since ?? $1, $1) }
    case .before: take(day: value) { $0.until = min($0.until ?? $1, $1) }
    case .label: take(label: value)
    case .clause: take(clause: value)
    case .kind: take(kind: value)
    }
  }

  private mutating func take(words piece: SearchPiece) {
    guard let term = SearchTerm(piece.value, isPrefix: piece.isOpen) else {
      if !piece.value.allSatisfy(\.isWhitespace) { note(.noWord(piece.value)) }
      return
    }
    guard query.terms.count < Self.mostTerms, term.words.count <= Self.mostTerms else {
      return note(.tooManyWords(limit: Self.mostTerms))
    }
    query.terms.append(term)
  }

  private mutating func take(person piece: SearchPiece, into list: WritableKeyPath<SearchQuery, [SearchQuery.Person]>) {
    guard let person = SearchQuery.Person(piece.value) else { return note(.noWord(piece.value)) }
    // The first letter of a name means nobody yet.
    guard !piece.isOpen || person.written.count > 1 else { return }
    guard query[keyPath: list].count < Self.mostTerms, person.terms.count <= Self.mostTerms else {
      return note(.tooManyWords(limit: Self.mostTerms))
    }
    query[keyPath: list].append(person)
  }

  private mutating func take(day value: String, _ set: (inout SearchQuery, CivilDay) -> Void) {
    guard let day = SearchDay.read(value, today: today) else { return note(.unreadableDay(value)) }
    set(&query, day)
  }

  private mutating func take(label value: String) {
    let found = ruleset.subjects.filter { subject in
      subject.id.lowercased().hasPrefix(value) || SearchQuery.Person(value)?.isNamed(subject.title) == true
    }
    guard !found.isEmpty else { return note(.unknownLabel(value)) }
    let exact = found.filter { $0.id.lowercased() == value }
    query.labels.append((exact.isEmpty ? found : exact).map(\.id))
  }

  private mutating func take(clause value: String) {
    let ids = ruleset.grounds.map(\.id)
    let exact = ids.filter { $0.lowercased() == value || $0.lowercased().hasSuffix("." + value) }
    let found = exact.isEmpty ? ids.filter { $0.lowercased().hasPrefix(value) } : exact
    guard !found.isEmpty else { return note(.unknownClause(value)) }
    query.clauses += found.filter { !query.clauses.contains($0) }
  }

  private mutating func take(kind value: String) {
    guard let kind = SearchOperator.kind(value) else { return note(.unknownKind(value)) }
    if !query.kinds.contains(kind) { query.kinds.append(kind) }
  }
}

/// A piece of a line: a word, words in quotes, or an operator with its value.
struct SearchPiece: Equatable {
  /// The operator's name, in lower case; nil for words.
  var name: String?
  /// The words, without their quotes.
  var value: String
  /// Whether it is still being typed: it is the last, and nothing ends it.
  var isOpen: Bool

  private static let quotes: Set<Character> = ["\"", "“", "”", "„", "«", "»"]

  static func pieces(of line: Substring) -> [SearchPiece] {
    var (pieces, rest) = ([SearchPiece](), line)
    while true {
      rest = rest.drop(while: \.isWhitespace)
      guard !rest.isEmpty else { return pieces }
      let name = name(of: rest)
      if let name { rest = rest.dropFirst(name.count + 1) }
      let (value, isOpen) = cut(&rest)
      pieces.append(SearchPiece(name: name?.lowercased(), value: value, isOpen: isOpen))
    }
  }

  /// The letters before a colon; what begins an address of the web is none.
  private static func name(of text: Substring) -> Substring? {
    let letters = text.prefix(while: \.isLetter)
    let rest = text[letters.endIndex...]
    guard !letters.isEmpty, letters.count <= 20, rest.first == ":", !rest.dropFirst().hasPrefix("//") else {
      return nil
    }
    return letters
  }

  /// Takes a word off, or words in quotes up to the closing one, which may be missing.
  private static func cut(_ rest: inout Substring) -> (String, isOpen: Bool) {
    guard let first = rest.first, quotes.contains(first) else {
      let word = rest.prefix { !$0.isWhitespace && !quotes.contains($0) }
      rest = rest[word.endIndex...]
      return (String(word), rest.isEmpty)
    }
    let inside = rest.dropFirst().prefix { !quotes.contains($0) }
    rest = rest[inside.endIndex...]
    let isOpen = rest.isEmpty
    rest = rest.dropFirst()
    return (String(inside), isOpen)
  }
}
