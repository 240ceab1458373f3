import Foundation

/// The place of a result among the others. Pages start after a key, never at an offset.
public struct SearchKey: Equatable, Hashable, Sendable, Codable {
  /// Everything with this number or a higher one has been looked at.
  public var below: MessageID

  /// Makes a key.
  public init(below: MessageID) { self.below = below }
}

/// A message or a note that was found.
public struct SearchRow: Equatable, Sendable, Identifiable {
  /// Which entry.
  public var id: MessageID
  /// When, by WhatsApp's clock for the citizen's, by ours otherwise.
  public var at: Date
  /// In which conversation.
  public var conversation: ConversationID
  /// The names of the conversation's citizen: hostile text.
  public var citizen: Identity
  /// Who of the staff wrote it.
  public var by: StaffID?
  /// Whether it is a note of the staff.
  public var isNote: Bool
  /// What was said, cut so that the first word looked for stands near its beginning; no words when they are masked.
  public var snippet: Snippet
  /// Whether the words are masked, as reserved data are wherever they are shown (A13).
  public var isReserved: Bool
  /// Whether the citizen deleted it for everyone.
  public var isRevoked: Bool

  /// Makes a row.
  public init(
    id: MessageID, at: Date, conversation: ConversationID, citizen: Identity, by: StaffID? = nil, isNote: Bool = false,
    snippet: Snippet, isReserved: Bool = false, isRevoked: Bool = false
  ) {
    (self.id, self.at, self.conversation, self.citizen) = (id, at, conversation, citizen)
    (self.by, self.isNote, self.snippet) = (by, isNote, snippet)
    (self.isReserved, self.isRevoked) = (isReserved, isRevoked)
  }

  /// Its place in its conversation.
  public var key: ThreadKey { ThreadKey(at: Int64((at.timeIntervalSince1970 * 1000).rounded()), id: id) }
}

/// A citizen whose name or number was found.
public struct SearchPerson: Equatable, Sendable, Identifiable {
  /// The conversation with them.
  public var id: ConversationID
  /// Their names: hostile text.
  public var citizen: Identity
  /// When the last message came or went.
  public var lastAt: Date

  /// Makes a person.
  public init(id: ConversationID, citizen: Identity, lastAt: Date) {
    (self.id, self.citizen, self.lastAt) = (id, citizen, lastAt)
  }
}

/// A stretch of what was found, newest first.
public struct SearchPage: Equatable, Sendable {
  /// Citizens whose name or number was found, on the first page alone.
  public var people: [SearchPerson]
  /// Messages and notes.
  public var rows: [SearchRow]
  /// Where to go on; nil when everything has been looked at. With fewer rows than were asked for, time was up.
  public var next: SearchKey?

  /// Makes a page.
  public init(people: [SearchPerson] = [], rows: [SearchRow] = [], next: SearchKey? = nil) {
    (self.people, self.rows, self.next) = (people, rows, next)
  }
}
