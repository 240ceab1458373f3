import Desk
import Foundation
import Moderation
import Testing

@testable import Store

@Suite("A14, A16, A26: reports and referrals")
struct ReportTests {
  @Test("numbered per year without gaps, open until marked as received")
  func numbers() throws {
    let bench = try Bench()
    let place = try bench.flagged()
    let newYear = Bench.thursday + 300 * 86_400
    for instant in [Bench.thursday + 60, Bench.thursday + 70, newYear] {
      try bench.take(.report(), place, at: instant)
    }
    #expect(try bench.store.reports().map(\.name) == ["1/2027", "2/2026", "1/2026"])
    let report = try #require(try bench.store.report(2, of: 2026))
    #expect(report.finding == Finding([place.message], clause: "A14.f", reason: "viola la policy"))
    #expect(report.recipient.contains("Gestore") && !report.purpose.isEmpty && report.by == Bench.rita)
    #expect(throws: ActError.refused(.roleMissing(.supervisor))) {
      try bench.store.markReceived(report, by: Bench.anna, at: newYear)
    }
    try bench.store.markReceived(report, by: Bench.rita, at: newYear)
    #expect(throws: ActError.refused(.ladder(.noOpenReport))) {
      try bench.store.markReceived(report, by: Bench.rita, at: newYear)
    }
    #expect(try bench.store.reports(onlyOpen: true).map(\.name) == ["1/2027", "1/2026"])
    #expect(try bench.store.report(9, of: 2026) == nil)
    #expect(
      try bench.store.journal(limit: 900).filter { $0.verb == "reported" }.map(\.about) == [
        "1/2026", "2/2026", "1/2027",
      ])
  }

  @Test("written out by supervisors, journalled; deleted texts are in it only with their seal opened, journalled too")
  func writtenOut() throws {
    let bench = try Bench()
    let place = try bench.flagged("Ti spacco tutto", [Bench.threat])
    try bench.take(.delete, place, clause: "A14.c")
    try bench.take(.report(), place, clause: "A14.c")
    let report = try #require(try bench.store.reports().first)
    #expect(throws: ActError.refused(.roleMissing(.supervisor))) {
      try bench.store.writeOut(report, opening: false, by: Bench.anna, at: Bench.thursday + 90)
    }
    let plain = try bench.store.writeOut(report, opening: false, by: Bench.rita, at: Bench.thursday + 90)
    #expect(plain.messages.map(\.text) == [nil] && plain.messages.first?.deletion?.clause == "A14.c")
    #expect(plain.messages.first?.clauses == ["A14.c"] && plain.citizen.phone == "393475550011")
    #expect(try !bench.verbs().contains("unsealed") && bench.verbs().last == "reportWritten")
    let whole = try bench.store.writeOut(report, opening: true, by: Bench.rita, at: Bench.thursday + 95)
    #expect(whole.messages.map(\.text) == ["Ti spacco tutto"])
    #expect(try bench.verbs().suffix(2) == ["unsealed", "reportWritten"])
  }
}
