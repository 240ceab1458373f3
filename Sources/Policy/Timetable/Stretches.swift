import Foundation

/// The stretches of opening of consecutive days, one after the other; those that touch are one. Days are laid out only
/// when asked for, so that the next change costs a few days and not four hundred.
struct Stretches: Sequence, IteratorProtocol {
  let timetable: Timetable
  var day: CivilDay
  let last: CivilDay
  private var waiting: ArraySlice<DateInterval> = []
  private var exhausted = false

  init(timetable: Timetable, day: CivilDay, last: CivilDay) {
    (self.timetable, self.day, self.last) = (timetable, day, last)
    exhausted = last < day || timetable.isNeverOpen
  }

  mutating func next() -> DateInterval? {
    guard var stretch = take() else { return nil }
    while let following = take() {
      guard following.start <= stretch.end else {
        waiting = [following] + waiting
        break
      }
      stretch = DateInterval(start: stretch.start, end: Swift.max(stretch.end, following.end))
    }
    return stretch
  }

  private mutating func take() -> DateInterval? {
    while waiting.isEmpty, !exhausted {
      waiting = timetable.intervals(of: day)[...]
      exhausted = day >= last
      day = day.adding(days: 1)
    }
    return waiting.popFirst()
  }
}
