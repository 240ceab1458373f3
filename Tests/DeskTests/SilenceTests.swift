import Foundation
import Policy
import Testing

@testable import Desk

@Suite("A silence that is longer than usual, in hours of opening")
struct SilenceTests {
  /// Arezzo's week: Monday to Friday, closed between 13:00 and the afternoon on some days.
  let timetable: Timetable
  /// Thursday 12 March 2026, 11:00 in Rome.
  let thursday = Date(timeIntervalSince1970: 1_773_309_600)

  init() throws {
    let source = try #require(Ruleset.embedded("arezzo"))
    timetable = Timetable(try Ruleset.parse(source, file: "arezzo.yaml"))
  }

  /// Messages each so many minutes, up to `end`, in hours of opening and outside them.
  private func arrivals(eachMinutes minutes: Double, count: Int, until end: Date) -> [Date] {
    (0..<count).map { end.addingTimeInterval(-Double($0) * minutes * 60) }
  }

  @Test("too few messages say nothing, and a busy desk has the floor")
  func floor() {
    #expect(Silence.usualMinutes([], timetable) == nil)
    let few = arrivals(eachMinutes: 10, count: Silence.fewest - 1, until: thursday)
    #expect(Silence.usualMinutes(few, timetable) == nil)
    let many = arrivals(eachMinutes: 10, count: Silence.fewest, until: thursday)
    #expect(Silence.usualMinutes(many.reversed(), timetable) == Silence.floorMinutes)
  }

  @Test("nights and weekends do not count, a slow morning does")
  func openHours() {
    let before = arrivals(eachMinutes: 5, count: 60, until: thursday.addingTimeInterval(-90 * 60))
    #expect(Silence.usualMinutes(before + [thursday], timetable) == 90)
    // From Friday's closing to Monday's opening nobody is missed.
    let friday = Date(timeIntervalSince1970: 1_773_403_200)
    let monday = friday.addingTimeInterval(67.5 * 3600)
    let weekend = arrivals(eachMinutes: 5, count: 60, until: friday) + [monday]
    #expect(timetable.openMinutes(from: friday, to: monday) < Silence.floorMinutes)
    #expect(Silence.usualMinutes(weekend, timetable) == Silence.floorMinutes)
  }

  @Test("it is told only beyond the usual, and only while the desk is open")
  func told() {
    let at = { (minutes: Double) in self.thursday.addingTimeInterval(minutes * 60) }
    #expect(Silence.unusualMinutes(since: at(-60), at: thursday, usual: 60, timetable) == nil)
    #expect(Silence.unusualMinutes(since: at(-61), at: thursday, usual: 60, timetable) == 61)
    let night = at(11 * 60)
    #expect(!timetable.isOpen(at: night))
    #expect(Silence.unusualMinutes(since: at(-90), at: night, usual: 60, timetable) == nil)
    // A clock that was set back is no silence.
    #expect(Silence.unusualMinutes(since: at(30), at: thursday, usual: 60, timetable) == nil)
  }
}
