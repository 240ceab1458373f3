import Foundation
import Policy
import Testing

@Suite("Instants of ISO 8601")
struct InstantTests {
  @Test(
    "with zone or offset",
    arguments: [
      ("2026-03-12T10:40:00+01:00", "2026-03-12T10:40:00+01:00"),
      ("2026-03-12T09:40:00Z", "2026-03-12T10:40:00+01:00"),
      ("2026-03-12 09:40Z", "2026-03-12T10:40:00+01:00"),
      ("2026-07-01T10:40:00.999+0200", "2026-07-01T10:40:00+02:00"),
      ("2026-03-12T04:10:00-05:30", "2026-03-12T10:40:00+01:00"),
      ("2026-03-12T10:40:00+01", "2026-03-12T10:40:00+01:00"),
      ("2099-12-31T23:59:59Z", "2100-01-01T00:59:59+01:00"),
      ("1969-12-31T23:59:59Z", "1970-01-01T00:59:59+01:00"),
      ("20260312T101500Z", "2026-03-12T11:15:00+01:00"),
      ("20260312T1015+0100", "2026-03-12T10:15:00+01:00"),
      ("2026-03-12T10Z", "2026-03-12T11:00:00+01:00"),
      ("2026-03-12T10,5Z", "2026-03-12T11:30:00+01:00"),
      ("2026-03-12T10:15.5Z", "2026-03-12T11:15:30+01:00"),
      ("2026-03-12t10:15:00,25z", "2026-03-12T11:15:00+01:00"),
      ("2026-03-12T10:15:00-00:00", "2026-03-12T11:15:00+01:00"),
      ("2026-03-12T10:15:00\u{2212}05:00", "2026-03-12T16:15:00+01:00"),
      ("2026-12-31T24:00:00Z", "2027-01-01T01:00:00+01:00"),
      ("20261231T24Z", "2027-01-01T01:00:00+01:00"),
      ("2016-12-31T23:59:60Z", "2017-01-01T01:00:00+01:00"),
      ("2026-W11-4T10:15:00Z", "2026-03-12T11:15:00+01:00"),
      ("2026W114T101500Z", "2026-03-12T11:15:00+01:00"),
      ("2020-W53-7T00:00Z", "2021-01-03T01:00:00+01:00"),
      ("2026-W01-1T00:00Z", "2025-12-29T01:00:00+01:00"),
      ("2026-071T10:15:00Z", "2026-03-12T11:15:00+01:00"),
      ("2024366T1015Z", "2024-12-31T11:15:00+01:00"),
      ("2026-03-12T10:15:00+01:00[Europe/Rome]", "2026-03-12T10:15:00+01:00"),
      ("2026-03-12T10:15:00+01:00[!Europe/Rome][u-ca=gregory]", "2026-03-12T10:15:00+01:00"),
      ("2026-03-12T10:15:00Z[America/New_York]", "2026-03-12T11:15:00+01:00"),
      ("0001-01-01T00:00:00+01:00", "0001-01-01T00:00:00+01:00"),
      ("9999-12-31T22:59:59.9Z", "9999-12-31T23:59:59+01:00"),
    ])
  func readable(_ text: String, expected: String) throws {
    #expect(Zone.rome.iso8601(try Zone.instant(iso8601: text)) == expected)
  }

  @Test(
    "without an offset is refused, and told so",
    arguments: [
      "2026-03-12T10:40", "2026-03-12T10:40:00", "20260312T10", "2026-03-12T10:40:00[Europe/Rome]",
    ])
  func noOffset(_ text: String) {
    #expect(throws: Zone.InstantError.noOffset(text)) { try Zone.instant(iso8601: text) }
  }

  @Test(
    "that are none are refused",
    arguments: [
      "", "now", "2026-03-12", "2026-02-30T10:00:00Z", "2026-03-12T24:00:01Z", "2026-03-12T10:60:00Z",
      "2026-03-12T10:40:61Z", "2026-03-12T10:40:00+1", "2026-03-12T10:40:00+19:00", "2026-03-12T10:40:00Zulu",
      "2026-03-12T10:40:00.Z", "2026-03-12T1:40:00Z", "12/03/2026 10:40Z", "２026-03-12T10:40:00Z",
      "2026-03-12T24:00:00.1Z", "2026-03-12T25Z", "2026-W00-1T10Z", "2026-W54-1T10Z", "2026-W53-8T10Z",
      "2025-W53-1T10Z",
      "2026-366T10Z", "2026-000T10Z", "0000-01-01T10Z", "2026-0312T10Z", "2026031T2T10Z", "2026-03-12T10:4Z",
      "2026-03-12T10:40:00Z[", "2026-03-12T10:40:00Z[]", "2026-03-12T10:40:00Z[a]b", "2026-03-12T10:40:00Z[è]",
      "2026-07-12T10:40:00+01:00[!Europe/Rome]", "2026-03-12T10:40:00Z[!America/New_York]",
      "2026-03-12T10:40:00Z" + String(repeating: " ", count: 100),
      "2026-03-12T10:40:00Z" + String(repeating: "[a]", count: 100),
    ])
  func unreadable(_ text: String) {
    #expect(throws: Zone.InstantError.self) { try Zone.instant(iso8601: text) }
  }

  @Test(
    "outside the years of Rome's clock no other instant is answered",
    arguments: [
      "9999-12-31T23:59:59Z", "9999-12-31T23:00:00Z", "9999-12-31T24:00:00+01:00", "0001-01-01T00:00:00+01:01",
    ])
  func outOfRange(_ text: String) {
    #expect(throws: Zone.InstantError.outOfRange(text)) { try Zone.instant(iso8601: text) }
  }

  @Test(
    "a text that is no day is told with the right form",
    arguments: [
      ("07/08/2026", "'07/08/2026' is no day: write year, month and day as 2026-08-07"),
      ("2026-8-7", "'2026-8-7' is no day: write year, month and day as 2026-08-07"),
      ("", "'' is no day: write year, month and day as 2026-08-07"),
      ("oggi\u{1B}[2J", "'oggi\u{FFFD}[2J' is no day: write year, month and day as 2026-08-07"),
      ("2026-02-30", "there is no day 2026-02-30: write one that exists, as 2026-08-07"),
    ])
  func noDay(_ text: String, sentence: String) {
    let error = #expect(throws: CivilDayError.self) { try CivilDay.parse(text) }
    #expect(error?.description == sentence)
  }

  @Test("a wild instant is an answer, never a trap")
  func wild() throws {
    let timetable = Timetable(try embeddedRuleset("arezzo"))
    let seconds: [Double] = [-.infinity, .infinity, .nan, 1e300, -1e300, .greatestFiniteMagnitude, 253_402_300_799]
    for instant in seconds.map(Date.init(timeIntervalSince1970:)) + [.distantPast, .distantFuture] {
      _ = timetable.status(at: instant)
      _ = timetable.nextOpening(after: instant)
      _ = timetable.nextClosing(after: instant)
      _ = timetable.lastUsefulMoment(of: ServiceWindow(opened: instant))
      _ = timetable.closedNotice(at: instant, window: ServiceWindow(opened: instant))
      #expect(!Zone.rome.iso8601(instant).isEmpty)
    }
  }
}
