import Foundation

/// When the desk is open: the weekly rule of the ruleset in force, the holidays, and the director's orders (A11, A12).
///
/// All answers come from one question, "was the desk open at this instant, by the rules in force at this instant", so
/// what was true in the past stays provable whatever is entered later. An order entered at 10:00 that closes the same
/// day leaves the morning open up to 10:00.
public struct Timetable: Sendable {
  /// A stretch of time under one ruleset, up to the next era.
  public struct Era: Sendable {
    /// The first instant of the era. The first era of a timetable extends back for ever.
    public var from: Date
    /// The ruleset in force.
    public var ruleset: Ruleset

    /// An era that begins at an instant.
    public init(from: Date, ruleset: Ruleset) { (self.from, self.ruleset) = (from, ruleset) }
  }

  /// How far ahead the next change is looked for, in days.
  public static let horizonDays = 400

  let first: Ruleset
  let later: [Era]
  /// In the order in which they were made.
  let orders: [Order]
  /// The instants at which the rules themselves change, in order: eras begin, orders are made or revoked.
  let changes: [Date]
  let zone = Zone.rome

  /// A timetable under one ruleset.
  public init(_ ruleset: Ruleset, orders: [Order] = []) {
    self.init(first: ruleset, later: [], orders: orders)
  }

  /// A timetable with its history, or nil without any era. The first era extends back for ever.
  public init?(eras: [Era], orders: [Order]) {
    let sorted = eras.sorted { $0.from < $1.from }
    guard let first = sorted.first else { return nil }
    self.init(first: first.ruleset, later: Array(sorted.dropFirst()), orders: orders)
  }

  private init(first: Ruleset, later: [Era], orders: [Order]) {
    self.first = first
    self.later = later
    self.orders = orders.sorted { ($0.made, $0.id) < ($1.made, $1.id) }
    let instants = later.map(\.from) + orders.map(\.made) + orders.compactMap(\.revoked?.at)
    changes = Set(instants).sorted()
  }

  /// The ruleset in force at an instant.
  public func ruleset(at instant: Date) -> Ruleset {
    later.last { $0.from <= instant }?.ruleset ?? first
  }

  /// Whether the desk is open at an instant, until when, and by which rule.
  public func status(at instant: Date) -> Status {
    let day = zone.day(of: instant)
    let layout = layout(of: day, at: instant)
    let next = stretches(from: day).first { $0.end > instant }
    let open = next.map { $0.start <= instant } ?? false
    let until = (open ? next?.end : next?.start).flatMap { $0 < horizon(after: day) ? $0 : nil }
    return Status(open: open, until: until, reason: layout.reason, name: layout.name)
  }

  /// Whether the desk is open at an instant: what `status` says of it, without the reason.
  public func isOpen(at instant: Date) -> Bool {
    intervals(of: zone.day(of: instant)).contains { $0.start <= instant && instant < $0.end }
  }

  /// The first instant after another at which the desk opens, or nil when none comes within 400 days.
  public func nextOpening(after instant: Date) -> Date? {
    stretches(from: zone.day(of: instant)).first { $0.start > instant }?.start
  }

  /// The first instant after another at which the desk closes, or nil when none comes within 400 days.
  public func nextClosing(after instant: Date) -> Date? {
    let day = zone.day(of: instant)
    return stretches(from: day).first { $0.end > instant }.flatMap { $0.end < horizon(after: day) ? $0.end : nil }
  }

  /// The opening that a chat of today must not wait for: the first after the desk next closes. Nil when it does not
  /// close today any more, and so nothing dies (A09).
  public func openingAfterToday(_ now: Date) -> Date? {
    guard let closing = nextClosing(after: now), zone.day(of: closing) == zone.day(of: now) else { return nil }
    return nextOpening(after: closing) ?? closing
  }

  /// Every stretch of opening within an interval, in order, cut at its ends; stretches that touch are one.
  public func openings(in interval: DateInterval) -> [DateInterval] {
    stretches(from: zone.day(of: interval.start), through: zone.day(of: interval.end)).compactMap { stretch in
      let (start, end) = (max(stretch.start, interval.start), min(stretch.end, interval.end))
      return start < end ? DateInterval(start: start, end: end) : nil
    }
  }

  /// Whole minutes of opening from one instant up to another; zero when the second is not the later.
  public func openMinutes(from: Date, to: Date) -> Int {
    guard from < to else { return 0 }
    let seconds = stretches(from: zone.day(of: from), through: zone.day(of: to)).reduce(0.0) { sum, stretch in
      sum + max(0, min(stretch.end, to).timeIntervalSince(max(stretch.start, from)))
    }
    return Int(seconds / 60)
  }

  /// Whether the desk is open for a minute at least between two instants; found at the first such opening, however far
  /// apart they are.
  public func opens(between from: Date, and to: Date) -> Bool {
    guard from < to else { return false }
    return stretches(from: zone.day(of: from), through: zone.day(of: to)).contains { stretch in
      min(stretch.end, to).timeIntervalSince(max(stretch.start, from)) >= 60
    }
  }

  /// The end (exclusive) of the last stretch inside WhatsApp's window during which the desk is open, or nil (A09).
  public func lastUsefulMoment(of window: ServiceWindow) -> Date? {
    guard window.opened.timeIntervalSince1970.isFinite else { return nil }
    return window.lastUsefulMoment(in: openings(in: DateInterval(start: window.opened, end: window.closes)))
  }

  /// The first instant of the first day beyond the horizon.
  private func horizon(after day: CivilDay) -> Date {
    zone.instant(day.adding(days: Self.horizonDays + 1), .midnight)
  }

  /// The stretches of opening from a day on, in order, each as long as it is; those that touch are one.
  private func stretches(from day: CivilDay, through last: CivilDay? = nil) -> Stretches {
    Stretches(timetable: self, day: day, last: last ?? day.adding(days: Self.horizonDays))
  }
}
