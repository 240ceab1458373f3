import Desk
import Foundation
import Moderation
import Policy

/// What somebody at the desk does in a citizen's chat: a colleague in a day's timeline, or the trainee in a script.
public enum DeskAct: Equatable, Sendable {
  case claim, release, takeOver, takeBack, reopen
  case reply(String)
  /// Answers with a quick reply of the ruleset or one of its own texts, by the id.
  case quickReply(String)
  case note(String)
  case close(Session.Outcome)
  case handTo(StaffID, comment: String)
  case label(String)
  case flag(Target, clause: String, reason: String)
  case dismissFlags(Target, reason: String)
  case mark(Target, Mark)
  case take(Step, Target, clause: String, reason: String)
  case propose(Step, Target, clause: String, reason: String)
  case liftBlock(reason: String)
  case undoBlock(reason: String)

  /// A rung of the ladder, with how long a block lasts.
  public struct Step: Equatable, Sendable {
    /// Which rung.
    public var rung: Rung
    /// Seconds that a block lasts.
    public var length: TimeInterval

    /// Makes a step.
    public init(_ rung: Rung, length: TimeInterval = 30 * 86_400) { (self.rung, self.length) = (rung, length) }
  }

  /// The message it speaks of, if any.
  public var target: Target? {
    switch self {
    case .flag(let target, _, _), .dismissFlags(let target, _), .mark(let target, _), .take(_, let target, _, _),
      .propose(_, let target, _, _):
      target
    case .claim, .release, .takeOver, .takeBack, .reopen, .reply, .quickReply, .note, .close, .handTo, .label,
      .liftBlock, .undoBlock:
      nil
    }
  }
}

/// An act with its moment, its author and its chat, ready to be done.
public struct ScriptedAct: Equatable, Sendable {
  /// When.
  public var at: Date
  /// Whose chat, by the citizen's handle.
  public var citizen: String
  /// Who does it.
  public var by: StaffID
  /// What.
  public var act: DeskAct

  /// Makes an act.
  public init(at: Date, citizen: String, by: StaffID, act: DeskAct) {
    (self.at, self.citizen, self.by, self.act) = (at, citizen, by, act)
  }
}

/// What the desk did to a citizen, as far as a day's lines take notice. The words are those of the YAML.
public enum DeskEvent: String, CaseIterable, Sendable {
  case answered
  case askedData = "asked for personal data"
  case warned
  case blocked
  case unblocked
  case flagged
  case closed
  case handedOver = "handed over"
}

/// What must be so when a line is due, or else it does not happen.
public struct Condition: Equatable, Sendable {
  /// The word for an answer that came before the 24 hours of the citizen's last line were over.
  static let inTime = "answered in the window"

  /// What is looked for.
  public enum Fact: Equatable, Sendable {
    /// The desk did it since the day began.
    case did(DeskEvent)
    /// An answer left within 24 hours of the citizen's line above.
    case answeredInWindow
  }

  /// What.
  public var fact: Fact
  /// Whether it must be so, or must not.
  public var wanted: Bool

  /// Makes a condition.
  public init(_ fact: Fact, wanted: Bool) { (self.fact, self.wanted) = (fact, wanted) }
}

/// An order of the director's, before the day or during it (A12).
public struct DayOrder: Equatable, Sendable {
  /// When it is made.
  public enum Moment: Equatable, Sendable {
    case during(TimeInterval)
    case before(Ago)
  }

  /// When it is made.
  public var moment: Moment
  /// Who makes it.
  public var by: StaffID
  /// Whether it opens the desk; it closes it otherwise.
  public var opens: Bool
  /// During which hours.
  public var hours: Hours
  /// Days from the start's day.
  public var day: Int
  /// The number of the act.
  public var reference: String
  /// Why.
  public var reason: String

  /// What it does, for a day that starts at an instant.
  public func act(startingAt start: Date, zone: Zone = .rome) -> Order.Act {
    let on = zone.day(of: start).adding(days: day)
    return opens ? .opening(from: on, to: on, hours: [hours]) : .closure(from: on, to: on, hours: [hours])
  }
}

extension Ruleset {
  /// A quick reply, or one of the ruleset's own texts, with its placeholders filled, by its id; nil for neither.
  public func readyText(_ id: String) -> String? {
    if let reply = quickReplies.first(where: { $0.id == id }) { return text(of: reply) }
    return TextKey(rawValue: id).flatMap { texts[$0] == nil ? nil : text($0) }
  }
}

extension Day {
  /// The orders of before the day, oldest first, at the instants that its start gives.
  public func earlierOrders(under timetable: Timetable) -> [(order: DayOrder, at: Date)] {
    orders.compactMap { order in
      guard case .before(let ago) = order.moment else { return nil }
      return (order, min(ago.instant(before: start, under: timetable), start))
    }
    .sorted { $0.at < $1.at }
  }
}
