import Desk
import Foundation

/// One thing a citizen does during the day, or a colleague in the citizen's chat.
public struct Line: Equatable, Sendable {
  /// What a line waits for. Seconds are counted from what it names.
  public enum Moment: Equatable, Sendable {
    /// So long after the day's start.
    case start(TimeInterval)
    /// So long after the citizen's line above.
    case previous(TimeInterval)
    /// So long after the operator's answer to the citizen's lines above; each further message of ours begins the wait
    /// anew, as people let one finish.
    case answer(TimeInterval)
    /// When the citizen's line above has gone so long without an answer; the lines below do not wait for this one.
    case unanswered(TimeInterval)
    /// So long after the desk next does something to the citizen, once the citizen's lines above have been sent.
    case event(DeskEvent, TimeInterval)
  }

  /// The citizen's handle.
  public var citizen: String
  /// A name by which other lines point at this one.
  public var name: String?
  /// When it happens.
  public var moment: Moment
  /// What the citizen does.
  public var deed: Deed
  /// The message it answers, when it quotes one.
  public var quoting: Target?
  /// Whether the message was passed on.
  public var forwarding: Arrival.Forwarding?
  /// What must be so when it is due, or else it does not happen; the lines below do not wait for one that may not.
  public var condition: Condition?
  /// The line of the file, from 1.
  public var lineNumber: Int

  /// Makes a line.
  public init(
    citizen: String, name: String? = nil, moment: Moment, deed: Deed, quoting: Target? = nil,
    forwarding: Arrival.Forwarding? = nil, condition: Condition? = nil, lineNumber: Int = 0
  ) {
    (self.citizen, self.name, self.moment, self.deed) = (citizen, name, moment, deed)
    (self.quoting, self.forwarding, self.lineNumber) = (quoting, forwarding, lineNumber)
    self.condition = condition
  }
}

/// A message that another one points at.
public enum Target: Equatable, Sendable {
  /// The citizen's line above.
  case previous
  /// Our last message to the citizen.
  case answer
  /// The line of that name.
  case line(String)
}

/// What a citizen does.
public enum Deed: Equatable, Sendable {
  /// Sends something that stands by itself.
  case send(Content)
  /// Reacts to a message; nil takes the reaction back.
  case react(String?, to: Target)
  /// Changes an earlier message.
  case edit(Target, text: String)
  /// Deletes an earlier message for everyone.
  case delete(Target)
  /// News of our last answer comes from WhatsApp, with its code when it failed.
  case status(OutboxState, code: Int?)
  /// Nothing of the citizen's: a colleague does something in their chat.
  case desk(DeskAct, by: StaffID)
}

extension Deed {
  /// The number at which the citizen writes from now on, when that is what it tells.
  var newNumber: String? {
    if case .send(.system(.changedNumber(let phone, _))) = self { phone } else { nil }
  }
}
