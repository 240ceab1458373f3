import Foundation

/// Which rule decided whether the desk is open. The raw values are those of `sportello hours --json`.
public enum Reason: String, Codable, Sendable {
  /// The ordinary hours of the week.
  case weekly
  /// A Saturday or Sunday without hours.
  case weekend
  /// A holiday of the State or of the patron saint.
  case holiday
  /// An order of the director (A12).
  case order
}

/// Whether the desk is open at an instant, until when, and why (A11).
public struct Status: Equatable, Sendable {
  /// Whether the desk is open.
  public var open: Bool
  /// The next instant at which `open` changes; nil when that is more than 400 days away.
  public var until: Date?
  /// The rule that decided.
  public var reason: Reason
  /// The Italian name of the holiday, or reference and reason of the order.
  public var name: String?

  /// A status as the timetable tells it.
  public init(open: Bool, until: Date?, reason: Reason, name: String? = nil) {
    (self.open, self.until, self.reason, self.name) = (open, until, reason, name)
  }
}

/// The opening hours of one day, and the rule that decided them.
public struct DayPlan: Equatable, Sendable {
  /// Which day.
  public var day: CivilDay
  /// When the desk is open, as the clock on the wall shows it; empty when it stays closed.
  public var intervals: [Hours]
  /// The rule that decided.
  public var reason: Reason
  /// The Italian name of the holiday, or reference and reason of the order.
  public var name: String?

  /// A day as the timetable tells it.
  public init(day: CivilDay, intervals: [Hours], reason: Reason, name: String? = nil) {
    (self.day, self.intervals, self.reason, self.name) = (day, intervals, reason, name)
  }
}
