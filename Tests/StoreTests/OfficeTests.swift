import Desk
import Foundation
import Policy
import Testing

@testable import Store

@Suite("Staff, rules and orders")
struct OfficeTests {
  private let day = CivilDay(year: 2026, month: 3, day: 12)
  private let friday = CivilDay(year: 2026, month: 3, day: 13)

  private func lastUseful(_ bench: Bench, _ id: ConversationID) throws -> Date? {
    try #require(try bench.store.thread(id, limit: 1)).head.lastUseful
  }

  @Test("an order moves every waiting chat's last useful moment in the same transaction, its end moves it back (A12)")
  func orders() throws {
    let bench = try Bench()
    let friday = try #require(friday)
    let ids = try (1...5).map { try bench.receive(Bench.arrival("wamid.\($0)", citizen: $0)) }
    let other = try bench.another()
    _ = try other.office()
    for id in ids { #expect(try lastUseful(bench, id) == Bench.thursday + 24 * 3600) }
    let order = try bench.store.makeOrder(
      .closure(from: friday, to: friday), reference: "DD 412/2026", reason: "assemblea del personale",
      by: Bench.dario, at: Bench.thursday + 60)
    for id in ids { #expect(try lastUseful(bench, id) == Bench.thursday + 2 * 3600, "only until today's closing") }
    #expect(try other.office().timetable.status(at: Bench.thursday + 24 * 3600).open == false)
    #expect(try bench.store.counts(for: Bench.anna, at: Bench.thursday + 60).dyingToday == 5)
    try bench.store.revokeOrder(order.id, reason: "assemblea rinviata", by: Bench.dario, at: Bench.thursday + 120)
    for id in ids { #expect(try lastUseful(bench, id) == Bench.thursday + 24 * 3600) }
    #expect(try bench.store.counts(for: Bench.anna, at: Bench.thursday + 180).dyingToday == 0)
    let kept = try #require(try bench.store.orders().first)
    #expect(kept.revoked == Order.Revocation(at: Bench.thursday + 120, by: "d.villa", reason: "assemblea rinviata"))
    #expect(try bench.store.journal().suffix(2).map(\.verb) == ["orderMade", "orderRevoked"])
  }

  @Test("orders are the director's, have a reason and are revoked once (A12)")
  func orderRefusals() throws {
    let bench = try Bench()
    let day = try #require(day)
    func make(_ staff: StaffID, reason: String = "sciopero") throws(OfficeError) -> Order {
      try bench.store.makeOrder(
        .closure(from: day, to: day), reference: "DD 1/2026", reason: reason, by: staff, at: Bench.thursday)
    }
    #expect(throws: OfficeError.refused(.roleMissing(.director))) { _ = try make(Bench.anna) }
    #expect(throws: OfficeError.refused(.order(.reasonMissing))) { _ = try make(Bench.dario, reason: " ") }
    #expect(throws: OfficeError.refused(.unknownOrder(9))) {
      try bench.store.revokeOrder(9, reason: "errore", by: Bench.dario, at: Bench.thursday)
    }
    let order = try make(Bench.dario)
    try bench.store.revokeOrder(order.id, reason: "errore", by: Bench.dario, at: Bench.thursday + 1)
    #expect(throws: OfficeError.refused(.alreadyRevoked)) {
      try bench.store.revokeOrder(order.id, reason: "errore", by: Bench.dario, at: Bench.thursday + 2)
    }
  }

  @Test("rulesets follow each other and never reach back; the text is kept byte for byte")
  func rulesets() throws {
    let bench = try Bench()
    let source = try #require(Ruleset.embedded("arezzo")) + "\n# in vigore da lunedì\n"
    var ruleset = try Ruleset.parse(source, file: "arezzo.yaml")
    ruleset.version = "2026-02"
    let monday = Bench.thursday + 4 * 24 * 3600
    try bench.store.useRules(source: source, ruleset: ruleset, from: monday, by: Bench.root, at: Bench.thursday)
    let history = try bench.another().rulesets()
    #expect(history.map(\.source).last == source)
    #expect(history.map(\.from) == [Bench.thursday, monday])
    let timetable = try bench.store.office().timetable
    #expect(timetable.ruleset(at: monday - 1).version != "2026-02")
    #expect(timetable.ruleset(at: monday).version == "2026-02")
    #expect(throws: OfficeError.refused(.rulesFromThePast)) {
      try bench.store.useRules(
        source: source, ruleset: ruleset, from: Bench.thursday - 1, by: Bench.root, at: Bench.thursday)
    }
    #expect(throws: OfficeError.refused(.roleMissing(.administrator))) {
      try bench.store.useRules(source: source, ruleset: ruleset, from: monday, by: Bench.anna, at: Bench.thursday)
    }
  }

  @Test("the last administrator stays; who leaves keeps the authorship of what they wrote (A24)")
  func staff() throws {
    let bench = try Bench()
    #expect(throws: OfficeError.refused(.lastAdministrator)) {
      try bench.store.removeStaff(Bench.root, by: Bench.root, at: Bench.thursday)
    }
    #expect(throws: OfficeError.refused(.lastAdministrator)) {
      try bench.store.setStaff(
        Staff(id: Bench.root, name: "Root", roles: [.operator]), by: Bench.root, at: Bench.thursday)
    }
    #expect(throws: OfficeError.refused(.roleMissing(.administrator))) {
      try bench.store.removeStaff(Bench.bruno, by: Bench.anna, at: Bench.thursday)
    }
    #expect(throws: OfficeError.refused(.unfitLogin)) {
      try bench.store.setStaff(
        Staff(id: StaffID("Anna Bianchi"), name: "Anna", roles: []), by: Bench.root, at: Bench.thursday)
    }
    let id = try bench.receive(Bench.arrival("wamid.1"))
    try bench.act(.claim, on: id)
    try bench.act(.note(text: "Mia"), on: id)
    try bench.store.removeStaff(Bench.anna, by: Bench.anna, ownsFile: true, at: Bench.thursday + 90)
    #expect(try !bench.store.staff().contains { $0.id == Bench.anna })
    #expect(try bench.store.staff(includingFormer: true).contains { $0.name == "Anna Bianchi" })
    #expect(try bench.story(id).last == "# a.bianchi: Mia")
    #expect(throws: ActError.refused(.roleMissing(.operator))) {
      try bench.act(.note(text: "Ancora"), on: id)
    }
  }

  @Test("a change by one connection is seen by the next question of another")
  func cache() throws {
    let bench = try Bench()
    let other = try bench.another()
    #expect(try other.office().staff[StaffID("nuova")] == nil)
    try bench.store.setStaff(
      Staff(id: StaffID("nuova"), name: "Nuova", roles: [.operator]), by: Bench.root, at: Bench.thursday)
    #expect(try other.office().staff[StaffID("nuova")]?.name == "Nuova")
  }
}
