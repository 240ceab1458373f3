import Foundation

/// Somebody who is blocked, as a supervisor reviews them (A15).
public struct BlockRow: Equatable, Sendable, Identifiable {
  /// Which block.
  public var id: BlockID
  /// Whose conversation.
  public var conversation: ConversationID
  /// The citizen's names: hostile text.
  public var citizen: Identity
  /// On what grounds, with the evidence.
  public var finding: Finding
  /// Who made it.
  public var by: StaffID
  /// Since when.
  public var since: Date
  /// When it lapses or comes up for review.
  public var until: Date
  /// Which of the two.
  public var ends: BlockTerm.Kind
  /// How far it has come at WhatsApp.
  public var level: WhatsAppLevel
  /// When WhatsApp's 24 hours end, in which it takes a block.
  public var windowCloses: Date?
  /// What came since and was kept out.
  public var attempts: Int
  /// When the last of it came.
  public var lastAttempt: Date?
  /// Blocks of the same citizen before this one, but for those that were a mistake.
  public var previous: Int
  /// How often it was kept or extended.
  public var reviews: Int
  /// What the citizen or the desk wrote for an appeal, newest last.
  public var appeals: [String]

  /// Makes a row.
  public init(
    id: BlockID, conversation: ConversationID, citizen: Identity, finding: Finding, by: StaffID, since: Date,
    until: Date, ends: BlockTerm.Kind, level: WhatsAppLevel = .none, windowCloses: Date? = nil, attempts: Int = 0,
    lastAttempt: Date? = nil, previous: Int = 0, reviews: Int = 0, appeals: [String] = []
  ) {
    (self.id, self.conversation, self.citizen, self.finding) = (id, conversation, citizen, finding)
    (self.by, self.since, self.until, self.ends, self.level) = (by, since, until, ends, level)
    (self.windowCloses, self.attempts, self.lastAttempt) = (windowCloses, attempts, lastAttempt)
    (self.previous, self.reviews, self.appeals) = (previous, reviews, appeals)
  }

  /// Its place in the list.
  public var key: BlockKey { BlockKey(until: Int64((until.timeIntervalSince1970 * 1000).rounded()), id: id) }
}

/// The place of a block in the list: the first to be looked at comes first.
public struct BlockKey: Equatable, Hashable, Sendable, Codable {
  /// Its date, in milliseconds UTC.
  public var until: Int64
  /// The block, which breaks ties.
  public var id: BlockID

  /// Makes a key.
  public init(until: Int64, id: BlockID) { (self.until, self.id) = (until, id) }
}

/// A stretch of the list of blocked people.
public struct BlockPage: Equatable, Sendable {
  /// The rows, by review date.
  public var rows: [BlockRow]
  /// Whether there is more after the last row.
  public var hasLater: Bool
  /// How many people are blocked in all.
  public var total: Int

  /// Makes a page.
  public init(rows: [BlockRow] = [], hasLater: Bool = false, total: Int = 0) {
    (self.rows, self.hasLater, self.total) = (rows, hasLater, total)
  }
}

/// What happened to a block since it was made.
public struct BlockChange: Equatable, Sendable {
  /// What it was. The words are kept in the file.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case made, kept, extended, lifted, lapsed, undone, appeal
  }

  /// What it was.
  public var kind: Kind
  /// When.
  public var at: Date
  /// Who; nil when its date came.
  public var by: StaffID?
  /// Why, in their words.
  public var reason: String
  /// The date that stood from then on, where one did.
  public var until: Date?

  /// Makes a change.
  public init(kind: Kind, at: Date, by: StaffID?, reason: String, until: Date? = nil) {
    (self.kind, self.at, self.by, self.reason, self.until) = (kind, at, by, reason, until)
  }
}
