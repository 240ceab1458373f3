import Policy
import Testing

@testable import Moderation

@Suite("A14.a–A14.i, C13.a–C13.h: each rule fires on its own message, and on none that only looks like it")
struct EachRuleTests {
  private func flags(_ text: String, _ name: String) throws -> [Flag] {
    Moderation.flags(in: Specimen(text: text), under: try ruleset(name)).filter { $0.confidence > .low }
  }

  @Test(arguments: EachRule.all.indices)
  func fires(_ index: Int) throws {
    let each = EachRule.all[index]
    let arezzo = try flags(each.message, "arezzo").filter { $0.rule == each.rule }
    #expect(arezzo.map(\.clause) == ["A14.\(each.letter)"], "\(each.rule): \(each.message)")
    let casale = try flags(each.message, "casale-marittimo").filter { $0.rule == each.rule }
    #expect(casale.map(\.clause) == (each.letter <= "h" ? ["C13.\(each.letter)"] : []), "\(each.rule)")
  }

  @Test(arguments: EachRule.all.indices)
  func silent(_ index: Int) throws {
    let each = EachRule.all[index]
    #expect(try flags(each.harmless, "arezzo") == [], "\(each.rule): \(each.harmless)")
  }

  @Test("no heading of the lists is left without a message")
  func complete() {
    let tried = Set(EachRule.all.map(\.rule))
    for (kind, list) in zip(Rulebook.kinds, Rulebook.embedded.lists) where kind.letter != nil {
      for rule in Set(list.entries.map(\.rule)) { #expect(tried.contains(rule), "\(list.file): \(rule)") }
    }
  }
}
