import Desk
import Foundation

/// Something that reaches the desk while a day is played, just as it would from WhatsApp.
public enum Happening: Equatable, Sendable {
  /// A citizen did something.
  case arrival(Arrival)
  /// A message of ours got a tick.
  case status(StatusUpdate)

  /// When.
  public var at: Date {
    switch self {
    case .arrival(let arrival): arrival.at
    case .status(let update): update.at
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

  /// When.
  public var at: Date {
    switch self {
    case .answered(_, _, let at), .notified(_, _, let at), .closed(_, let at): at
    }
  }
}
