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
    let afterwards = try bench.store.counts(for: Bench.anna, at: Bench.thursday + 3 * 3600)
    #expect(afterwards.dyingToday == 0, "what is too late is not about to be")
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
    #expect(throws: OfficeError.refused(.roleMissing(.director))) {
      try bench.store.revokeOrder(order.id, reason: "errore", by: Bench.anna, at: Bench.thursday)
    }
    #expect(throws: OfficeError.refused(.reasonMissing)) {
      try bench.store.revokeOrder(order.id, reason: " ", by: Bench.dario, at: Bench.thursday)
    }
    try bench.store.revokeOrder(order.id, reason: "errore", by: Bench.dario, at: Bench.thursday + 1)
    #expect(throws: OfficeError.refused(.alreadyRevoked)) {
      try bench.store.revokeOrder(order.id, reason: "errore", by: Bench.dario, at: Bench.thursday + 2)
    }
  }

  @Test("neither an order nor a ruleset reaches back: 24 hours that are over keep their last useful moment (A12)")
  func past() throws {
    let monday = Bench.thursday - 60 * 3600
    let bench = try Bench(at: monday)
    let id = try bench.receive(Bench.arrival("wamid.1", at: monday), at: monday)
    let before = try #require(try lastUseful(bench, id))
    let friday = try #require(friday)
    _ = try bench.store.makeOrder(
      .closure(from: friday, to: friday), reference: "DD 412/2026", reason: "assemblea", by: Bench.dario,
      at: Bench.thursday)
    #expect(try lastUseful(bench, id) == before)
  }

  @Test("a ruleset in force gives every waiting chat its new last useful moment, and stands in the journal (A11)")
  func newHours() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1", at: Bench.thursday + 3 * 3600))
    #expect(try lastUseful(bench, id) == Bench.thursday + 26 * 3600, "Friday at 13:00")
    let source = try #require(Ruleset.embedded("arezzo")).replacingOccurrences(of: "13:00", with: "12:00")
    let ruleset = try Ruleset.parse(source, file: "arezzo.yaml")
    let now = Bench.thursday + 4 * 3600
    try bench.store.useRules(source: source, ruleset: ruleset, from: now, by: Bench.anna, ownsFile: true, at: now)
    #expect(try lastUseful(bench, id) == Bench.thursday + 25 * 3600, "Friday at 12:00")
    #expect(try bench.store.journal().last?.verb == "rulesUsed")
  }

  @Test("in an invented file whoever comes changes rules, hours and staff; a name that is none gets no role")
  func invented() throws {
    let bench = try Bench(kind: .demo)
    let guest = StaffID("guest")
    let (source, day) = (try #require(Ruleset.embedded("arezzo")), try #require(friday))
    let ruleset = try Ruleset.parse(source, file: "arezzo.yaml")
    _ = try bench.store.makeOrder(
      .closure(from: day, to: day), reference: "DD 1/2026", reason: "prova", by: guest, at: Bench.thursday)
    for stranger in [StaffID("other"), StaffID("another")] {
      try bench.store.useRules(
        source: source, ruleset: ruleset, from: Bench.thursday + 1, by: stranger, at: Bench.thursday)
      try bench.store.setStaff(
        Staff(id: stranger, name: "Prova", roles: [.operator]), by: stranger, at: Bench.thursday)
    }
    let id = try bench.receive(Bench.arrival("wamid.1"))
    #expect(throws: ActError.refused(.roleMissing(.operator))) {
      try bench.act(.claim, on: id, by: StaffID("Anna Bianchi"))
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

  @Test("the list of staff is an administrator's, each change is one, and the journal keeps it (A24)")
  func staffRefusals() throws {
    let bench = try Bench()
    let nuova = Staff(id: StaffID("nuova"), name: "Nuova", roles: [.operator])
    #expect(throws: OfficeError.refused(.roleMissing(.administrator))) {
      try bench.store.setStaff(nuova, by: Bench.anna, at: Bench.thursday)
    }
    try bench.store.setStaff(nuova, by: Bench.root, at: Bench.thursday)
    #expect(throws: OfficeError.refused(.nothingToDo)) {
      try bench.store.setStaff(nuova, by: Bench.root, at: Bench.thursday)
    }
    for name in ["", "Nuo\u{1B}va", String(repeating: "a", count: 101)] {
      #expect(throws: OfficeError.refused(.unfitName)) {
        try bench.store.setStaff(Staff(id: nuova.id, name: name, roles: []), by: Bench.root, at: Bench.thursday)
      }
    }
    try bench.store.removeStaff(nuova.id, by: Bench.root, at: Bench.thursday)
    #expect(throws: OfficeError.refused(.unknownStaff(nuova.id))) {
      try bench.store.removeStaff(nuova.id, by: Bench.root, at: Bench.thursday)
    }
    let told = try bench.store.journal().suffix(2).map { "\($0.verb) \($0.about ?? "")" }
    #expect(told == ["staffSet nuova=operator", "staffRemoved nuova"])
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
