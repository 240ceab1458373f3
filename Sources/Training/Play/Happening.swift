import Desk
import Foundation

/// Something that reaches the desk while a day is played, just as it would from WhatsApp, or that colleagues do there.
public enum Happening: Equatable, Sendable {
  /// A citizen did something.
  case arrival(Arrival)
  /// A message of ours got a tick.
  case status(StatusUpdate)
  /// A colleague did something in a citizen's chat.
  case colleague(ScriptedAct)
  /// The director made an order.
  case order(DayOrder, at: Date)

  /// When.
  public var at: Date {
    switch self {
    case .arrival(let arrival): arrival.at
    case .status(let update): update.at
    case .colleague(let act): act.at
    case .order(_, let at): at
    }
  }
}

/// What the operator did, as far as the citizens of a day take notice.
public enum OperatorAct: Equatable, Sendable {
  /// A message of ours left for a citizen, after the seconds in which it could be taken back.
  case answered(citizen: String, message: ProviderID, at: Date)
  /// A message of ours left by itself, as the notice does: it gets its ticks, and is nobody's answer.
  case notified(citizen: String, message: ProviderID, at: Date)
  /// The session with a citizen was closed.
  case closed(citizen: String, at: Date)
  /// Something else was done to a citizen.
  case did(DeskEvent, citizen: String, at: Date)

  /// When.
  public var at: Date {
    switch self {
    case .answered(_, _, let at), .notified(_, _, let at), .closed(_, let at), .did(_, _, let at): at
    }
  }
}
