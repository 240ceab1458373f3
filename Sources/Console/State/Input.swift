import Desk
import Foundation

/// What reaches the console. The loop hands in `tick` before a batch of keys, so that `now` is never stale.
public enum Input: Sendable {
  /// A key, or a paste.
  case key(Key)
  /// The terminal has another size.
  case resize(Size)
  /// The desk's clock.
  case tick(Date)
  /// Something was committed to the file, by this console or another process.
  case changed
  /// A stretch of a list that was asked for.
  case inbox(InboxPage, InboxRequest)
  /// How many chats the lists hold.
  case counts(Counts)
  /// A stretch of a conversation that was asked for.
  case thread(Desk.Thread, ThreadRequest)
  /// What became of an act.
  case settled(ticket: Int, ActResult)
  /// The rules, the hours or the list of staff changed.
  case office(Office)
  /// Drafts that an earlier run left, and how many of a newer version's are left alone.
  case drafts([ConversationID: [SavedDraft]], unknown: Int = 0)
  /// What the machine says to the composer.
  case writing(WritingAnswer)
  /// What was found.
  case found(SearchAnswer, SearchRequest)
  /// What the file says of the queue, of blocked people, of what a step would do.
  case ladder(LadderAnswer)
  /// What the file says of the gateway and the way out.
  case outbox(OutboxAnswer)
  /// Who is where at other consoles.
  case presence([Presence])
  /// What became of something that was to be opened outside.
  case opened(OutsideOutcome)
  /// What became of a dossier.
  case dossier(DossierOutcome)
  /// What a rehearsal is told.
  case training(TrainingAnswer)
  /// Something outside failed.
  case fault(Trouble)
}

/// What became of an act.
public enum ActResult: Equatable, Sendable {
  /// It is in the file.
  case done
  /// The desk said no.
  case refused(Refusal)
  /// It could not be written.
  case fault(Trouble)
}

/// A stretch of a list to be read.
public struct InboxRequest: Equatable, Sendable {
  /// Which list.
  public var view: InboxView
  /// From which place on; nil is the list's first row, or its last one when going backward.
  public var from: InboxKey?
  /// Whether the rows before the place are wanted.
  public var isBackward: Bool
  /// Whether a row at the place itself is wanted.
  public var isInclusive: Bool
  /// Rows at most.
  public var limit: Int
  /// Whether the picture needs none of it yet.
  public var isAhead = false

  /// A stretch from a place on.
  public init(_ view: InboxView, from: InboxKey? = nil, backward: Bool = false, inclusive: Bool = false, limit: Int) {
    (self.view, self.from, isBackward, isInclusive, self.limit) = (view, from, backward, inclusive, limit)
  }
}

/// A stretch of a conversation to be read: the entries before or after a place, oldest first.
public struct ThreadRequest: Equatable, Sendable {
  /// Whose.
  public var conversation: ConversationID
  /// Before which entry; nil is the end.
  public var from: ThreadKey?
  /// Whether the entries before the place are wanted, and not those after it.
  public var isBackward: Bool
  /// Whether the entry at the place itself is wanted.
  public var isInclusive: Bool
  /// Entries at most.
  public var limit: Int
  /// Whether the picture needs none of it yet.
  public var isAhead = false

  /// A stretch from a place on.
  public init(
    _ conversation: ConversationID, from: ThreadKey? = nil, backward: Bool = true, inclusive: Bool = false, limit: Int
  ) {
    (self.conversation, self.from, isBackward) = (conversation, from, backward)
    (isInclusive, self.limit) = (inclusive, limit)
  }
}

/// What the console asks of the world.
public enum Effect: Equatable, Sendable {
  /// Do this, in order with all others, and answer with `settled` and the same ticket.
  case perform(ticket: Int, Intent, ConversationID)
  /// Settle every open flag of a conversation as unfounded, each by itself, but for those raised after the last that
  /// counts, and answer with `settled`.
  case dismissFlags(ticket: Int, ConversationID, upTo: FlagID, reason: String)
  /// Read a stretch of a list.
  case loadInbox(InboxRequest)
  /// Count the lists.
  case loadCounts
  /// Read a stretch of a conversation.
  case loadThread(ThreadRequest)
  /// Keep what is being written; an empty draft forgets it.
  case saveDraft(ConversationID, SavedDraft)
  /// Put a text on the terminal's clipboard.
  case copy(String)
  /// Listen to the mouse, or leave it to the terminal.
  case mouse(Bool)
  /// Something that leaves the console; answer with `opened`.
  case outside(OutsideRequest)
  /// Write a dossier, and answer with `dossier` (A16).
  case dossier(DossierRequest)
  /// Look for something. A newer question replaces an older one; answers may come late.
  case search(SearchRequest)
  /// The queue and the blocked people, and what a step would do.
  case ladder(LadderRequest)
  /// The gateway and the way out.
  case outbox(OutboxRequest)
  /// Something of the composer's that the desk's file does not know.
  case writing(WritingRequest)
  /// Something of a rehearsal's.
  case training(TrainingRequest)
  /// Tell colleagues at which chat the operator is; nil is nowhere.
  case attend(Presence.Place?)
  /// Paint everything anew.
  case redraw
  /// Give the terminal back until the program is continued.
  case suspend
  /// End the program.
  case quit
}

extension Effect {
  /// By which `settled` answers, for what is so answered.
  public var ticket: Int? {
    switch self {
    case .perform(let ticket, _, _), .dismissFlags(let ticket, _, _, _): ticket
    case .loadInbox, .loadCounts, .loadThread, .saveDraft, .search, .ladder, .outbox, .attend, .copy, .mouse, .outside,
      .dossier, .training, .writing, .redraw, .suspend, .quit:
      nil
    }
  }
}
