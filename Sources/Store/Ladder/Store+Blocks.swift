import Desk
import Foundation
import Policy

/// A block that WhatsApp is to be asked for, or to take off; what the gateway sends.
public struct WhatsAppBlockRequest: Equatable, Sendable, Identifiable {
  /// Which block.
  public var id: BlockID
  /// Whom: the number or the user id.
  public var citizen: Identity
  /// Whether to block, or to take a block off.
  public var blocks: Bool
}

extension Store {
  /// Blocked people, the first to be looked at first.
  public func blocks(at now: Date, after key: BlockKey? = nil, limit: Int) throws(StoreFault) -> BlockPage {
    let limit = max(1, min(limit, 1_000))
    return try connection.read("reading blocks") { sql in
      let table = BlockTable(sql)
      let rows = try table.rows(after: key, at: now, count: limit + 1)
      return BlockPage(
        rows: Array(rows.prefix(limit)), hasLater: rows.count > limit, total: try table.count(at: now))
    }
  }

  /// The block of a conversation that holds, with everything that happened to it; nil when none does.
  public func block(
    of id: ConversationID, at now: Date
  ) throws(StoreFault) -> (row: BlockRow, changes: [BlockChange])? {
    try connection.read("reading a block") { sql in
      guard let row = try BlockTable(sql).row(of: id, at: now) else { return nil }
      return (row, try BlockTable(sql).changes(of: row.id))
    }
  }

  /// Ends the blocks whose date has come. To be called by the minute's clock, or whenever somebody looks; nothing else
  /// waits for it, since every rule looks at the date itself.
  ///
  /// - Returns: how many there were.
  public func lapseBlocks(at now: Date) throws(StoreFault) -> Int {
    let due: [ConversationID] = try connection.read("looking for ended blocks") { sql in
      try sql.query(
        "SELECT conversation FROM block WHERE ended_at IS NULL AND ends = 'lapse' AND until_at <= ?", [now]
      ) { try $0.id() }
    }
    guard !due.isEmpty else { return 0 }
    return try connection.write("ending blocks") { sql in
      let office = try officeCache.office(sql)
      var ended = 0
      for id in due {
        guard let record = try ConversationTable(sql).load(id) else { continue }
        ended += try lapse(record, at: now, office, sql)
      }
      return ended
    }
  }

  /// Ends the block of one conversation, if its date has come; how many there were.
  @discardableResult
  func lapse(_ record: ConversationRecord, at now: Date, _ office: Office, _ sql: SQL) throws -> Int {
    let events = record.conversation.lapses(at: now)
    var writer = EventWriter(sql, record, office: office, actor: .program, at: now)
    try writer.write(events)
    return events.count
  }

  /// Adds what a citizen says against their block, or what the desk answers to it.
  public func noteAppeal(
    _ text: String, on id: ConversationID, by staff: StaffID, at now: Date
  ) throws(ActError) {
    let answer: Result<Void, ActError>
    do {
      try welcome(staff)
      answer = try connection.write("noting an appeal", refusing: ActError.self) { sql in
        let office = try officeCache.office(sql)
        guard let person = office.staff[staff], person.may(act: .supervisor) else {
          throw ActError.refused(.roleMissing(.supervisor))
        }
        guard text.contains(where: { !$0.isWhitespace }) else { throw ActError.refused(.empty) }
        guard let row = try BlockTable(sql).row(of: id, at: now) else {
          throw ActError.refused(.ladder(.notBlocked))
        }
        try BlockTable(sql).note(.appeal, on: row.id, by: staff, at: now, reason: text)
        try Journal(sql).append(
          .appealNoted, by: .staff(staff), at: now, conversation: id, clause: row.finding.clause)
      }
    } catch {
      throw .fault(error)
    }
    try answer.get()
  }

  /// Takes the blocks that WhatsApp is to be asked about, oldest first, and marks them as asked. Those for which the 24
  /// hours are over are too late: they wait for the citizen to write again.
  public func takeWhatsAppBlocks(at now: Date, limit: Int) throws(StoreFault) -> [WhatsAppBlockRequest] {
    try connection.write("asking WhatsApp for blocks") { sql in
      let waiting = try sql.query(
        """
        SELECT b.id, b.conversation, b.whatsapp, v.window_opened FROM block b
        JOIN conversation v ON v.id = b.conversation WHERE b.whatsapp IN ('toAsk', 'toLift') ORDER BY b.id LIMIT ?
        """, [max(0, limit)]
      ) { row in
        (
          id: try row.id() as BlockID, conversation: try row.id() as ConversationID,
          level: try row.word() as WhatsAppLevel, window: row.optionalInstant().map { ServiceWindow(opened: $0) }
        )
      }
      return try waiting.compactMap { block in
        let isLate = block.level == .toAsk && block.window?.isOpen(at: now) != true
        let next: WhatsAppLevel = isLate ? .tooLate : block.level == .toAsk ? .asked : .lifting
        try setLevel(next, of: block.id, in: block.conversation, at: now, sql)
        guard !isLate, let citizen = try CitizenTable(sql).identity(block.conversation) else { return nil }
        return WhatsAppBlockRequest(id: block.id, citizen: citizen, blocks: block.level == .toAsk)
      }
    }
  }

  /// Records what WhatsApp answered.
  ///
  /// - Parameter level: `holds` or `refused` after asking for a block; `lifted` after taking it off; `toAsk` or `toLift`
  ///   to ask again.
  public func recordWhatsAppBlock(_ id: BlockID, as level: WhatsAppLevel, at now: Date) throws(StoreFault) {
    try connection.write("recording a block at WhatsApp") { sql in
      let block = try sql.first("SELECT conversation, ended_at FROM block WHERE id = ?", [id]) { row in
        (conversation: try row.id() as ConversationID, hasEnded: row.optionalInteger() != nil)
      }
      guard let block else { return }
      // It ended here while WhatsApp was being asked: what holds there has to go too.
      let settled: WhatsAppLevel = block.hasEnded && level == .holds ? .toLift : level
      try setLevel(settled, of: id, in: block.conversation, at: now, sql)
    }
  }

  private func setLevel(
    _ level: WhatsAppLevel, of id: BlockID, in conversation: ConversationID, at now: Date, _ sql: SQL
  ) throws {
    try sql.execute("UPDATE block SET whatsapp = ? WHERE id = ?", [level.rawValue, id])
    try Journal(sql).append(
      .whatsAppBlock, by: .program, at: now, conversation: conversation, about: level.rawValue)
  }
}
