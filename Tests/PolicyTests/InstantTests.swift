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
    ])
  func readable(_ text: String, expected: String) throws {
    #expect(Zone.rome.iso8601(try Zone.instant(iso8601: text)) == expected)
  }

  @Test("without an offset is refused, and told so", arguments: ["2026-03-12T10:40", "2026-03-12T10:40:00"])
  func noOffset(_ text: String) {
    #expect(throws: Zone.InstantError.noOffset(text)) { try Zone.instant(iso8601: text) }
  }

  @Test(
    "that are none are refused",
    arguments: [
      "", "now", "2026-03-12", "2026-02-30T10:00:00Z", "2026-03-12T24:00:00Z", "2026-03-12T10:60:00Z",
      "2026-03-12T10:40:61Z", "2026-03-12T10:40:00+1", "2026-03-12T10:40:00+19:00", "2026-03-12T10:40:00Zulu",
      "2026-03-12T10:40:00.Z", "2026-03-12T1:40:00Z", "12/03/2026 10:40Z", "２026-03-12T10:40:00Z",
      "2026-03-12T10:40:00Z" + String(repeating: " ", count: 100),
    ])
  func unreadable(_ text: String) {
    #expect(throws: Zone.InstantError.self) { try Zone.instant(iso8601: text) }
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
