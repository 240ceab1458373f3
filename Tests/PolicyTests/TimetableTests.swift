import Foundation
import Policy
import Testing

@Suite("A11: the timetable")
struct TimetableTests {
  let timetable: Timetable

  init() throws { timetable = Timetable(try embeddedRuleset("arezzo")) }

  @Test(
    "A09: the opening that a chat of today must not wait for; none once the desk has closed for the day",
    arguments: [
      ("2026-03-12T07:00:00+01:00", "2026-03-13T08:30:00+01:00"),
      ("2026-03-13T12:59:59+01:00", "2026-03-16T08:30:00+01:00"), ("2026-03-13T13:00:00+01:00", nil),
      ("2026-03-14T10:00:00+01:00", nil),
    ] as [(String, String?)])
  func openingAfterToday(_ at: String, _ opening: String?) throws {
    #expect(timetable.openingAfterToday(try instant(at)) == (try opening.map { try instant($0) }))
  }

  @Test(
    "status: open or closed, until when, and why",
    arguments: [
      ("2026-03-12T08:29:59+01:00", false, "2026-03-12T08:30:00+01:00", Reason.weekly, nil),
      ("2026-03-12T08:30:00+01:00", true, "2026-03-12T13:00:00+01:00", .weekly, nil),
      ("2026-03-12T12:59:59+01:00", true, "2026-03-12T13:00:00+01:00", .weekly, nil),
      ("2026-03-12T13:00:00+01:00", false, "2026-03-13T08:30:00+01:00", .weekly, nil),
      ("2026-03-13T13:00:00+01:00", false, "2026-03-16T08:30:00+01:00", .weekly, nil),
      ("2026-03-14T10:00:00+01:00", false, "2026-03-16T08:30:00+01:00", .weekend, nil),
      ("2026-03-28T10:00:00+01:00", false, "2026-03-30T08:30:00+02:00", .weekend, nil),
      ("2026-10-24T10:00:00+02:00", false, "2026-10-26T08:30:00+01:00", .weekend, nil),
      ("2026-04-06T10:00:00+02:00", false, "2026-04-07T08:30:00+02:00", .holiday, "Lunedì dell'Angelo"),
      ("2026-08-07T10:00:00+02:00", false, "2026-08-10T08:30:00+02:00", .holiday, "San Donato"),
      ("2026-08-15T10:00:00+02:00", false, "2026-08-17T08:30:00+02:00", .holiday, "Ferragosto"),
      ("2026-12-31T14:00:00+01:00", false, "2027-01-04T08:30:00+01:00", .weekly, nil),
      ("2027-01-01T10:00:00+01:00", false, "2027-01-04T08:30:00+01:00", .holiday, "Capodanno"),
    ] as [(String, Bool, String, Reason, String?)])
  func status(_ at: String, open: Bool, until: String, reason: Reason, name: String?) throws {
    let expected = Status(open: open, until: try instant(until), reason: reason, name: name)
    #expect(timetable.status(at: try instant(at)) == expected)
    #expect(timetable.isOpen(at: try instant(at)) == open)
  }

  @Test("next opening and closing are strictly after")
  func next() throws {
    let opening = try instant("2026-03-12T08:30:00+01:00")
    #expect(timetable.nextOpening(after: opening.addingTimeInterval(-1)) == opening)
    #expect(timetable.nextOpening(after: opening) == (try instant("2026-03-13T08:30:00+01:00")))
    #expect(timetable.nextClosing(after: opening) == (try instant("2026-03-12T13:00:00+01:00")))
    let closing = try instant("2026-03-13T13:00:00+01:00")
    #expect(timetable.nextClosing(after: closing) == (try instant("2026-03-16T13:00:00+01:00")))
  }

  @Test(
    "open minutes",
    arguments: [
      ("2026-03-12T00:00:00+01:00", "2026-03-13T00:00:00+01:00", 270),
      ("2026-03-12T09:00:00+01:00", "2026-03-12T09:00:59+01:00", 0),
      ("2026-03-12T12:50:00+01:00", "2026-03-16T08:40:00+01:00", 10 + 270 + 10),
      ("2026-03-16T08:40:00+01:00", "2026-03-12T12:50:00+01:00", 0),
      ("2026-01-01T00:00:00+01:00", "2027-01-01T00:00:00+01:00", 253 * 270),
    ])
  func openMinutes(_ from: String, _ to: String, minutes: Int) throws {
    #expect(timetable.openMinutes(from: try instant(from), to: try instant(to)) == minutes)
    #expect(timetable.opens(between: try instant(from), and: try instant(to)) == (minutes > 0))
  }

  @Test("openings are cut at the ends of the interval")
  func openings() throws {
    let (start, end) = (try instant("2026-03-12T10:00:00+01:00"), try instant("2026-03-16T09:00:00+01:00"))
    let openings = timetable.openings(in: DateInterval(start: start, end: end))
    #expect(
      openings.map(\.start) == [start] + [
        try instant("2026-03-13T08:30:00+01:00"), try instant("2026-03-16T08:30:00+01:00"),
      ])
    #expect(openings.last?.end == end)
  }

  @Test(
    "A09: the last useful moment knows both clocks",
    arguments: [
      ("during the morning: until the same hour tomorrow", "2026-03-12T11:00:00+01:00", "2026-03-13T11:00:00+01:00"),
      ("Friday at 11: only until Friday's closing", "2026-03-13T11:00:00+01:00", "2026-03-13T13:00:00+01:00"),
      ("Friday at 14: never", "2026-03-13T14:00:00+01:00", nil),
      ("Sunday at 9: half an hour on Monday", "2026-03-15T09:00:00+01:00", "2026-03-16T09:00:00+01:00"),
      ("Sunday at 8:30 sharp: never, the window is half-open", "2026-03-15T08:30:00+01:00", nil),
      ("the clock goes forward in between: an hour more on the wall", "2026-03-29T01:30:00+01:00", nil),
      ("the day before the patron's", "2026-08-06T12:00:00+02:00", "2026-08-06T13:00:00+02:00"),
      (
        "written at closing time: the whole of the next morning", "2026-03-11T13:00:00+01:00",
        "2026-03-12T13:00:00+01:00"
      ),
    ] as [(String, String, String?)])
  func lastUsefulMoment(_ story: String, written: String, expected: String?) throws {
    let moment = timetable.lastUsefulMoment(of: ServiceWindow(opened: try instant(written)))
    #expect(moment == (try expected.map { try instant($0) }), "\(story)")
  }

  @Test("C12: a one-way list never opens, and says so at once")
  func neverOpen() throws {
    let list = Timetable(try embeddedRuleset("casale-marittimo"))
    let now = try instant("2026-03-12T10:00:00+01:00")
    #expect(list.status(at: now) == Status(open: false, until: nil, reason: .weekly))
    #expect(list.nextOpening(after: now) == nil)
    #expect(list.openMinutes(from: .distantPast, to: .distantFuture) == 0)
    #expect(!list.opens(between: .distantPast, and: .distantFuture))
  }

  @Test("a desk that never closes has no next change within 400 days; hours over midnight are one stretch")
  func roundTheClock() throws {
    var ruleset = try embeddedRuleset("arezzo")
    ruleset.holidays = Holidays(national: false)
    for weekday in Weekday.allCases { ruleset.hours[weekday] = [.wholeDay] }
    let now = try instant("2026-03-12T10:00:00+01:00")
    #expect(Timetable(ruleset).status(at: now) == Status(open: true, until: nil, reason: .weekly))
    #expect(Timetable(ruleset).nextClosing(after: now) == nil)

    ruleset.hours = WeeklyHours([
      .thursday: [Hours(start: CivilTime(minutes: 1200), end: .endOfDay)],
      .friday: [Hours(start: .midnight, end: CivilTime(minutes: 120))],
    ])
    let evening = try instant("2026-03-12T22:00:00+01:00")
    #expect(Timetable(ruleset).status(at: evening).until == (try instant("2026-03-13T02:00:00+01:00")))
  }

  @Test("hours over a clock change last as long as they last")
  func nightOfTheChange() throws {
    var ruleset = try embeddedRuleset("arezzo")
    let night = Hours(start: CivilTime(minutes: 60), end: CivilTime(minutes: 240))
    ruleset.hours = WeeklyHours([.sunday: [night]])
    let timetable = Timetable(ruleset)
    func minutes(_ day: String) throws -> Int {
      let start = try instant("\(day)T00:00:00Z")
      return timetable.openMinutes(from: start.addingTimeInterval(-7200), to: start.addingTimeInterval(86_400))
    }
    #expect(try minutes("2026-03-22") == 180)
    #expect(try minutes("2026-03-29") == 120)
    #expect(try minutes("2026-10-25") == 240)
  }
}
