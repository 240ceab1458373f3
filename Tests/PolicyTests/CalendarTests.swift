import Foundation
import Policy
import Testing

/// The fixtures are written by `.ci/calendar` from two sources that share nothing with the program.
@Suite("The calendar agrees with an independent one")
struct CalendarTests {
  /// What the independent calendar calls the holidays. National Unity Day is kept on a Sunday and closes nothing.
  static let italian = [
    "New Year's Day": "Capodanno", "Epiphany": "Epifania", "Easter Sunday": "Pasqua",
    "Easter Monday": "Lunedì dell'Angelo", "Liberation Day": "Festa della Liberazione",
    "Labor Day": "Festa dei lavoratori", "Republic Day": "Festa della Repubblica",
    "Saint Donatus of Arezzo's Day": "San Donato", "Assumption Of Mary Day": "Ferragosto",
    "Saint Francis of Assisi, Patron Saint of Italy": "San Francesco d'Assisi", "All Saints' Day": "Ognissanti",
    "Immaculate Conception": "Immacolata Concezione", "Christmas Day": "Natale", "Saint Stephen's Day": "Santo Stefano",
  ]

  static func rows(_ file: String) throws -> [[String]] {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("fixtures/calendar/\(file).csv"), encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false).map {
        $0.filter { $0 != "\"" }
      }
    }
  }

  @Test("A11: every day of 2024 to 2040: weekday, offset at noon, holidays, hours")
  func everyDay() throws {
    let timetable = Timetable(try embeddedRuleset("arezzo"))
    let rows = try Self.rows("italy-2024-2040")
    var expected = try day("2024-01-01")
    for row in rows {
      let today = try day(row[0])
      #expect(today == expected)
      #expect(String(today.weekday.rawValue) == row[1], "\(today)")
      let noon = try instant("\(row[0])T12:00:00+0\(row[2] == "3600" ? 1 : 2):00")
      #expect(Zone.rome.offsetSeconds(at: noon) == Int(row[2]), "\(today)")
      #expect(Zone.rome.minutes(of: noon) == 720, "\(today)")
      let names = row[3].components(separatedBy: "; ").filter { !["", "National Unity Day"].contains($0) }
      let italian = try names.map { try #require(Self.italian[$0], "\($0)") }
      try check(timetable.plan(for: today), holidays: italian)
      expected = expected.adding(days: 1)
    }
    #expect(rows.count == 6210)
    #expect(expected.description == "2041-01-01")
  }

  private func check(_ plan: DayPlan, holidays: [String]) throws {
    let ordinary = [Hours(start: CivilTime(minutes: 510), end: CivilTime(minutes: 780))]
    if !holidays.isEmpty {
      #expect(plan.reason == .holiday, "\(plan.day)")
      #expect(holidays.contains(try #require(plan.name)), "\(plan.day)")
      #expect(plan.intervals.isEmpty, "\(plan.day)")
    } else {
      #expect(plan.name == nil, "\(plan.day)")
      #expect(plan.reason == (plan.day.weekday.isWeekend ? .weekend : .weekly), "\(plan.day)")
      #expect(plan.intervals == (plan.day.weekday.isWeekend ? [] : ordinary), "\(plan.day)")
    }
  }

  @Test("both clock changes of every year from 2000 to 2100, to the second")
  func transitions() throws {
    let rows = try Self.rows("transitions-2000-2100")
    #expect(rows.count == 202)
    for row in rows {
      let change = try instant(row[0])
      let after = try #require(Int(row[1]))
      #expect(Zone.rome.offsetSeconds(at: change) == after, "\(row[0])")
      #expect(Zone.rome.offsetSeconds(at: change.addingTimeInterval(-1)) == 10_800 - after, "\(row[0])")
    }
  }

  @Test("a skipped hour is the instant of the change, a repeated one is its first coming")
  func changes() throws {
    let spring = try day("2026-03-29")
    #expect(Zone.rome.instant(spring, minutes: 119) == (try instant("2026-03-29T00:59:00Z")))
    #expect(Zone.rome.instant(spring, minutes: 150) == (try instant("2026-03-29T01:00:00Z")))
    #expect(Zone.rome.instant(spring, minutes: 180) == (try instant("2026-03-29T01:00:00Z")))
    let autumn = try day("2026-10-25")
    #expect(Zone.rome.instant(autumn, minutes: 150) == (try instant("2026-10-25T00:30:00Z")))
    #expect(Zone.rome.instant(autumn, minutes: 180) == (try instant("2026-10-25T02:00:00Z")))
    #expect(Zone.rome.iso8601(try instant("2026-10-25T00:30:00Z")) == "2026-10-25T02:30:00+02:00")
    #expect(Zone.rome.iso8601(try instant("2026-10-25T01:30:00Z")) == "2026-10-25T02:30:00+01:00")
  }

  @Test("4 October is a holiday from 2026, 2 June from 2001")
  func lawsHaveAStart() throws {
    let holidays = Holidays(national: true)
    #expect(holidays.name(on: try day("2025-10-04")) == nil)
    #expect(holidays.name(on: try day("2026-10-04")) == "San Francesco d'Assisi")
    #expect(holidays.name(on: try day("2000-06-02")) == nil)
    #expect(holidays.name(on: try day("2001-06-02")) == "Festa della Repubblica")
    #expect(Holidays(national: false).name(on: try day("2026-12-25")) == nil)
  }

  @Test("days that do not exist are none, and arithmetic stops at the ends of the calendar")
  func impossibleDays() throws {
    for text in [
      "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "0000-01-01", "2026-03-12x", "", "²⁰26-01-01",
    ] {
      #expect(CivilDay(text) == nil, "\(text)")
    }
    #expect(try day("2024-02-29").adding(days: 366).description == "2025-03-01")
    #expect(CivilDay.first.description == "0001-01-01")
    #expect(CivilDay.last.description == "9999-12-31")
    #expect(CivilDay.last.adding(days: .max) == .last)
    #expect(CivilDay.first.adding(days: .min) == .first)
  }
}
