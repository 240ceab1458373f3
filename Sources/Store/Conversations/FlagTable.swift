import Desk
import Foundation
import Moderation

/// Flags on messages, open and settled.
struct FlagTable {
  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// Raises a flag: a proposal that a person has to settle (C17). That the message has flags is noted once by whoever
  /// raises them: the row may be of any size.
  func raise(
    _ flag: Flag, on message: MessageID, of conversation: ConversationID, by staff: StaffID?, at now: Date
  ) throws {
    // Evidence counts scalars of the text; a judgement from elsewhere must not break the row's own rule.
    let start = max(0, flag.evidence.lowerBound)
    try sql.execute(
      """
      INSERT INTO flag (message, conversation, clause, rule, evidence_start, evidence_end, confidence, why, raised_by,
        raised_at, state)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')
      """,
      [
        message, conversation, flag.clause, flag.rule, start, max(start, flag.evidence.upperBound),
        flag.confidence.rawValue, flag.why, staff, now,
      ])
  }

  /// Settles a flag.
  func settle(
    _ id: FlagID, as state: FlagRecord.State, reason: String, by staff: StaffID, at now: Date,
    measure: MeasureID? = nil
  ) throws {
    try sql.execute(
      """
      UPDATE flag SET state = ?, settled_by = ?, settled_at = ?, settled_reason = ?, measure = ?
      WHERE id = ? AND state = 'open'
      """, [state.rawValue, staff, now, reason, measure, id])
  }

  /// Opens again what one measure settled, for it had been a mistake; a flag that the measure itself had raised is none.
  func reopen(on message: MessageID, settledBy measure: MeasureID, at instant: Date) throws {
    try sql.execute(
      "UPDATE flag SET state = 'dismissed' WHERE message = ? AND measure = ? AND raised_at >= ?",
      [message, measure, instant])
    try sql.execute(
      """
      UPDATE flag SET state = 'open', settled_by = NULL, settled_at = NULL, settled_reason = NULL, measure = NULL
      WHERE message = ? AND measure = ? AND raised_at < ?
      """, [message, measure, instant])
  }

  /// Messages with open flags that came since an instant.
  func flagged(in conversation: ConversationID, since instant: Date) throws -> [MessageID] {
    try sql.query(
      """
      SELECT DISTINCT f.message FROM flag f JOIN message m ON m.id = f.message
      WHERE f.conversation = ? AND f.state = 'open' AND m.received_at >= ? ORDER BY f.message
      """, [conversation, instant]
    ) { try $0.id() }
  }

  /// The flags on a message, in the order in which they were raised.
  func flags(on message: MessageID) throws -> [FlagRecord] {
    try sql.query(
      """
      SELECT id, message, clause, rule, evidence_start, evidence_end, confidence, why, raised_by, state
      FROM flag WHERE message = ? ORDER BY id
      """, [message]
    ) { row in
      let (id, message) = (try row.id() as FlagID, try row.id() as MessageID)
      let flag = try Self.flag(&row)
      return FlagRecord(
        id: id, message: message, flag: flag, by: row.optionalText().map { StaffID($0) }, state: try row.word())
    }
  }

  /// Whether a message has a flag that nobody has settled.
  func isFlagged(_ message: MessageID) throws -> Bool {
    try sql.holds("SELECT 1 FROM flag WHERE message = ? AND state = 'open'", [message])
  }

  /// The clause of a flag.
  func clause(of id: FlagID) throws -> String? {
    try sql.first("SELECT clause FROM flag WHERE id = ?", [id]) { try $0.text() }
  }

  /// What the open flags of a conversation say together, but for those on what a block keeps out: they alert nobody.
  func summary(of conversation: ConversationID) throws -> FlagSummary {
    FlagSummary(
      try sql.query(
        """
        SELECT f.clause, f.rule, f.evidence_start, f.evidence_end, f.confidence, f.why
        FROM flag f JOIN moderation_queue q ON q.message = f.message
        WHERE f.conversation = ? AND f.state = 'open'
        """, [conversation]
      ) { try Self.flag(&$0) })
  }

  /// The message with the gravest open flag of a conversation, the newest of equal ones: what a list of flagged chats
  /// shows. Of very many flags the latest are looked at.
  func flaggedMessage(of conversation: ConversationID) throws -> MessageID? {
    let open = try sql.query(
      """
      SELECT clause, rule, evidence_start, evidence_end, confidence, why, message
      FROM flag WHERE conversation = ? AND state = 'open' ORDER BY id DESC LIMIT 50
      """, [conversation]
    ) { row in (flag: try Self.flag(&row), message: try row.id() as MessageID) }
    return open.min { $0.flag.isGraver(than: $1.flag) }?.message
  }

  private static func flag(_ row: inout Columns) throws -> Flag {
    let (clause, rule) = (try row.text(), try row.text())
    let (start, end) = (try row.int(), try row.int())
    guard start <= end else { throw Damage(column: 3) }
    return Flag(clause: clause, rule: rule, evidence: start..<end, confidence: try row.word(), why: try row.text())
  }
}

extension Store {
  /// The flags of a conversation that nobody has settled, oldest first.
  ///
  /// - Parameter last: the last that counts; those raised after it are left out.
  public func openFlags(
    of id: ConversationID, upTo last: FlagID = FlagID(.max)
  ) throws(StoreFault) -> [(id: FlagID, message: MessageID)] {
    try connection.read("reading flags") { sql in
      try sql.query(
        """
        SELECT f.id, f.message FROM flag f JOIN moderation_queue q ON q.message = f.message
        WHERE f.conversation = ? AND f.state = 'open' AND f.id <= ? ORDER BY f.id
        """, [id, last]
      ) { row in (id: try row.id(), message: try row.id()) }
    }
  }
}
