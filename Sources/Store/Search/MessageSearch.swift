import Desk
import Foundation

/// Looks for messages, newest first, from whichever side is the narrowest: a few chats, the flags of a clause, the index
/// of words, a kind of message, or all there are. Whatever the side, it stops when the page is full or time is up.
struct MessageSearch {
  private let sql: SQL
  private let scope: SearchScope
  private let limit: Int
  private let below: Int64
  private var clock: SearchClock
  private var labels: LabelSearch
  /// What was found so far.
  private(set) var found: [SearchCandidate] = []
  /// Where to go on; nil when everything has been looked at.
  private(set) var next: SearchKey?

  init(_ sql: SQL, _ scope: SearchScope, _ limits: SearchLimits, from key: SearchKey?) {
    (self.sql, self.scope, limit, clock) = (sql, scope, max(1, min(limits.rows, 10_000)), SearchClock(limits))
    below = key?.below.rawValue ?? .max
    labels = LabelSearch(sql, scope.query.labels)
  }

  /// Looks for a page.
  mutating func run() throws {
    if let few = try fewChats() { return _ = try look(in: few, withoutEnd: true) }
    if !scope.query.clauses.isEmpty { return try lookAtFlags() }
    if let expression = scope.query.terms.expression, try !isRareKind() { return try lookAtWords(expression) }
    try lookAtRows()
  }

  /// Looks at each message of one chat, however many they are; false when time was up.
  mutating func runInside(_ chat: ConversationID) throws -> Bool { try look(in: [chat], withoutEnd: false) }

  /// The chats that hold all of the answer, when they are so few that each of their messages may be looked at.
  private func fewChats() throws -> Set<ConversationID>? {
    let narrow = try labels.fewChats()
    guard let chats = [scope.chats, narrow].compactMap(\.self).reduce(nil, Self.common) else { return nil }
    guard chats.count <= Self.mostChats else { return nil }
    var left = Self.mostInChats
    for chat in chats {
      left -= try sql.first(Self.size, [chat, left + 1]) { try $0.int() } ?? 0
      if left < 0 { return nil }
    }
    return chats
  }

  private static func common(
    _ left: Set<ConversationID>?, _ right: Set<ConversationID>
  ) -> Set<ConversationID>? { left?.intersection(right) ?? right }

  /// Goes through chats whole; false, and nothing is found, when time was up.
  private mutating func look(in chats: Set<ConversationID>, withoutEnd: Bool) throws -> Bool {
    var (all, clock, goesOn): ([SearchCandidate], SearchClock, Bool) = ([], self.clock, true)
    for chat in chats where goesOn {
      try sql.scan(Self.inChat, [chat, below]) { row in
        if let answer = try answer(&row, to: scope.query.terms).found { all.append(answer) }
        if all.count > 2 * limit { all = Array(all.sorted { $0.id > $1.id }.prefix(limit + 1)) }
        goesOn = withoutEnd || !clock.isOver()
        return goesOn
      }
    }
    guard goesOn else { return false }
    all.sort { $0.id > $1.id }
    found = Array(all.prefix(limit))
    if all.count > limit { next = found.last.map { SearchKey(below: $0.id) } }
    return true
  }

  private mutating func lookAtFlags() throws {
    let places = scope.query.clauses.map { _ in "?" }.joined(separator: ", ")
    let values: [(any Storable)?] = scope.query.clauses + [below]
    _ = try look(Self.flagged(places), values, for: scope.query.terms)
  }

  private mutating func lookAtWords(_ expression: String) throws {
    let ranges = try SearchSpans(sql, scope.instants, below: below).ranges
    if let shorter = scope.query.terms.shortened, try probe(ranges, shorter) { return }
    for range in ranges {
      guard try look(Self.byWords, [expression, range.upperBound, range.lowerBound], for: []) else { return }
    }
  }

  /// Looks for words that are being typed by their first three letters, which the index has ready, while a longer
  /// beginning costs it a pass over all that begins so: where that is much, the page is soon full this way.
  ///
  /// - Returns: whether the page was filled, or all looked at; otherwise nothing has happened.
  private mutating func probe(_ ranges: [Range<Int64>], _ shorter: [SearchTerm]) throws -> Bool {
    guard let expression = shorter.expression, let range = ranges.first, ranges.count == 1 else { return false }
    var (left, isFull, isWhole, before) = (Self.mostProbed, false, true, self)
    try sql.scan(Self.byWords, [expression, range.upperBound, range.lowerBound]) { row in
      let (id, answer) = try answer(&row, to: scope.query.terms)
      if let answer { found.append(answer) }
      (left, isFull) = (left - 1, found.count >= limit)
      if isFull { next = SearchKey(below: id) }
      isWhole = !isFull && left > 0
      return isWhole
    }
    if isFull || isWhole { return true }
    before.labels = labels
    self = before
    return false
  }

  /// The only kind that is asked for, when it has an index.
  private var kind: String? { scope.query.kinds.count == 1 ? scope.query.kinds.first?.column : nil }

  /// Whether the kind that is asked for is so rare that each of its messages may be looked at.
  private func isRareKind() throws -> Bool {
    guard let kind else { return false }
    let count = try sql.first(Self.ofKind, [kind, Self.mostInChats + 1]) { try $0.int() } ?? 0
    return count <= Self.mostInChats
  }

  private mutating func lookAtRows() throws {
    let kind = kind
    for range in try SearchSpans(sql, scope.instants, below: below).ranges {
      let bounds: [(any Storable)?] = [range.upperBound, range.lowerBound]
      let statement = kind == nil ? Self.byNumber : Self.byKind
      guard try look(statement, (kind.map { [$0] } ?? []) + bounds, for: scope.query.terms) else { return }
    }
  }

  /// Goes through the rows of a statement; false when the page is full or time is up.
  private mutating func look(
    _ statement: String, _ values: [(any Storable)?], for terms: [SearchTerm]
  ) throws -> Bool {
    var goesOn = true
    var (found, clock) = (self.found, self.clock)
    try sql.scan(statement, values) { row in
      let (id, answer) = try answer(&row, to: terms)
      if let answer { found.append(answer) }
      goesOn = found.count < limit && !clock.isOver()
      if !goesOn { next = SearchKey(below: id) }
      return goesOn
    }
    (self.found, self.clock) = (found, clock)
    return goesOn
  }

  /// Looks at a row: whose number, and the message if it counts. Most rows of a broad search are left after their numbers
  /// have been read.
  private mutating func answer(
    _ row: inout Columns, to terms: [SearchTerm]
  ) throws -> (id: MessageID, found: SearchCandidate?) {
    let head = try SearchCandidate.Head(&row)
    guard scope.admits(head), try labels.accepts(head.conversation) else { return (head.id, nil) }
    let candidate = try SearchCandidate(head, &row)
    guard scope.accepts(candidate) else { return (head.id, nil) }
    return (head.id, terms.isEmpty || terms.firstHit(in: candidate.words) != nil ? candidate : nil)
  }
}

// The questions. `CROSS JOIN` keeps SQLite from turning them round.
extension MessageSearch {
  /// Chats that are looked through one by one at most.
  static let mostChats = 50
  /// Messages in them at most.
  static let mostInChats = 4_000
  /// Messages that are looked at for the sake of a word's first three letters.
  static let mostProbed = 400

  static let size = "SELECT count(*) FROM (SELECT 1 FROM message WHERE conversation = ? LIMIT ?)"

  static let inChat = """
    SELECT \(SearchCandidate.columns) FROM message m
    WHERE m.conversation = ? AND m.id < ? AND \(Dialect.isSearched("m."))
    """

  static let byWords = """
    SELECT \(SearchCandidate.columns) FROM message_words w CROSS JOIN message m ON m.id = w.rowid
    WHERE message_words MATCH ? AND w.rowid < ? AND w.rowid >= ? ORDER BY w.rowid DESC
    """

  static let byNumber = """
    SELECT \(SearchCandidate.columns) FROM message m
    WHERE m.id < ? AND m.id >= ? AND \(Dialect.isSearched("m.")) ORDER BY m.id DESC
    """

  static let ofKind = """
    SELECT count(*) FROM (
      SELECT 1 FROM message WHERE kind <> 'text' AND kind = ? LIMIT ?)
    """

  static let byKind = """
    SELECT \(SearchCandidate.columns) FROM message m
    WHERE m.kind <> 'text' AND m.kind = ? AND m.id < ? AND m.id >= ? AND \(Dialect.isSearched("m."))
    ORDER BY m.id DESC
    """

  static func flagged(_ places: String) -> String {
    """
    SELECT \(SearchCandidate.columns) FROM flag f CROSS JOIN message m ON m.id = f.message
    WHERE f.clause IN (\(places)) AND f.message < ? AND \(Dialect.isSearched("m."))
    GROUP BY f.message ORDER BY f.message DESC
    """
  }
}

extension SearchQuery.Kind {
  /// The word of the column for kinds that have an index; voice notes are audio there.
  fileprivate var column: String? {
    switch self {
    case .image, .video, .audio, .document, .sticker, .location, .contacts: rawValue
    case .voice: SearchQuery.Kind.audio.rawValue
    case .text, .note, .ours, .mine, .theirs: nil
    }
  }
}
