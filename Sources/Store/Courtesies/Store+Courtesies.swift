import Desk
import Foundation

/// What WhatsApp is told for a citizen's sake: that their messages were read, perhaps that somebody writes.
public struct Courtesy: Equatable, Sendable {
  /// The newest of the messages that were read, by the carrier's name.
  public var message: ProviderID
  /// Whether the citizen is shown that somebody writes.
  public var typing: Bool
}

extension Store {
  /// Takes what is to be told. What was taken is not given again: a mark that is lost costs nothing, one that is told
  /// time and again costs the number's pace.
  public func takeCourtesies(at now: Date, limit: Int) throws(StoreFault) -> [Courtesy] {
    let isAnyDue = try connection.read("looking for read marks") { sql in
      try sql.holds("SELECT 1 FROM courtesy WHERE due = 1")
    }
    guard isAnyDue else { return [] }
    return try connection.write("taking read marks", telling: .nothing) { sql in
      let table = CourtesyTable(sql)
      return try table.take(at: now, limit: limit)
    }
  }
}

/// The table of courtesies, for whoever is inside a transaction.
struct CourtesyTable {
  /// WhatsApp shows that somebody writes for so long (whatsapp.md §6).
  static let typingSeconds: TimeInterval = 25
  /// WhatsApp takes marks of messages of the last thirty days; a day less, so that none comes too late.
  static let markedDays = 29

  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// Notes that the one in charge has read all there is, so far as WhatsApp was not told.
  func read(_ conversation: ConversationID, at now: Date) throws {
    guard let message = try newest(of: conversation, at: now) else { return }
    try sql.execute(
      """
      INSERT INTO courtesy (conversation, message, due) VALUES (?, ?, 1)
      ON CONFLICT (conversation) DO UPDATE SET message = excluded.message, due = 1
      WHERE courtesy.message <> excluded.message
      """, [conversation, message])
  }

  /// Notes that the one in charge writes, unless the citizen is still shown it.
  func typing(_ conversation: ConversationID, at now: Date) throws {
    guard let message = try newest(of: conversation, at: now) else { return }
    try sql.execute(
      """
      INSERT INTO courtesy (conversation, message, typing_at, due) VALUES (?, ?, ?, 1)
      ON CONFLICT (conversation) DO UPDATE SET message = excluded.message, typing_at = excluded.typing_at, due = 1
      WHERE courtesy.typing_at IS NULL OR courtesy.typing_at NOT BETWEEN ? AND excluded.typing_at
      """, [conversation, message, now, now.addingTimeInterval(-Self.typingSeconds)])
  }

  /// What is due.
  func take(at now: Date, limit: Int) throws -> [Courtesy] {
    let due = try sql.query(
      """
      SELECT c.conversation, m.provider_id, c.typing_at FROM courtesy c JOIN message m ON m.id = c.message
      WHERE c.due = 1 ORDER BY c.conversation LIMIT ?
      """, [max(0, limit)]
    ) { row in
      (id: try row.id() as ConversationID, message: ProviderID(try row.text()), typing: row.optionalInstant())
    }
    for row in due { try sql.execute("UPDATE courtesy SET due = 0 WHERE conversation = ?", [row.id]) }
    return due.map { row in
      let age = row.typing.map { now.timeIntervalSince($0) }
      return Courtesy(message: row.message, typing: age.map { (0..<Self.typingSeconds).contains($0) } ?? false)
    }
  }

  /// The citizen's newest message that WhatsApp can mark; it marks those before it too.
  private func newest(of conversation: ConversationID, at now: Date) throws -> MessageID? {
    try sql.first(
      """
      SELECT id FROM message
      WHERE conversation = ? AND at >= ? AND line = 'incoming' AND provider_id IS NOT NULL
      ORDER BY at DESC, id DESC LIMIT 1
      """, [conversation, now.addingTimeInterval(-TimeInterval(Self.markedDays * 86_400))]
    ) { try $0.id() }
  }
}

extension EventWriter {
  /// A citizen's messages count as read for WhatsApp when the one in charge has opened the chat, or answers it: not when
  /// somebody looks in. Blocked people are told nothing (A15).
  func markRead(after events: [Event]) throws {
    let conversation = record.conversation
    guard let author, conversation.session?.inCharge == author, !(conversation.block?.holds(at: now) ?? false) else {
      return
    }
    let isRead = events.contains { event in
      switch event {
      case .replied, .templateSent, .reacted, .seen: true
      case .claimed, .takenOver: conversation.unread == 0
      case .sessionOpened, .received, .windowRefreshed, .waited, .numberChanged, .automaticallyReplied, .released,
        .transferred, .withdrew, .noted, .closed, .reopened, .snoozed, .labelled, .unlabelled, .markedUnread, .flagged,
        .flagDismissed, .marked, .unmarked, .outbox, .ladder:
        false
      }
    }
    if isRead { try CourtesyTable(sql).read(id, at: now) }
  }
}
