import Foundation
import Moderation

/// One line of a conversation's story: a message, a note, or an act of the staff.
public struct Entry: Equatable, Sendable, Identifiable {
  /// What an entry is.
  public enum Body: Equatable, Sendable {
    /// The citizen's.
    case incoming(Arrival.Kind, Content)
    /// Ours: a text, by a person or by the rules.
    case outgoing(text: String, state: OutboxState, heldUntil: Date?, errorCode: Int?)
    /// For colleagues only.
    case note(text: String)
    /// Something that was done, with the words that came with it.
    case act(Act, comment: String?)
  }

  /// Its number; orders entries of the same instant.
  public var id: MessageID
  /// When, by WhatsApp's clock for the citizen's, by ours otherwise.
  public var at: Date
  /// Who of the staff; nil for the citizen, the rules, and lines of an imported chat.
  public var by: StaffID?
  /// Whether the rules wrote it, and no person.
  public var isAutomatic: Bool
  /// What it is.
  public var body: Body
  /// What an act was about, by its id: a colleague, a subject, an outcome, a clause, a mark, an instant in ISO 8601.
  public var about: String?
  /// What goes with a message of ours besides its words: a file, a place.
  public var attached: Content?
  /// The message it answers.
  public var quoted: Quote?
  /// Reactions that stand on it, the citizen's and ours.
  public var reactions: [String]
  /// Flags on it, open and settled.
  public var flags: [FlagRecord]
  /// Its marks.
  public var marks: Set<Mark>
  /// The text before the citizen's edits, oldest first.
  public var earlierTexts: [String]
  /// When the citizen deleted it for everyone.
  public var revokedAt: Date?
  /// Whether and how often it was passed on before it came.
  public var forwarding: Arrival.Forwarding?
  /// What stands in place of its text once a person has deleted it (A14).
  public var deletion: Deletion?

  /// What keeps its file from being opened.
  public var file: FileState?

  /// Makes an entry.
  public init(
    id: MessageID, at: Date, by: StaffID? = nil, isAutomatic: Bool = false, body: Body, about: String? = nil,
    quoted: Quote? = nil,
    reactions: [String] = [], flags: [FlagRecord] = [], marks: Set<Mark> = [], earlierTexts: [String] = [],
    revokedAt: Date? = nil, forwarding: Arrival.Forwarding? = nil
  ) {
    self.isAutomatic = isAutomatic
    (self.id, self.at, self.by, self.body, self.about, self.quoted) = (id, at, by, body, about, quoted)
    (self.reactions, self.flags, self.marks) = (reactions, flags, marks)
    (self.earlierTexts, self.revokedAt, self.forwarding) = (earlierTexts, revokedAt, forwarding)
  }
}

/// The beginning of a message that another one answers.
public struct Quote: Equatable, Sendable {
  /// Which message; nil when it is not in the file.
  public var id: MessageID?
  /// Whether it was the citizen's.
  public var isFromCitizen: Bool
  /// Its first words, or WhatsApp's word for its kind.
  public var text: String?
  /// Whether the message is marked as reserved, and so masked wherever it is shown (A13).
  public var isReserved: Bool
  /// Whether a person deleted its text (A14).
  public var isDeleted = false

  /// Makes a quote.
  public init(id: MessageID?, isFromCitizen: Bool, text: String?, isReserved: Bool = false) {
    (self.id, self.isFromCitizen, self.text, self.isReserved) = (id, isFromCitizen, text, isReserved)
  }
}

/// What was done, as the thread tells it. The raw words are the journal's verbs.
public enum Act: String, CaseIterable, Sendable, Codable {
  case sessionOpened, claimed, released, transferred, takenOver, withdrew, closed, reopened, snoozed
  case labelled, unlabelled, flagged, flagDismissed, marked, unmarked, numberChanged
  case noticeSent, closedNoticeSent, callRefused
  case warned, deleted, reported, blocked, referred, proposed, proposalDeclined
  case blockKept, blockExtended, blockLifted, blockLapsed, blockUndone, unsealed
}

/// A stretch of a conversation, with its head.
public struct Thread: Equatable, Sendable {
  /// Whose.
  public var head: ThreadHead
  /// Oldest first.
  public var entries: [Entry]
  /// Whether there is more before the first entry.
  public var hasEarlier: Bool
  /// Whether there is more after the last entry.
  public var hasLater: Bool

  /// Makes a thread.
  public init(head: ThreadHead, entries: [Entry], hasEarlier: Bool = false, hasLater: Bool = false) {
    (self.head, self.entries, self.hasEarlier, self.hasLater) = (head, entries, hasEarlier, hasLater)
  }
}

/// The place of an entry in its conversation.
public struct ThreadKey: Equatable, Hashable, Sendable, Codable {
  /// Its instant, in milliseconds UTC.
  public var at: Int64
  /// Its number.
  public var id: MessageID

  /// Makes a key.
  public init(at: Int64, id: MessageID) { (self.at, self.id) = (at, id) }
}

/// What stands above a conversation.
public struct ThreadHead: Equatable, Sendable {
  /// What the rules know of it.
  public var conversation: Conversation
  /// The citizen's names: hostile text.
  public var citizen: Identity
  /// The last instant (exclusive) at which an answer is possible at all.
  public var lastUseful: Date?
  /// How many sessions came before.
  public var earlierSessions: Int

  /// Makes a head.
  public init(conversation: Conversation, citizen: Identity, lastUseful: Date? = nil, earlierSessions: Int = 0) {
    (self.conversation, self.citizen) = (conversation, citizen)
    (self.lastUseful, self.earlierSessions) = (lastUseful, earlierSessions)
  }
}
