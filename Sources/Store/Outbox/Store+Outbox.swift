import Desk
import Foundation

/// A message on its way out, with all that the courier needs.
public struct Outgoing: Equatable, Sendable, Identifiable {
  /// Its number; also what is given along to WhatsApp, so that news can be matched when its answer is lost.
  public var id: MessageID
  /// In which conversation.
  public var conversation: ConversationID
  /// To whom: the number or the user id.
  public var to: Identity
  /// The words.
  public var text: String
  /// What goes along: a file, by its digest in `Store.keptFile`, or a place.
  public var attached: Content?
  /// The message it answers, by the carrier's name.
  public var quoting: ProviderID?
  /// The template that it is, with its blanks filled; nil for anything else.
  public var template: TemplateFill?
  /// Whether the rules wrote it, and no person.
  public var isAutomatic = false

  /// What is given along to WhatsApp (`biz_opaque_callback_data`).
  public var callback: String { id.description }
}

extension Store {
  /// Takes messages out of the outbox, oldest first, and marks them as sending. Those held for undo whose seconds are
  /// over count as queued. What nobody could receive fails at once.
  public func takeQueued(at now: Date, limit: Int) throws(StoreFault) -> [Outgoing] {
    try connection.write("taking messages out of the outbox") { sql in
      let due = try sql.query(
        """
        SELECT id, conversation, text, detail, quoted, about, author FROM message
        WHERE state IN ('held', 'queued', 'sending') AND (state = 'queued' OR (state = 'held' AND held_until <= ?))
        ORDER BY id LIMIT ?
        """, [now, max(0, limit)]
      ) { row in
        Outgoing(
          id: try row.id(), conversation: try row.id(), to: Identity(), text: row.optionalText() ?? "",
          attached: try row.optionalJSON(), quoting: row.optionalText().map { ProviderID($0) },
          template: try row.optionalJSON(), isAutomatic: row.optionalText() == nil)
      }
      return try due.compactMap { message in
        var message = message
        message.to = try CitizenTable(sql).identity(message.conversation) ?? Identity()
        let canReceive = message.to.phone != nil || message.to.userID != nil
        try sql.execute(
          "UPDATE message SET state = ? WHERE id = ?",
          [(canReceive ? OutboxState.sending : .failed).rawValue, message.id])
        return canReceive ? message : nil
      }
    }
  }

  /// What a courier that stopped in the middle had handed over has an unknown fate: it is never sent again blindly. To
  /// be called when a courier starts, before it takes anything.
  ///
  /// - Returns: how many messages there were.
  public func doubtUnfinished() throws(StoreFault) -> Int {
    try connection.write("looking after unfinished messages") { sql in
      try sql.execute(
        """
        UPDATE message SET state = 'uncertain'
        WHERE state IN ('held', 'queued', 'sending') AND state = 'sending'
        """)
      return sql.changes
    }
  }

  /// Records what became of a message that was sent, with the name the carrier gave it; news that came before the name
  /// was known is applied now.
  ///
  /// - Parameters:
  ///   - message: which message.
  ///   - provider: the carrier's name for it; nil when there is none, after a failure or a lost answer.
  ///   - state: `sent`, `failed` or `uncertain`; `queued` puts it back to be sent again.
  ///   - errorCode: WhatsApp's code of a failure.
  public func recordSent(
    _ message: MessageID, provider: ProviderID?, state: OutboxState, errorCode: Int? = nil, at now: Date
  ) throws(StoreFault) {
    try connection.write("recording a sent message") { sql in
      if state == .queued {
        return try sql.execute("UPDATE message SET state = 'queued' WHERE id = ? AND state = 'sending'", [message])
      }
      let statuses = Statuses(sql)
      try statuses.advance(message, by: state, errorCode: errorCode)
      // A name that another message bears is not ours to take: what became of the message is recorded all the same.
      guard let provider, try sql.attempt({ try statuses.name(message, provider) }) else { return }
      guard try sql.holds("SELECT 1 FROM message WHERE quoted = ? AND line = 'onto'", [provider]) else { return }
      _ = try Standing(sql).refresh(provider)
    }
  }

  /// When the next message that is held for undo is due; nil when none is held.
  public func nextHeld() throws(StoreFault) -> Date? {
    try connection.read("looking at the outbox") { sql in
      try sql.first("SELECT held_until FROM message WHERE state = 'held' ORDER BY held_until LIMIT 1") {
        try $0.instant()
      }
    }
  }
}
