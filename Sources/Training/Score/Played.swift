import Desk
import Foundation
import Policy

/// What a played day left behind: all that a score is made from.
public struct Played: Sendable {
  /// The day.
  public var day: Day
  /// The hours and rules by which it was played, its orders among them.
  public var timetable: Timetable
  /// The citizens' conversations, oldest entry first, by their handles.
  public var threads: [String: [Entry]]
  /// The measures that were taken or proposed, by the citizens' handles.
  public var measures: [String: [MeasureRecord]]
  /// What was tried and refused.
  public var refusals: [Refused]
  /// The digest of the journal's last row, in hexadecimal.
  public var journal: String

  /// Something that was tried and refused.
  public struct Refused: Equatable, Sendable {
    /// When.
    public var at: Date
    /// In whose chat.
    public var citizen: String
    /// Why.
    public var refusal: Refusal
    /// Whether it was an answer to the citizen.
    public var wasAnswer: Bool

    /// Makes one.
    public init(at: Date, citizen: String, refusal: Refusal, wasAnswer: Bool) {
      (self.at, self.citizen, self.refusal, self.wasAnswer) = (at, citizen, refusal, wasAnswer)
    }
  }

  /// Makes a record.
  public init(
    day: Day, timetable: Timetable, threads: [String: [Entry]], measures: [String: [MeasureRecord]] = [:],
    refusals: [Refused] = [], journal: String
  ) {
    (self.day, self.timetable, self.threads) = (day, timetable, threads)
    self.measures = measures
    (self.refusals, self.journal) = (refusals, journal)
  }
}

extension Played {
  /// Who is trained: the first of the day's staff.
  var trainee: StaffID { day.staff.first?.id ?? StaffID("") }

  /// What stands in a citizen's conversation since the day began, or in everybody's, oldest first.
  func entries(of citizen: String?) -> [Entry] {
    let chats = citizen.map { [threads[$0] ?? []] } ?? day.citizens.map { threads[$0.id] ?? [] }
    return chats.joined().filter { $0.at >= day.start }.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
  }

  /// The trainee's answers, oldest first; what was taken back was none, and the policy's warning is none either.
  func answers(to citizen: String?) -> [(at: Date, text: String)] {
    let warnings = Set(acts([.warned], on: citizen).map(\.at))
    return entries(of: citizen).compactMap { entry in
      guard entry.by == trainee, !entry.isAutomatic, case .outgoing(let text, let state, _, _) = entry.body,
        state != .withdrawn, !warnings.contains(entry.at)
      else { return nil }
      return (entry.at, text)
    }
  }

  /// The trainee's acts of some sorts, oldest first, each with what it was about.
  func acts(_ wanted: Set<Act>, on citizen: String?) -> [(at: Date, about: String?)] {
    entries(of: citizen).compactMap { entry in
      guard entry.by == trainee, case .act(let act, _) = entry.body, wanted.contains(act) else { return nil }
      return (entry.at, entry.about)
    }
  }

  /// Since when a citizen waited for their first answer of the day: their first message nobody had answered before the
  /// day, or their first one in it.
  func waitingSince(_ citizen: String) -> Date? {
    let thread = threads[citizen] ?? []
    let before = thread.filter { $0.at < day.start }
    let lastAnswer = before.last { entry in
      if case .outgoing = entry.body { !entry.isAutomatic } else { entry.isClose }
    }
    let isWaiting = before.contains { entry in
      guard case .incoming = entry.body else { return false }
      return lastAnswer.map { ($0.at, $0.id) < (entry.at, entry.id) } ?? true
    }
    if isWaiting { return day.start }
    return entries(of: citizen).first { if case .incoming = $0.body { true } else { false } }?.at
  }

  /// How many seconds of opening lie between two instants.
  func openSeconds(from: Date, to: Date) -> TimeInterval {
    guard from < to else { return 0 }
    return timetable.openings(in: DateInterval(start: from, end: to)).reduce(0) { $0 + $1.duration }
  }
}

extension Entry {
  fileprivate var isClose: Bool { if case .act(.closed, _) = body { true } else { false } }
}
