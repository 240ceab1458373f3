import Foundation
import Moderation

/// The lists an operator moves between.
public enum InboxView: String, CaseIterable, Sendable, Codable {
  /// Open chats that wait for an answer or for somebody to take them.
  case incoming
  /// Open chats in charge of the one who looks.
  case mine
  /// Chats with a flag that nobody has settled.
  case flagged
  /// Closed sessions, newest first.
  case closed
}

/// Which part of the inbox a row stands in; the parts follow each other in this order.
public enum InboxSection: Int, Sendable, Codable, Comparable, CaseIterable {
  /// Flagged as a danger to someone.
  case danger
  /// Waits, and can still be answered: by the last useful moment (A09).
  case waiting
  /// Waits, but the desk will not be open again before WhatsApp's window shuts.
  case outOfWindow
  /// Nobody owes an answer, or it is put off.
  case resting

  /// In the order of the list.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// One chat in a list.
public struct InboxRow: Equatable, Sendable, Identifiable {
  /// Which conversation.
  public var id: ConversationID
  /// In which part of the list.
  public var section: InboxSection
  /// The citizen's names: hostile text.
  public var citizen: Identity
  /// The last message, or among the flagged chats the flagged one: what it was.
  public var last: Snippet?
  /// When the last message came or went.
  public var lastAt: Date
  /// Messages nobody has read.
  public var unread: Int
  /// Since when the citizen waits; nil when nobody owes an answer.
  public var waitingSince: Date?
  /// The last instant (exclusive) at which an answer is possible at all; nil when there is none.
  public var lastUseful: Date?
  /// When WhatsApp's 24 hours end.
  public var windowCloses: Date?
  /// Who answers.
  public var inCharge: StaffID?
  /// Put off until then.
  public var snoozedUntil: Date?
  /// Subjects, in the ruleset's order.
  public var labels: [String]
  /// Clauses of open flags, gravest first.
  public var clauses: [String]
  /// Marks on its messages.
  public var marks: [Mark]
  /// How the last session ended, in the closed view.
  public var outcome: Session.Outcome?
  /// Where the next page starts when this row is the last one shown.
  public var key: InboxKey

  /// Makes a row.
  public init(
    id: ConversationID, section: InboxSection, citizen: Identity, last: Snippet?, lastAt: Date, unread: Int = 0,
    waitingSince: Date? = nil, lastUseful: Date? = nil, windowCloses: Date? = nil, inCharge: StaffID? = nil,
    snoozedUntil: Date? = nil, labels: [String] = [], clauses: [String] = [], marks: [Mark] = [],
    outcome: Session.Outcome? = nil, key: InboxKey
  ) {
    (self.id, self.section, self.citizen, self.last, self.lastAt) = (id, section, citizen, last, lastAt)
    (self.unread, self.waitingSince, self.lastUseful) = (unread, waitingSince, lastUseful)
    (self.windowCloses, self.inCharge, self.snoozedUntil) = (windowCloses, inCharge, snoozedUntil)
    (self.labels, self.clauses, self.marks) = (labels, clauses, marks)
    (self.outcome, self.key) = (outcome, key)
  }
}

/// The last thing said in a chat, or the one that is flagged, for one line of a list.
public struct Snippet: Equatable, Sendable {
  /// Whether the citizen said it.
  public var isFromCitizen: Bool
  /// What it was.
  public var kind: Arrival.Kind
  /// Its words, cut to the first few hundred characters.
  public var text: String?
  /// Seconds of voice or bytes of a file, for the line that stands for it.
  public var media: Media?
  /// Whether this very message is marked as reserved (A13); nil where only the marks of the whole chat are known.
  public var isReserved: Bool?

  /// Makes a snippet.
  public init(
    isFromCitizen: Bool, kind: Arrival.Kind, text: String?, media: Media? = nil, isReserved: Bool? = nil
  ) {
    (self.isFromCitizen, self.kind, self.text, self.media) = (isFromCitizen, kind, text, media)
    self.isReserved = isReserved
  }
}

/// The place of a row in its list, by the values it is ordered by. Pages start after a key, never at an offset.
public struct InboxKey: Equatable, Hashable, Sendable, Codable {
  /// The part of the list.
  public var section: InboxSection
  /// Milliseconds UTC: the value that orders the part.
  public var order: Int64
  /// Milliseconds UTC: the second value.
  public var then: Int64
  /// The conversation, which breaks ties.
  public var id: ConversationID

  /// Makes a key.
  public init(section: InboxSection, order: Int64, then: Int64, id: ConversationID) {
    (self.section, self.order, self.then, self.id) = (section, order, then, id)
  }
}

/// A stretch of a list.
public struct InboxPage: Equatable, Sendable {
  /// Which list.
  public var view: InboxView
  /// The rows, in the list's order, whichever way they were asked for.
  public var rows: [InboxRow]
  /// Whether there is more before the first row.
  public var hasEarlier: Bool
  /// Whether there is more after the last row.
  public var hasLater: Bool

  /// Makes a page.
  public init(view: InboxView, rows: [InboxRow], hasEarlier: Bool = false, hasLater: Bool = false) {
    (self.view, self.rows, self.hasEarlier, self.hasLater) = (view, rows, hasEarlier, hasLater)
  }
}

/// How many chats each list holds.
public struct Counts: Equatable, Sendable {
  /// By list.
  public var rows: [InboxView: Int]
  /// Chats that will not live to the next opening, among those in charge of nobody or of the one who looks.
  public var dyingToday: Int
  /// The last flag that had been raised: later ones nobody has seen yet (C17).
  public var lastFlag: FlagID

  /// Makes counts; by default all zero.
  public init(rows: [InboxView: Int] = [:], dyingToday: Int = 0, lastFlag: FlagID = FlagID(0)) {
    (self.rows, self.dyingToday, self.lastFlag) = (rows, dyingToday, lastFlag)
  }
}
