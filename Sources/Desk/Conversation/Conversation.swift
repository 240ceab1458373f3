import Foundation
import Moderation
import Policy

/// What the desk must know of one conversation to decide what may happen next. It holds no text.
///
/// A citizen has exactly one, for good; visits are its sessions.
public struct Conversation: Equatable, Sendable {
  /// Its number.
  public let id: ConversationID
  /// The visit going on, if any.
  public var session: Session?
  /// The last visit, once closed: what `reopen` takes up again.
  public var lastSession: SessionID?
  /// WhatsApp's 24 hours, counted from the citizen's last message, reaction or call; nil before the first.
  public var window: ServiceWindow?
  /// Since when the citizen waits for an answer by a person; nil when nobody owes one.
  public var waitingSince: Date?
  /// The wait that closing cut short, which goes on when the chat is reopened; known only to who acts on a closed chat.
  public var cutShortWait: Date?
  /// Messages nobody has read yet.
  public var unread: Int
  /// Subjects it is about, by the ruleset's ids (A08).
  public var labels: Set<String>
  /// The block in force, if any (A15).
  public var block: Block?
  /// Which automatic messages the citizen has had.
  public var notices: Notices
  /// The messages that this decision speaks of, and those still held for undo.
  public var messages: [MessageID: MessageFacts]
  /// Measures that wait for a supervisor; known only where a decision needs them.
  public var proposals: [MeasureRecord] = []

  /// Makes a conversation; by default one that has just begun.
  public init(
    id: ConversationID, session: Session? = nil, lastSession: SessionID? = nil, window: ServiceWindow? = nil,
    waitingSince: Date? = nil, unread: Int = 0, labels: Set<String> = [], block: Block? = nil,
    notices: Notices = Notices(), messages: [MessageID: MessageFacts] = [:]
  ) {
    (self.id, self.session, self.lastSession, self.window) = (id, session, lastSession, window)
    (self.waitingSince, self.unread, self.labels, self.block) = (waitingSince, unread, labels, block)
    (self.notices, self.messages) = (notices, messages)
  }
}

/// The automatic messages a citizen has had, so that none comes twice in its period.
public struct Notices: Equatable, Sendable, Codable {
  /// The version of the policy whose notice was sent (A07, A21).
  public var policyVersion: String?
  /// When the closed notice was last sent; the next one waits until the desk has been open since (A11).
  public var closedAt: Date?
  /// The day on which a call was last answered with the fixed reply (A01).
  public var callDay: CivilDay?

  /// Makes a record; by default of a citizen who has had none.
  public init(policyVersion: String? = nil, closedAt: Date? = nil, callDay: CivilDay? = nil) {
    (self.policyVersion, self.closedAt, self.callDay) = (policyVersion, closedAt, callDay)
  }
}

/// What a decision may need to know of one message.
public struct MessageFacts: Equatable, Sendable {
  /// Whether the citizen sent it.
  public var isFromCitizen: Bool
  /// Who of the staff wrote it, for ours.
  public var author: StaffID?
  /// Where ours stands; nil for the citizen's.
  public var state: OutboxState?
  /// Until when ours can be taken back.
  public var heldUntil: Date?
  /// The wait that ours ended, restored when it is taken back.
  public var answers: Date?
  /// Open and settled flags on it.
  public var flags: [FlagRecord]
  /// Its marks.
  public var marks: Set<Mark>
  /// Whether a person deleted its text (A14).
  public var isDeleted = false
  /// Whether somebody has given ours up.
  public var isGivenUp = false

  /// Makes the facts of a message; by default one of the citizen's.
  public init(
    isFromCitizen: Bool = true, author: StaffID? = nil, state: OutboxState? = nil, heldUntil: Date? = nil,
    answers: Date? = nil, flags: [FlagRecord] = [], marks: Set<Mark> = []
  ) {
    (self.isFromCitizen, self.author, self.state, self.heldUntil) = (isFromCitizen, author, state, heldUntil)
    (self.answers, self.flags, self.marks) = (answers, flags, marks)
  }
}

/// A flag with what became of it.
public struct FlagRecord: Equatable, Sendable, Identifiable {
  /// Whether a person has settled it.
  public enum State: String, Sendable, Codable, CaseIterable { case open, dismissed, upheld }

  /// Its number.
  public var id: FlagID
  /// The message it is on.
  public var message: MessageID
  /// The proposal.
  public var flag: Flag
  /// Who raised it; nil when the rules did.
  public var by: StaffID?
  /// What became of it.
  public var state: State

  /// Makes a record.
  public init(id: FlagID, message: MessageID, flag: Flag, by: StaffID?, state: State = .open) {
    (self.id, self.message, self.flag, self.by, self.state) = (id, message, flag, by, state)
  }
}
