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
}

extension Intent {
  /// The role it takes (A24).
  public var role: Staff.Role {
    switch self {
    case .dismissFlag: .supervisor
    case .claim, .release, .transfer, .takeOver, .reply, .takeBack, .note, .close, .reopen, .snooze, .label, .unlabel,
      .see, .markUnread, .flag, .mark, .unmark:
      .operator
    }
  }

  /// The message it speaks of, whose facts the decision needs.
  public var message: MessageID? {
    switch self {
    case .reply(_, let quoting, _): quoting
    case .flag(let message, _, _), .dismissFlag(_, let message, _), .mark(let message, _), .unmark(let message, _):
      message
    case .claim, .release, .transfer, .takeOver, .takeBack, .note, .close, .reopen, .snooze, .label, .unlabel, .see,
      .markUnread:
      nil
    }
  }
}
