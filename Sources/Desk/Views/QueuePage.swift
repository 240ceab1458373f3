import Foundation
import Moderation

/// A message that waits for somebody's judgement.
public struct QueueRow: Equatable, Sendable, Identifiable {
  /// Which message.
  public var id: MessageID
  /// In which conversation.
  public var conversation: ConversationID
  /// The citizen's names: hostile text.
  public var citizen: Identity
  /// When it was written.
  public var at: Date
  /// What it is.
  public var kind: Arrival.Kind
  /// Its words, as far as evidence may lie in them: hostile text. Nil when there are none or they are deleted.
  public var text: String?
  /// Its open flags, gravest first.
  public var flags: [FlagRecord]
  /// Its marks; reserved text is masked until opened (A13).
  public var marks: Set<Mark>
  /// Measures that wait for a supervisor.
  public var proposals: [MeasureRecord]
  /// The citizen's earlier confirmed violations, by clause.
  public var confirmed: [String: Int]
  /// Whether its text is deleted already.
  public var isDeleted: Bool
  /// When WhatsApp's 24 hours end.
  public var windowCloses: Date?
  /// Its place.
  public var key: QueueKey

  /// Makes a row.
  public init(
    id: MessageID, conversation: ConversationID, citizen: Identity, at: Date, kind: Arrival.Kind, text: String?,
    flags: [FlagRecord] = [], marks: Set<Mark> = [], proposals: [MeasureRecord] = [], confirmed: [String: Int] = [:],
    isDeleted: Bool = false, windowCloses: Date? = nil, key: QueueKey
  ) {
    (self.id, self.conversation, self.citizen, self.at, self.kind) = (id, conversation, citizen, at, kind)
    (self.text, self.flags, self.marks, self.proposals) = (text, flags, marks, proposals)
    (self.confirmed, self.isDeleted, self.windowCloses, self.key) = (confirmed, isDeleted, windowCloses, key)
  }
}

/// The place of a message in the queue: worst first, then who has waited longest. Pages start after a key.
public struct QueueKey: Equatable, Hashable, Sendable, Codable {
  /// The priority.
  public var weight: Int
  /// When it was written, in milliseconds UTC.
  public var at: Int64
  /// The message, which breaks ties.
  public var id: MessageID

  /// Makes a key.
  public init(weight: Int, at: Int64, id: MessageID) { (self.weight, self.at, self.id) = (weight, at, id) }
}

/// A stretch of the queue.
public struct QueuePage: Equatable, Sendable {
  /// The rows, worst first, whichever way they were asked for.
  public var rows: [QueueRow]
  /// Whether there is more before the first row.
  public var hasEarlier: Bool
  /// Whether there is more after the last row.
  public var hasLater: Bool
  /// How many messages wait in all.
  public var total: Int

  /// Makes a page.
  public init(rows: [QueueRow] = [], hasEarlier: Bool = false, hasLater: Bool = false, total: Int = 0) {
    (self.rows, self.hasEarlier, self.hasLater, self.total) = (rows, hasEarlier, hasLater, total)
  }
}
