import Desk
import Foundation

/// What goes out and has not arrived.
struct OutgoingTable {
  /// How long a failure nobody looked at asks for somebody, in days.
  static let failureDays = 14
  /// Characters of a message that are shown.
  private static let textLimit = 400

  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// Both halves have an index of their own.
  private static let waiting = "state IN ('held', 'queued', 'sending') AND state <> 'held'"
  private static let undelivered = """
    state IN ('uncertain', 'failed') AND (state = 'uncertain' OR at >= ?)
    AND NOT EXISTS (SELECT 1 FROM given_up g WHERE g.message = message.id)
    """

  /// Rows after a place.
  func rows(after key: OutgoingKey?, at now: Date, count: Int) throws -> [OutgoingRow] {
    try sql.query(
      """
      SELECT m.id, m.conversation, m.at, m.author, substr(m.text, 1, \(Self.textLimit)), m.detail, m.state,
        m.error_code, \(CitizenTable.columns)
      FROM (
        SELECT id, 2 AS rank FROM message WHERE \(Self.waiting)
        UNION ALL
        SELECT id, CASE state WHEN 'uncertain' THEN 0 ELSE 1 END AS rank FROM message WHERE \(Self.undelivered)
      ) o JOIN message m ON m.id = o.id JOIN citizen c ON c.id = m.conversation
      WHERE (o.rank, o.id) > (?, ?) ORDER BY o.rank, o.id LIMIT ?
      """, [earliest(at: now), key?.rank ?? -1, key?.id.rawValue ?? 0, count]
    ) { try OutgoingRow(&$0) }
  }

  /// How many there are.
  func count(at now: Date) throws -> Int {
    try sql.first(
      """
      SELECT (SELECT count(*) FROM message WHERE \(Self.waiting))
        + (SELECT count(*) FROM message WHERE \(Self.undelivered))
      """, [earliest(at: now)]
    ) { try $0.int() } ?? 0
  }

  /// How many have an unknown fate since before an instant.
  func uncertain() throws -> Int {
    try sql.first(
      """
      SELECT count(*) FROM message WHERE state IN ('uncertain', 'failed') AND state = 'uncertain'
      AND NOT EXISTS (SELECT 1 FROM given_up g WHERE g.message = message.id)
      """
    ) { try $0.int() } ?? 0
  }

  private func earliest(at now: Date) -> Date { now.addingTimeInterval(-TimeInterval(Self.failureDays * 86_400)) }
}

extension OutgoingRow {
  /// Reads the columns that `OutgoingTable.rows` asks for.
  fileprivate init(_ row: inout Columns) throws {
    let (id, conversation, at) = (try row.id() as MessageID, try row.id() as ConversationID, try row.instant())
    let (author, text) = (row.optionalText(), row.optionalText())
    let attached: Content? = try row.optionalJSON()
    let (state, code) = (try row.word() as OutboxState, row.optionalInt())
    self.init(
      id: id, conversation: conversation, citizen: Identity(&row), at: at, by: author.map { StaffID($0) }, text: text,
      attached: attached, state: state, errorCode: code)
  }
}

extension Store {
  /// What goes out and has not arrived: what nobody knows the fate of, what failed in the last two weeks, what waits. What
  /// somebody has given up is left out.
  public func outgoing(after key: OutgoingKey? = nil, at now: Date, limit: Int) throws(StoreFault) -> OutgoingPage {
    let limit = max(1, min(limit, 1_000))
    return try connection.read("reading the outbox") { sql in
      let table = OutgoingTable(sql)
      let rows = try table.rows(after: key, at: now, count: limit + 1)
      return OutgoingPage(
        rows: Array(rows.prefix(limit)), hasLater: rows.count > limit, total: try table.count(at: now))
    }
  }
}

extension EventWriter {
  /// What a decision about a message of ours writes.
  func settle(_ event: OutboxEvent) throws {
    switch event {
    case .retried(let message):
      try sql.execute("DELETE FROM given_up WHERE message = ?", [message])
      // A new attempt gets a new name from the carrier; news of the old one is of no message any more.
      try sql.execute(
        """
        UPDATE message SET state = 'queued', error_code = NULL, provider_id = NULL, held_until = NULL
        WHERE id = ? AND state IN ('uncertain', 'failed')
        """, [message])
    case .markedSent(let message):
      try sql.execute("UPDATE message SET state = 'sent' WHERE id = ? AND state = 'uncertain'", [message])
    case .gaveUp(let message):
      try sql.execute("UPDATE message SET state = 'withdrawn' WHERE id = ? AND state = 'queued'", [message])
      guard let author else { return }
      try sql.execute(
        "INSERT INTO given_up (message, login, at) VALUES (?, ?, ?) ON CONFLICT (message) DO NOTHING",
        [message, author, now])
    }
  }
}
