import Desk
import Foundation

/// What people took or proposed about messages, with clause, reason, author and evidence.
struct MeasureTable {
  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// Writes a measure; without an author there is none (C17).
  func add(
    _ measure: Measure, _ finding: Finding, as state: MeasureRecord.State, in conversation: ConversationID,
    by author: StaffID, at now: Date
  ) throws -> MeasureID {
    let id = try sql.insert(
      """
      INSERT INTO measure (conversation, rung, terms, clause, reason, author, at, state)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        conversation, measure.rung.rawValue, try measure.jsonText(), finding.clause, finding.reason, author, now,
        state.rawValue,
      ])
    for message in finding.messages {
      try sql.execute("INSERT INTO measure_evidence (measure, message) VALUES (?, ?)", [id, message])
    }
    return MeasureID(id)
  }

  /// Settles one proposal.
  func settle(_ id: MeasureID, as state: MeasureRecord.State, reason: String, by author: StaffID, at now: Date) throws {
    try sql.execute(
      """
      UPDATE measure SET state = ?, settled_by = ?, settled_at = ?, settled_reason = ?
      WHERE id = ? AND state = 'proposed'
      """, [state.rawValue, author, now, reason, id])
  }

  /// Messages that a measure speaks of.
  func evidence(_ id: MeasureID) throws -> [MessageID] {
    try sql.query("SELECT message FROM measure_evidence WHERE measure = ? ORDER BY message", [id]) { try $0.id() }
  }

  /// Proposals about one message that nobody has settled, oldest first.
  func proposals(about message: MessageID) throws -> [MeasureRecord] {
    try complete(
      sql.query(
        """
        SELECT \(Self.columns) FROM measure_evidence e JOIN measure s ON s.id = e.measure
        WHERE e.message = ? AND s.state = 'proposed' ORDER BY s.id
        """, [message]
      ) { try MeasureRecord(&$0) })
  }

  /// Proposals in one conversation that nobody has settled, oldest first.
  func proposals(in conversation: ConversationID) throws -> [MeasureRecord] {
    try complete(
      sql.query(
        """
        SELECT \(Self.columns) FROM measure s WHERE s.conversation = ? AND s.state = 'proposed' ORDER BY s.id
        """, [conversation]
      ) { try MeasureRecord(&$0) })
  }

  /// Everything that was taken or proposed in one conversation, oldest first.
  func all(in conversation: ConversationID) throws -> [MeasureRecord] {
    try complete(
      sql.query("SELECT \(Self.columns) FROM measure s WHERE s.conversation = ? ORDER BY s.id", [conversation]) {
        try MeasureRecord(&$0)
      })
  }

  private func complete(_ records: [MeasureRecord]) throws -> [MeasureRecord] {
    try records.map { record in
      var record = record
      record.finding.messages = try evidence(record.id)
      return record
    }
  }

  /// In the order in which `MeasureRecord` reads them.
  static let columns = "s.id, s.terms, s.clause, s.reason, s.author, s.at, s.state, s.settled_by"
}

extension MeasureRecord {
  /// Reads the columns that `MeasureTable.columns` names; the evidence stands in a table of its own.
  init(_ row: inout Columns) throws {
    let (id, measure) = (try row.id() as MeasureID, try row.json() as Measure)
    let finding = Finding([], clause: try row.text(), reason: try row.text())
    self.init(
      id: id, measure: measure, finding: finding, by: StaffID(try row.text()), at: try row.instant(),
      state: try row.word(), settledBy: row.optionalText().map { StaffID($0) })
  }
}

extension Store {
  /// Everything that was taken or proposed in a conversation, oldest first.
  public func measures(in id: ConversationID) throws(StoreFault) -> [MeasureRecord] {
    try connection.read("reading measures") { sql in try MeasureTable(sql).all(in: id) }
  }
}
