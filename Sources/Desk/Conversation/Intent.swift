import Foundation
import Moderation

/// Something a member of staff wants to do to one conversation. The names are the commands' names.
public enum Intent: Equatable, Sendable {
  /// Take a chat that is nobody's.
  case claim
  /// Give it back to the queue.
  case release
  /// Hand it to a colleague, with a word of explanation.
  case transfer(to: StaffID, comment: String)
  /// Take a colleague's chat; journalled, and the colleague sees it.
  case takeOver
  /// Answer, perhaps quoting a message, perhaps with a file or a place. Waits out the undo seconds before it leaves.
  case reply(text: String, quoting: MessageID?, attachment: Enclosure? = nil)
  /// Take the last answer back while it is held.
  case takeBack
  /// Leave a note that only colleagues see.
  case note(text: String)
  /// End the session.
  case close(Session.Outcome)
  /// Take the last session up again.
  case reopen
  /// Put it off until an instant, or until the citizen writes.
  case snooze(until: Date)
  /// Put a subject on it, by the ruleset's id.
  case label(String)
  /// Take a subject off it.
  case unlabel(String)
  /// Read it: nothing is new any more.
  case see
  /// Make it new again.
  case markUnread
  /// Propose that a message breaks a clause.
  case flag(MessageID, clause: String, reason: String)
  /// Settle a proposal as unfounded.
  case dismissFlag(FlagID, on: MessageID, reason: String)
  /// Mark a message as a formal application or as reserved.
  case mark(MessageID, Mark)
  /// Take a mark off.
  case unmark(MessageID, Mark)
  /// Send an approved template with its blanks filled, also outside the 24 hours.
  case template(TemplateFill)
  /// Put a sign on a message of the citizen's; nil takes it off.
  case react(MessageID, Reaction?)
  /// Decide about a message of ours that did not arrive.
  case outbox(OutboxIntent)
  /// Climb the ladder of moderation, or propose it (A14–A16).
  case ladder(LadderIntent)
}

extension Intent {
  /// The role it takes at least (A24).
  public var role: Staff.Role {
    switch self {
    case .ladder(let intent): intent.role
    case .claim, .release, .transfer, .takeOver, .reply, .takeBack, .note, .close, .reopen, .snooze, .label, .unlabel,
      .see, .markUnread, .flag, .dismissFlag, .mark, .unmark, .outbox, .template, .react:
      .operator
    }
  }

  /// Whether somebody may want it at all. What operators may do about flags supervisors may do too; answering citizens
  /// is another matter.
  public func isOpen(to staff: Staff) -> Bool {
    if staff.may(act: role) { return true }
    switch self {
    case .flag, .dismissFlag, .outbox, .ladder: return staff.may(act: .supervisor)
    case .claim, .release, .transfer, .takeOver, .reply, .takeBack, .note, .close, .reopen, .snooze, .label, .unlabel,
      .see, .markUnread, .mark, .unmark, .template, .react:
      return false
    }
  }

  /// The messages it speaks of, whose facts the decision needs.
  public var messages: [MessageID] {
    switch self {
    case .ladder(let intent): intent.messages
    case .outbox(let intent): [intent.message]
    case .reply(_, let quoting, _): quoting.map { [$0] } ?? []
    case .flag(let message, _, _), .dismissFlag(_, let message, _), .mark(let message, _), .unmark(let message, _),
      .react(let message, _):
      [message]
    case .claim, .release, .transfer, .takeOver, .takeBack, .note, .close, .reopen, .snooze, .label, .unlabel, .see,
      .markUnread, .template:
      []
    }
  }
}
