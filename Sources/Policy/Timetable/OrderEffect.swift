extension Order.Act {
  /// The days from one on of which it speaks, as far ahead as a timetable looks.
  func days(from today: CivilDay) -> [CivilDay] {
    let first = max(from, today)
    let last = min(to ?? .last, first.adding(days: Timetable.horizonDays))
    return first <= last ? (first.dayNumber...last.dayNumber).map { CivilDay(dayNumber: $0) } : []
  }
}

extension Timetable {
  /// Whether the desk has other hours than by another timetable on any day of an act, from a day on: whether an order
  /// changes anything (A12). A closure of a holiday does not, nor do hours within those of the desk.
  ///
  /// - Parameters:
  ///   - other: the timetable without the order.
  ///   - act: what the order does.
  ///   - today: days before it are not looked at.
  public func differs(from other: Timetable, on act: Order.Act, since today: CivilDay) -> Bool {
    act.days(from: today).contains { plan(for: $0).intervals != other.plan(for: $0).intervals }
  }

  /// The hours of the week as they are on the days of an act, holidays left aside.
  func week(on act: Order.Act, since today: CivilDay) -> WeeklyHours {
    var week = WeeklyHours()
    for day in act.days(from: today).reversed() {
      let plan = plan(for: day)
      if plan.reason != .holiday { week[day.weekday] = plan.intervals }
    }
    return week
  }
}
