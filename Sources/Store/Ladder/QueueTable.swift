import Desk
import Foundation
import Moderation
import Policy

/// The messages that wait for somebody's judgement: those with an open flag, and those about which a measure is
/// proposed.
struct QueueTable {
  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// Puts a message in its place, or takes it out when nothing about it is open any more.
  func place(_ message: MessageID, of conversation: ConversationID, under ruleset: Ruleset) throws {
    let flags = try sql.query(
      "SELECT clause, confidence FROM flag WHERE message = ? AND state = 'open'", [message]
    ) { row in (clause: try row.text(), confidence: try row.word() as Flag.Confidence) }
    let asked = try sql.query(
      """
      SELECT s.clause FROM measure_evidence e JOIN measure s ON s.id = e.measure
      WHERE e.message = ? AND s.state = 'proposed'
      """, [message]
    ) { row in (clause: try row.text(), confidence: Flag.Confidence.high) }
    guard !flags.isEmpty || !asked.isEmpty else {
      return try sql.execute("DELETE FROM moderation_queue WHERE message = ?", [message])
    }
    let confirmed = try confirmed(of: conversation).values.reduce(0, +)
    let weights = (flags + asked).map {
      Priority.weight(of: $0.clause, $0.confidence, confirmed: confirmed, under: ruleset)
    }
    try sql.execute(
      """
      INSERT INTO moderation_queue (message, conversation, rank, at)
      SELECT id, conversation, ?, at FROM message WHERE id = ?
      ON CONFLICT (message) DO UPDATE SET rank = excluded.rank
      """, [-(weights.max() ?? 0), message])
  }

  /// Puts everything of a citizen's in its place anew: how often they broke the policy has changed.
  func placeAll(of conversation: ConversationID, under ruleset: Ruleset) throws {
    let waiting: [MessageID] = try sql.query(
      "SELECT message FROM moderation_queue WHERE conversation = ?", [conversation]
    ) { try $0.id() }
    for message in waiting { try place(message, of: conversation, under: ruleset) }
  }

  /// A citizen's confirmed violations, by clause: messages, not flags.
  func confirmed(of conversation: ConversationID) throws -> [String: Int] {
    let counts = try sql.query(
      """
      SELECT clause, count(DISTINCT message) FROM flag WHERE conversation = ? AND state = 'upheld' GROUP BY clause
      """, [conversation]
    ) { row in (try row.text(), try row.int()) }
    return Dictionary(counts) { $0 + $1 }
  }

  /// How many messages wait.
  func count() throws -> Int {
    try sql.first("SELECT count(*) FROM moderation_queue") { try $0.int() } ?? 0
  }

  /// The question for a page in one direction, nearest first.
  static func statement(backward: Bool, inclusive: Bool) -> String {
    let direction = backward ? "DESC" : "ASC"
    return """
      SELECT q.message, q.conversation, q.rank, q.at, m.kind, m.text, m.marks, m.extras, v.window_opened,
        \(CitizenTable.columns)
      FROM moderation_queue q JOIN message m ON m.id = q.message JOIN conversation v ON v.id = q.conversation
      JOIN citizen c ON c.id = q.conversation
      WHERE (q.rank, q.at, q.message) \(backward ? "<" : ">")\(inclusive ? "=" : "") (?, ?, ?)
      ORDER BY q.rank \(direction), q.at \(direction), q.message \(direction) LIMIT ?
      """
  }

  /// Rows from a place on, nearest first.
  func rows(from key: QueueKey?, backward: Bool, inclusive: Bool, count: Int) throws -> [QueueRow] {
    let edge: Int64 = backward ? .max : .min
    let place: [(any Storable)?] =
      key.map { [-$0.weight, $0.at, $0.id] } ?? [edge, edge, edge]
    let rows = try sql.query(
      Self.statement(backward: backward, inclusive: inclusive), place + [count]
    ) { try QueueRow(&$0) }
    return try rows.map(complete)
  }

  /// Adds what stands in other tables.
  private func complete(_ row: QueueRow) throws -> QueueRow {
    var row = row
    row.flags = try FlagTable(sql).flags(on: row.id).filter { $0.state == .open }.sorted { left, right in
      let (first, second) = (left.flag, right.flag)
      if first.isDanger != second.isDanger { return first.isDanger }
      return first.confidence == second.confidence ? first.clause < second.clause : first.confidence > second.confidence
    }
    row.proposals = try MeasureTable(sql).proposals(about: row.id)
    row.confirmed = try confirmed(of: row.conversation)
    return row
  }
}

extension QueueRow {
  /// Reads the columns that `QueueTable.statement` asks for.
  fileprivate init(_ row: inout Columns) throws {
    let (id, conversation) = (try row.id() as MessageID, try row.id() as ConversationID)
    let (rank, at) = (try row.integer(), try row.integer())
    let kind: Arrival.Kind = try row.optionalWord() ?? .text
    let text = row.optionalText()
    let marks = Set(row.words().compactMap(Mark.init(rawValue:)))
    let extras = Extras(rawValue: try row.int())
    let closes = row.optionalInstant().map { ServiceWindow(opened: $0).closes }
    self.init(
      id: id, conversation: conversation, citizen: Identity(&row), at: Date(milliseconds: at), kind: kind, text: text,
      marks: marks, isDeleted: extras.contains(.deleted), windowCloses: closes,
      key: QueueKey(weight: Int(-rank), at: at, id: id))
  }
}

extension Store {
  /// A page of the moderation queue, worst first, by key.
  ///
  /// - Parameters:
  ///   - key: where the page starts; nil starts at the beginning, or at the end when going backward.
  ///   - backward: whether the page lies before the key.
  ///   - inclusive: whether the key's own row belongs to the page.
  ///   - limit: how many rows at most.
  public func moderationQueue(
    from key: QueueKey? = nil, backward: Bool = false, inclusive: Bool = false, limit: Int
  ) throws(StoreFault) -> QueuePage {
    let limit = max(1, min(limit, 1_000))
    return try connection.read("reading the moderation queue") { sql in
      let table = QueueTable(sql)
      var rows = try table.rows(from: key, backward: backward, inclusive: inclusive, count: limit + 1)
      let goesOn = rows.count > limit
      rows = Array(rows.prefix(limit))
      let edge = rows.first?.key ?? key
      let comesFrom =
        try key != nil
        && edge.map {
          try !table.rows(from: $0, backward: !backward, inclusive: rows.isEmpty && !inclusive, count: 1).isEmpty
        } ?? false
      return QueuePage(
        rows: backward ? rows.reversed() : rows, hasEarlier: backward ? goesOn : comesFrom,
        hasLater: backward ? comesFrom : goesOn, total: try table.count())
    }
  }

  /// A citizen's confirmed violations, by clause (A14): shown, and nothing is done by itself (C17).
  public func confirmedViolations(of id: ConversationID) throws(StoreFault) -> [String: Int] {
    try connection.read("counting violations") { sql in try QueueTable(sql).confirmed(of: id) }
  }
}
