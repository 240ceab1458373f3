import Desk
import Foundation
import Policy

/// A message for the courier, with what it checks again at the moment of sending.
public struct Errand: Equatable, Sendable {
  /// The message.
  public var message: Outgoing
  /// The citizen's 24 hours.
  public var window: ServiceWindow?
}

extension Store {
  /// No message is held longer than this for undo, in seconds: one that seems to be was held before the machine's clock
  /// went back, and goes.
  private static let longestHold: TimeInterval = 600

  /// Takes messages out of the outbox for a courier that serves many citizens at once: of each citizen the oldest alone,
  /// so that nobody reads an answer before the one it follows. They are marked as sending; what nobody could receive
  /// fails at once.
  ///
  /// - Parameters:
  ///   - busy: conversations that wait for the fate of an earlier message, or for their pace.
  ///   - limit: messages at most.
  public func takeErrands(
    at now: Date, passing busy: Set<ConversationID>, limit: Int
  ) throws(StoreFault) -> [Errand] {
    let isAnyDue = try connection.read("looking at the outbox") { sql in
      try sql.holds(
        """
        SELECT 1 FROM message WHERE state IN ('held', 'queued', 'sending')
        AND (state = 'queued' OR (state = 'held' AND (held_until <= ? OR held_until > ?))) LIMIT 1
        """, [now, now + Self.longestHold])
    }
    guard isAnyDue, limit > 0 else { return [] }
    return try connection.write("taking messages out of the outbox") { sql in
      var seen = busy
      var errands: [Errand] = []
      for (message, window) in try due(sql, at: now) where errands.count < limit {
        guard seen.insert(message.conversation).inserted else { continue }
        var message = message
        message.to = try CitizenTable(sql).identity(message.conversation) ?? Identity()
        let canReceive = message.to.phone != nil || message.to.userID != nil
        try sql.execute(
          "UPDATE message SET state = ? WHERE id = ?",
          [(canReceive ? OutboxState.sending : .failed).rawValue, message.id])
        if canReceive { errands.append(Errand(message: message, window: window)) }
      }
      return errands
    }
  }

  /// The messages that may go, oldest first. Far more than are taken at once are looked at, since one citizen may have
  /// many of them.
  private func due(_ sql: SQL, at now: Date) throws -> [(message: Outgoing, window: ServiceWindow?)] {
    try sql.query(
      """
      SELECT m.id, m.conversation, m.text, m.detail, m.quoted, m.about, m.author, v.window_opened
      FROM message m JOIN conversation v ON v.id = m.conversation
      WHERE m.state IN ('held', 'queued', 'sending')
      AND (m.state = 'queued' OR (m.state = 'held' AND (m.held_until <= ? OR m.held_until > ?)))
      ORDER BY m.id LIMIT 2000
      """, [now, now + Self.longestHold]
    ) { row in
      let message = Outgoing(
        id: try row.id(), conversation: try row.id(), to: Identity(), text: row.optionalText() ?? "",
        attached: try row.optionalJSON(), quoting: row.optionalText().map { ProviderID($0) },
        template: try row.optionalJSON(), isAutomatic: row.optionalText() == nil)
      return (message, row.optionalInstant().map { ServiceWindow(opened: $0) })
    }
  }

  /// How many messages wait to be sent, and since when the oldest does; for the administrator's figures.
  public func outboxWaiting() throws(StoreFault) -> (count: Int, oldest: Date?) {
    try connection.read("counting the outbox") { sql in
      let row = try sql.first(
        "SELECT count(*), min(at) FROM message WHERE state IN ('held', 'queued', 'sending') AND state <> 'held'"
      ) { row in (count: try row.int(), oldest: row.optionalInstant()) }
      return row ?? (0, nil)
    }
  }

  /// Whether WhatsApp is to be asked about a block: to be looked at before `takeWhatsAppBlocks`, which writes.
  public func hasWhatsAppBlocks() throws(StoreFault) -> Bool {
    try connection.read("looking for blocks to ask for") { sql in
      try sql.holds("SELECT 1 FROM block WHERE whatsapp IN ('toAsk', 'toLift') LIMIT 1")
    }
  }

  /// Blocks that WhatsApp was being asked about when a courier stopped: they are asked for again, which changes nothing
  /// where the answer was lost. To be called when a courier starts.
  ///
  /// - Returns: how many there were.
  public func askBlocksAgain(at now: Date) throws(StoreFault) -> Int {
    try connection.write("asking WhatsApp for blocks again") { sql in
      let open = try sql.query("SELECT id, conversation, whatsapp FROM block WHERE whatsapp IN ('asked', 'lifting')") {
        row in (id: try row.id() as BlockID, conversation: try row.id() as ConversationID, word: try row.text())
      }
      for block in open {
        let level: WhatsAppLevel = block.word == WhatsAppLevel.asked.rawValue ? .toAsk : .toLift
        try sql.execute("UPDATE block SET whatsapp = ? WHERE id = ?", [level.rawValue, block.id])
        try Journal(sql).append(
          .whatsAppBlock, by: .program, at: now, conversation: block.conversation, about: level.rawValue)
      }
      return open.count
    }
  }
}
