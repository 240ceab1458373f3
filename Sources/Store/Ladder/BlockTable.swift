import Desk
import Foundation

/// Blocks, in force and past, with all that happened to them (A15).
struct BlockTable {
  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// Makes a block.
  func add(
    _ measure: MeasureID, _ term: BlockTerm, _ level: WhatsAppLevel, cutting interrupted: Interruption,
    in conversation: ConversationID, at now: Date
  ) throws -> BlockID {
    BlockID(
      try sql.insert(
        """
        INSERT INTO block (measure, conversation, started_at, until_at, ends, interrupted, whatsapp)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [measure, conversation, now, term.until, term.ends.rawValue, try interrupted.jsonText(), level.rawValue]))
  }

  /// Adds to what happened to a block.
  func note(
    _ kind: BlockChange.Kind, on block: BlockID, by author: StaffID?, at now: Date, reason: String, until: Date? = nil
  ) throws {
    try sql.execute(
      "INSERT INTO block_change (block, kind, at, author, reason, until_at) VALUES (?, ?, ?, ?, ?, ?)",
      [block, kind.rawValue, now, author, reason, until])
  }

  /// Moves a block's date.
  func move(_ block: BlockID, to until: Date) throws {
    try sql.execute("UPDATE block SET until_at = ? WHERE id = ?", [until, block])
  }

  /// Ends a block, and has WhatsApp asked to take off what it has.
  func end(_ block: BlockID, how: String, at now: Date) throws {
    try sql.execute(
      """
      UPDATE block SET ended_at = ?, ended_how = ?, whatsapp = CASE whatsapp
        WHEN 'holds' THEN 'toLift' WHEN 'asked' THEN 'toLift' WHEN 'toAsk' THEN 'none' WHEN 'tooLate' THEN 'none'
        ELSE whatsapp END
      WHERE id = ?
      """, [now, how, block])
  }

  /// Counts what was kept out. Where it was too late to ask WhatsApp, the citizen's message makes it possible again.
  func countAttempt(_ block: BlockID, at now: Date) throws {
    try sql.execute(
      """
      UPDATE block SET attempts = attempts + 1, first_attempt = coalesce(first_attempt, ?), last_attempt = ?,
        whatsapp = CASE whatsapp WHEN 'tooLate' THEN 'toAsk' ELSE whatsapp END
      WHERE id = ?
      """, [now, now, block])
  }

  /// What making a block interrupted, with what came since.
  func interruption(_ block: BlockID) throws -> Interruption? {
    try sql.first("SELECT interrupted, first_attempt, attempts FROM block WHERE id = ?", [block]) { row in
      var interruption: Interruption = try row.json()
      (interruption.firstAttempt, interruption.attempts) = (row.optionalInstant(), try row.int())
      return interruption
    }
  }

  /// The measure that made a block, and when.
  func origin(_ block: BlockID) throws -> (measure: MeasureID, since: Date)? {
    try sql.first("SELECT measure, started_at FROM block WHERE id = ?", [block]) { row in
      (measure: try row.id(), since: try row.instant())
    }
  }

  /// How many blocks hold, as of an instant.
  func count(at now: Date) throws -> Int {
    try sql.first(
      "SELECT count(*) FROM block WHERE ended_at IS NULL AND (ends = 'review' OR until_at > ?)", [now]
    ) { try $0.int() } ?? 0
  }

  /// Blocks that hold, by their date, from a place on.
  func rows(after key: BlockKey?, at now: Date, count: Int) throws -> [BlockRow] {
    try sql.query(
      """
      \(Self.select) WHERE b.ended_at IS NULL AND (b.ends = 'review' OR b.until_at > ?)
      AND (b.until_at, b.id) > (?, ?) ORDER BY b.until_at, b.id LIMIT ?
      """, [now, key?.until ?? .min, key?.id.rawValue ?? .min, count]
    ) { try Self.row(&$0) }.map(complete)
  }

  /// The block of a conversation that holds, if one does.
  func row(of conversation: ConversationID, at now: Date) throws -> BlockRow? {
    try sql.first(
      """
      \(Self.select) WHERE b.conversation = ? AND b.ended_at IS NULL AND (b.ends = 'review' OR b.until_at > ?)
      """, [conversation, now]
    ) { try Self.row(&$0) }.map(complete)
  }

  /// What happened to a block, oldest first.
  func changes(of block: BlockID) throws -> [BlockChange] {
    try sql.query(
      "SELECT kind, at, author, reason, until_at FROM block_change WHERE block = ? ORDER BY id", [block]
    ) { row in
      BlockChange(
        kind: try row.word(), at: try row.instant(), by: row.optionalText().map { StaffID($0) },
        reason: try row.text(), until: row.optionalInstant())
    }
  }

  private func complete(_ row: (row: BlockRow, measure: MeasureID)) throws -> BlockRow {
    var (row, measure) = row
    row.finding.messages = try MeasureTable(sql).evidence(measure)
    row.previous =
      try sql.first(
        "SELECT count(*) FROM block WHERE conversation = ? AND id < ? AND ended_how <> 'undone'",
        [row.conversation, row.id]
      ) { try $0.int() } ?? 0
    let changes = try changes(of: row.id)
    row.reviews = changes.count { $0.kind == .kept || $0.kind == .extended }
    row.appeals = changes.filter { $0.kind == .appeal }.map(\.reason)
    return row
  }

  private static let select = """
    SELECT b.id, b.conversation, b.measure, s.clause, s.reason, s.author, b.started_at, b.until_at, b.ends, b.whatsapp,
      v.window_opened, b.attempts, b.last_attempt, \(CitizenTable.columns)
    FROM block b JOIN measure s ON s.id = b.measure JOIN conversation v ON v.id = b.conversation
    JOIN citizen c ON c.id = b.conversation
    """

  private static func row(_ row: inout Columns) throws -> (row: BlockRow, measure: MeasureID) {
    let (id, conversation) = (try row.id() as BlockID, try row.id() as ConversationID)
    let measure: MeasureID = try row.id()
    let finding = Finding([], clause: try row.text(), reason: try row.text())
    let author = StaffID(try row.text())
    let (since, until) = (try row.instant(), try row.instant())
    let (ends, level) = (try row.word() as BlockTerm.Kind, try row.word() as WhatsAppLevel)
    let closes = row.optionalInstant().map { $0.addingTimeInterval(24 * 60 * 60) }
    let (attempts, last) = (try row.int(), row.optionalInstant())
    return (
      BlockRow(
        id: id, conversation: conversation, citizen: Identity(&row), finding: finding, by: author, since: since,
        until: until, ends: ends, level: level, windowCloses: closes, attempts: attempts, lastAttempt: last),
      measure
    )
  }
}
