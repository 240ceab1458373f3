import Foundation

extension Timetable {
  /// The hours of a day by the rules of one instant, and which rule had the last word.
  struct Layout {
    var hours: [Hours]
    var reason: Reason
    var name: String?
  }

  /// Whether no rule at all opens the desk on any day, as for a one-way list (C12).
  var isNeverOpen: Bool {
    first.hours.isEmpty && later.allSatisfy(\.ruleset.hours.isEmpty)
      && orders.allSatisfy { if case .closure = $0.act { true } else { false } }
  }

  /// The opening hours of a day, by the rules that were in force as it went by, and the reason at its end.
  public func plan(for day: CivilDay) -> DayPlan {
    let end = zone.instant(day, .endOfDay)
    let layout = layout(of: day, at: lastMoment(before: end))
    guard changes.contains(where: { $0 > zone.instant(day, .midnight) && $0 < end }) else {
      return DayPlan(day: day, intervals: layout.hours, reason: layout.reason, name: layout.name)
    }
    let clock = intervals(of: day).map { interval in
      let closing = interval.end >= end ? 1440 : zone.minutes(of: interval.end)
      return Hours(start: CivilTime(minutes: zone.minutes(of: interval.start)), end: CivilTime(minutes: closing))
    }
    return DayPlan(day: day, intervals: clock.normalised(), reason: layout.reason, name: layout.name)
  }

  /// The stretches of opening of one day as instants. Where the rules change during the day, each part of it follows
  /// the rules of its own time.
  func intervals(of day: CivilDay) -> [DateInterval] {
    let (start, end) = (zone.instant(day, .midnight), zone.instant(day, .endOfDay))
    guard !changes.isEmpty else { return instants(of: layout(of: day, at: start).hours, on: day) }
    let edges = [start] + changes.filter { $0 > start && $0 < end } + [end]
    return zip(edges, edges.dropFirst()).flatMap { from, to in
      instants(of: layout(of: day, at: from).hours, on: day).compactMap { interval in
        let (start, end) = (max(interval.start, from), min(interval.end, to))
        return start < end ? DateInterval(start: start, end: end) : nil
      }
    }
  }

  /// The hours of a day by the rules of an instant: week, order on the week, holiday, then dated orders as made.
  func layout(of day: CivilDay, at instant: Date) -> Layout {
    let ruleset = later.isEmpty ? first : ruleset(at: instant)
    let weekday = day.weekday
    let orders = orders.isEmpty ? [] : orders.filter { $0.act.covers(day) && $0.isInForce(at: instant) }
    var layout = Layout(hours: ruleset.hours[weekday].normalised(), reason: .weekly)
    if layout.hours.isEmpty, weekday.isWeekend { layout.reason = .weekend }
    for order in orders {
      guard case .weekly(_, _, let week) = order.act else { continue }
      layout = Layout(hours: week[weekday].normalised(), reason: .order, name: order.name)
    }
    if let holiday = ruleset.holidays.name(on: day) {
      layout = Layout(hours: [], reason: .holiday, name: holiday)
    }
    for order in orders {
      switch order.act {
      case .weekly: continue
      case .closure(_, _, let hours):
        layout = Layout(hours: layout.hours.subtracting(hours ?? [.wholeDay]), reason: .order, name: order.name)
      case .opening(_, _, let hours):
        layout = Layout(hours: (layout.hours + hours).normalised(), reason: .order, name: order.name)
      }
    }
    return layout
  }

  private func instants(of hours: [Hours], on day: CivilDay) -> [DateInterval] {
    hours.compactMap { stretch in
      let (start, end) = (zone.instant(day, stretch.start), zone.instant(day, stretch.end))
      return start < end ? DateInterval(start: start, end: end) : nil
    }
  }

  /// A moment before an instant and after every change of the rules that comes before it.
  private func lastMoment(before end: Date) -> Date {
    changes.last { $0 < end }.map { max($0, end.addingTimeInterval(-1)) } ?? end.addingTimeInterval(-1)
  }
}
