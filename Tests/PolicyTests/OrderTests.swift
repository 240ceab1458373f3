import Foundation
import Policy
import Testing

@Suite("A12: orders are layered over the weekly rule")
struct OrderTests {
  let ruleset: Ruleset

  init() throws { ruleset = try embeddedRuleset("arezzo") }

  private func order(
    _ id: Int64, _ act: Order.Act, made: String = "2026-01-02T09:00:00Z", revoked: String? = nil
  ) throws -> Order {
    let revocation = try revoked.map { Order.Revocation(at: try instant($0), by: "c.verdi", reason: "errore") }
    return Order(
      id: id, act: act, reference: "DD \(id)/2026", reason: "prova", author: "c.verdi", made: try instant(made),
      revoked: revocation)
  }

  private func hours(_ from: String, _ to: String) throws -> Hours {
    Hours(start: try #require(CivilTime(from)), end: try #require(CivilTime(to)))
  }

  private func plan(_ text: String, _ orders: Order...) throws -> DayPlan {
    Timetable(ruleset, orders: orders).plan(for: try day(text))
  }

  @Test("a closure takes the whole day, or its hours")
  func closure() throws {
    let thursday = try day("2026-03-12")
    let whole = try plan("2026-03-12", order(1, .closure(from: thursday, to: thursday)))
    #expect(whole == DayPlan(day: thursday, intervals: [], reason: .order, name: "DD 1/2026: prova"))
    let part = try plan(
      "2026-03-12", order(1, .closure(from: thursday, to: thursday, hours: [hours("10:00", "11:30")])))
    #expect(part.intervals == [try hours("08:30", "10:00"), try hours("11:30", "13:00")])
    let dayAfter = try plan("2026-03-13", order(1, .closure(from: thursday, to: thursday)))
    #expect(dayAfter.reason == .weekly)
  }

  @Test("an extraordinary opening adds to the day, also on a Saturday and on a holiday")
  func opening() throws {
    let afternoon = try hours("15:00", "17:00")
    for text in ["2026-03-14", "2026-08-07"] {
      let date = try day(text)
      let plan = try plan(text, order(1, .opening(from: date, to: date, hours: [afternoon])))
      #expect(plan == DayPlan(day: date, intervals: [afternoon], reason: .order, name: "DD 1/2026: prova"))
    }
    let thursday = try day("2026-03-12")
    let joined = try plan(
      "2026-03-12", order(1, .opening(from: thursday, to: thursday, hours: [hours("13:00", "14:00")])))
    #expect(joined.intervals == [try hours("08:30", "14:00")])
  }

  @Test("changed weekly hours hold from a day to a day; the later order wins; holidays still close")
  func weekly() throws {
    let summer = WeeklyHours([.friday: [try hours("09:00", "12:00")]])
    let later = WeeklyHours([.friday: [try hours("10:00", "12:00")]])
    let first = try order(1, .weekly(from: day("2026-07-01"), to: day("2026-08-31"), hours: summer))
    let second = try order(
      2, .weekly(from: day("2026-08-01"), to: nil, hours: later), made: "2026-02-02T09:00:00Z")
    #expect(try plan("2026-06-26", first, second).reason == .weekly)
    #expect(try plan("2026-07-03", second, first).intervals == [try hours("09:00", "12:00")])
    #expect(try plan("2026-07-03", first).reason == .order)
    #expect(try plan("2026-07-02", first).intervals == [])
    #expect(try plan("2026-08-14", second, first).intervals == [try hours("10:00", "12:00")])
    #expect(try plan("2026-08-07", first).name == "San Donato")
    #expect(try plan("2026-09-04", first, second).name == "DD 2/2026: prova")
  }

  @Test("of dated orders on one day the later made has the last word, whatever their numbers")
  func laterWins() throws {
    let date = try day("2026-03-12")
    let closing = try order(1, .closure(from: date, to: date), made: "2026-02-01T09:00:00Z")
    let opening = try order(
      2, .opening(from: date, to: date, hours: [hours("09:00", "10:00")]), made: "2026-02-02T09:00:00Z")
    #expect(try plan("2026-03-12", opening, closing).intervals == [try hours("09:00", "10:00")])
    var earlier = opening
    earlier.made = try instant("2026-01-15T09:00:00Z")
    #expect(try plan("2026-03-12", earlier, closing).intervals == [])
  }

  @Test("what was in force is never rewritten: an order of 10:00 leaves the morning up to 10:00")
  func history() throws {
    let date = try day("2026-03-12")
    let closing = try order(1, .closure(from: date, to: date), made: "2026-03-12T10:00:00+01:00")
    let timetable = Timetable(ruleset, orders: [closing])
    #expect(timetable.plan(for: date).intervals == [try hours("08:30", "10:00")])
    #expect(timetable.plan(for: date).reason == .order)
    let before = timetable.status(at: try instant("2026-03-12T09:00:00+01:00"))
    #expect(before.open)
    #expect(before.reason == .weekly)
    #expect(before.until == (try instant("2026-03-12T10:00:00+01:00")))
    #expect(!timetable.status(at: try instant("2026-03-12T10:00:00+01:00")).open)
    let yesterday = try order(2, .closure(from: day("2026-03-09"), to: date), made: "2026-03-12T10:00:00+01:00")
    #expect(Timetable(ruleset, orders: [yesterday]).plan(for: try day("2026-03-11")).intervals.count == 1)
  }

  @Test("a revoked order has force up to its revocation")
  func revoked() throws {
    let date = try day("2026-03-12")
    let order = try order(1, .closure(from: date, to: date), revoked: "2026-03-12T11:00:00+01:00")
    let timetable = Timetable(ruleset, orders: [order])
    #expect(timetable.plan(for: date).intervals == [try hours("11:00", "13:00")])
    #expect(timetable.plan(for: date).reason == .weekly)
    let morning = timetable.status(at: try instant("2026-03-12T09:00:00+01:00"))
    #expect(morning.reason == .order)
    #expect(morning.until == (try instant("2026-03-12T11:00:00+01:00")))
  }

  @Test("eras: each ruleset rules its own time, the first back for ever")
  func eras() throws {
    var next = ruleset
    next.hours[.thursday] = [try hours("15:00", "18:00")]
    let change = try instant("2026-03-12T12:00:00+01:00")
    let eras = [
      Timetable.Era(from: change, ruleset: next),
      Timetable.Era(from: try instant("2026-01-01T00:00:00Z"), ruleset: ruleset),
    ]
    let timetable = try #require(Timetable(eras: eras, orders: []))
    #expect(timetable.plan(for: try day("2020-03-12")).intervals == [try hours("08:30", "13:00")])
    #expect(
      timetable.plan(for: try day("2026-03-12")).intervals == [
        try hours("08:30", "12:00"), try hours("15:00", "18:00"),
      ])
    #expect(timetable.ruleset(at: change) == next)
    #expect(timetable.ruleset(at: change.addingTimeInterval(-0.001)) == ruleset)
    #expect(Timetable(eras: [], orders: []) == nil)
  }

  @Test(
    "an order that changes no hours is known: a holiday is closed anyway, and so is the afternoon",
    arguments: [
      ("an ordinary Thursday", "2026-03-12", nil, true), ("a Saturday", "2026-03-14", nil, false),
      ("San Donato", "2026-08-07", nil, false), ("the last hour", "2026-03-12", "12:00-13:00", true),
      ("an hour of the afternoon", "2026-03-12", "15:00-16:00", false),
    ] as [(String, String, String?, Bool)])
  func idle(_ story: String, _ text: String, _ closed: String?, changes: Bool) throws {
    let date = try day(text)
    let ends = closed?.split(separator: "-").map(String.init)
    let closing = Order.Act.closure(from: date, to: date, hours: try ends.map { [try hours($0[0], $0[1])] })
    let (before, after) = (Timetable(ruleset), Timetable(ruleset, orders: [try order(1, closing)]))
    #expect(after.differs(from: before, on: closing, since: try day("2026-03-01")) == changes, "\(story)")
    #expect(!after.differs(from: before, on: closing, since: date.adding(days: 1)), "days that are over do not count")
  }

  @Test(
    "revoking announces the hours that hold instead, from today on, and nothing when nothing changes",
    arguments: [
      ("2026-03-12", "2026-03-12", "2026-03-10", ["giovedì 12 marzo 2026.", "dalle ore 8:30 alle ore 13:00."]),
      ("2026-03-12", "2026-03-12", "2026-03-12", ["giovedì 12 marzo 2026.", "dalle ore 11:00 alle ore 13:00."]),
      (
        "2026-03-09", "2026-03-13", "2026-03-11",
        ["da mercoledì 11 marzo 2026 a venerdì 13 marzo 2026.", "il mercoledì, dalle ore 11:00"]
      ),
      ("2026-03-12", "2026-03-12", "2026-03-13", nil), ("2026-03-14", "2026-03-14", "2026-03-10", nil),
    ] as [(String, String, String, [String]?)])
  func revocation(_ from: String, _ to: String, _ today: String, _ words: [String]?) throws {
    let act = Order.Act.closure(from: try day(from), to: try day(to))
    let (order, now) = (try order(1, act), "\(today)T11:00:00+01:00")
    let revoked = try self.order(1, act, revoked: now)
    let text = announcement(
      revoking: revoked, before: Timetable(ruleset, orders: [order]), after: Timetable(ruleset, orders: [revoked]),
      at: try instant(now))
    #expect((text == nil) == (words == nil))
    for part in words ?? [] { #expect(text?.contains(part) == true, "\(text ?? "")") }
    if let text { #expect(text.contains("Motivo: errore.") && text.contains("Atto: revoca di DD 1/2026.")) }
  }

  @Test("orders and rulesets survive their written form")
  func coding() throws {
    let date = try day("2026-03-12")
    let orders = [
      try order(1, .closure(from: date, to: date, hours: [hours("10:00", "24:00")]), revoked: "2026-03-12T11:00:00Z"),
      try order(2, .opening(from: date, to: date, hours: [hours("15:00", "17:00")])),
      try order(3, .weekly(from: date, to: nil, hours: ruleset.hours)),
    ]
    #expect(try JSONDecoder().decode([Order].self, from: JSONEncoder().encode(orders)) == orders)
    #expect(try JSONDecoder().decode(Ruleset.self, from: JSONEncoder().encode(ruleset)) == ruleset)
  }
}
