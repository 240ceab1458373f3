import Desk
import Foundation
import Policy

/// A conversation that is already there when the day starts.
public struct EarlierConversation: Equatable, Sendable {
  /// The citizen's handle.
  public var citizen: String
  /// What was said and done, in the order of the file.
  public var steps: [EarlierStep]
  /// Labels it carries: subjects of the ruleset, by their ids.
  public var labels: [String]

  /// Makes a conversation.
  public init(citizen: String, steps: [EarlierStep], labels: [String] = []) {
    (self.citizen, self.steps, self.labels) = (citizen, steps, labels)
  }
}

/// One thing that happened before the day.
public struct EarlierStep: Equatable, Sendable {
  /// What happened.
  public enum What: Equatable, Sendable {
    /// The citizen did something.
    case citizen(Deed)
    /// Somebody at the desk took the conversation.
    case claimed(by: StaffID)
    /// Somebody at the desk answered; the state is how far the message came.
    case answered(String, by: StaffID, state: OutboxState)
    /// A note among colleagues.
    case noted(String, by: StaffID)
    /// The session was closed.
    case closed(Session.Outcome, by: StaffID)
    /// The citizen was blocked for their last message, for so many seconds.
    case blocked(clause: String, reason: String, length: TimeInterval, by: StaffID)
  }

  /// When, relative to the day's start.
  public var when: Ago
  /// What happened.
  public var what: What

  /// Makes a step.
  public init(when: Ago, what: What) { (self.when, self.what) = (when, what) }
}

/// A moment before the day, told relative to its start.
public enum Ago: Equatable, Sendable {
  /// So many seconds before the start: `-2 h`.
  case seconds(TimeInterval)
  /// That time of a day so many calendar days before: `yesterday 11:20`, `-3 d 09:15`.
  case days(Int, CivilTime)
  /// That time of the last day before the start on which the desk was open: `last weekday 11:20`.
  case lastWeekday(CivilTime)

  /// The instant, for a day that starts at another, by the hours of a ruleset.
  public func instant(before start: Date, under timetable: Timetable, zone: Zone = .rome) -> Date {
    switch self {
    case .seconds(let seconds): return start.addingTimeInterval(-seconds)
    case .days(let count, let time): return zone.instant(zone.day(of: start).adding(days: -count), time)
    case .lastWeekday(let time):
      let today = zone.day(of: start)
      let days = (1...Timetable.horizonDays).lazy.map { today.adding(days: -$0) }
      let last = days.first { !timetable.plan(for: $0).intervals.isEmpty } ?? today.adding(days: -1)
      return zone.instant(last, time)
    }
  }
}
