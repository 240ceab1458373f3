import Foundation
import Policy

/// What the desk's file and the lock beside it say of the gateway, which carries messages in and out.
public struct Link: Equatable, Sendable {
  /// Whether a gateway serves the file; nil where that cannot be seen.
  public var isServed: Bool?
  /// What keeps it from sending; nil when nothing does.
  public var alarm: Alarm?
  /// When the carrier was last heard of: the newest webhook in the file.
  public var heard: Date?
  /// How many messages of ours may have arrived or not, and wait for somebody to decide.
  public var uncertain: Int

  /// Makes a link.
  public init(isServed: Bool?, alarm: Alarm? = nil, heard: Date? = nil, uncertain: Int = 0) {
    (self.isServed, self.alarm, self.heard, self.uncertain) = (isServed, alarm, heard, uncertain)
  }
}

/// What an administrator has to look at. The words stand in logs, metrics and the file.
public enum Alarm: String, CaseIterable, Equatable, Sendable {
  /// The token is refused: a new one is needed.
  case token
  /// The app or its token lacks a permission.
  case permission
  /// Meta has restricted or locked the account.
  case restricted
  /// People block or report the number: Meta slows it down.
  case quality
  /// The messages of the period are used up.
  case limit
  /// Meta cannot be paid.
  case payment
  /// The number is not registered, or its display name is not approved.
  case registration
}

/// How long citizens are silent at most while the desk is open: a longer silence may be a broken way in. Hours in which
/// the desk is closed do not count, since few write then.
public enum Silence {
  /// How far back the usual is looked for, in days.
  public static let days = 14
  /// Fewer messages than these in that time say nothing about what is usual.
  public static let fewest = 50
  /// A shorter silence is never told, in minutes of opening.
  public static let floorMinutes = 60

  /// The longest silence between messages, in minutes of opening, but the floor at least; nil where there were too few
  /// messages to tell.
  ///
  /// - Parameter arrivals: when messages came, in any order.
  public static func usualMinutes(_ arrivals: [Date], _ timetable: Timetable) -> Int? {
    guard arrivals.count >= fewest else { return nil }
    let sorted = arrivals.sorted()
    let floor = TimeInterval(floorMinutes * 60)
    // Only a pause that is long by the clock can be long in hours of opening: the others cost nothing.
    return zip(sorted, sorted.dropFirst()).reduce(floorMinutes) { longest, pause in
      pause.1.timeIntervalSince(pause.0) <= floor
        ? longest : max(longest, timetable.openMinutes(from: pause.0, to: pause.1))
    }
  }

  /// For how many minutes of opening nothing has been heard, where that is longer than usual and the desk is open.
  public static func unusualMinutes(
    since heard: Date, at now: Date, usual: Int, _ timetable: Timetable
  ) -> Int? {
    guard timetable.isOpen(at: now) else { return nil }
    let minutes = timetable.openMinutes(from: heard, to: now)
    return minutes > usual ? minutes : nil
  }
}
