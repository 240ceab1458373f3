import Foundation
import Moderation
import Policy
import Testing

@testable import Desk

@Suite("A14–A16: each step says exactly what it will do")
struct ConsequenceTests {
  private func foresee(_ step: LadderIntent, at now: Date, inCharge: Staff? = nil) throws -> [Consequence] {
    var chat = LadderTests.chat(at: now)
    chat.session?.inCharge = inCharge?.id
    chat.proposals = [
      MeasureRecord(
        id: MeasureID(1), measure: .delete, finding: LadderTests.finding, by: anna.id, at: now, state: .proposed)
    ]
    return try chat.foresee(.ladder(step), by: sofia, at: now, in: try office())
  }

  @Test("what is confirmed and what is closed, for every step that has evidence")
  func confirmed() throws {
    let now = try thursday()
    for measure in [Measure.warn, .delete, .report(), .refer, .block(LadderTests.term(7, from: now))] {
      let told = try foresee(.take(measure, LadderTests.finding), at: now)
      #expect(told.contains(.confirms(messages: 1, clause: "A14.f")))
      #expect(told.contains(.closesFlags(clauses: ["A14.b"])))
    }
  }

  @Test("and what each does besides")
  func each() throws {
    let now = try thursday()
    let finding = LadderTests.finding
    let both = Finding([MessageID(41), MessageID(43)], clause: "A14.f", reason: "x")
    let term = now.addingTimeInterval(90 * 86_400)
    #expect(try foresee(.take(.delete, both), at: now).first == .hides(messages: 1, until: term))
    guard case .sends(let text) = try foresee(.take(.warn, finding), at: now).first else { throw Unexpected() }
    #expect(text.contains("A14.f"))
    guard case .reports(let recipient, _) = try foresee(.take(.report(), finding), at: now).first else {
      throw Unexpected()
    }
    #expect(recipient.contains("Gestore"))
    let block = try foresee(
      .take(.block(LadderTests.term(7, from: now, .review, whatsApp: true)), finding), at: now, inCharge: marco)
    let closes = now.addingTimeInterval(86_400 - 900)
    #expect(
      block.prefix(2) == [.keepsOut(until: now.addingTimeInterval(7 * 86_400), .review), .asksWhatsApp(before: closes)])
    #expect(block.contains(.closesChat(inCharge: marco.id)))
    #expect(try foresee(.take(.refer, finding), at: now).first == .refers(messages: 1))
    #expect(try foresee(.propose(.refer, finding), at: now) == [.waits(.refer)])
    #expect(try foresee(.decline(MeasureID(1), reason: "no"), at: now) == [.declines(.delete)])
    #expect(try foresee(.dismiss([MessageID(41)], reason: "no"), at: now) == [.dismisses(flags: 2)])
    #expect(try foresee(.unseal(MessageID(43)), at: now) == [.opensSeal])
  }

  @Test("what may not be done is refused before it is told")
  func refused() throws {
    let now = try thursday()
    #expect(throws: Refusal.roleMissing(.supervisor)) {
      try LadderTests.chat(at: now).foresee(
        .ladder(.take(.delete, LadderTests.finding)), by: anna, at: now, in: try office())
    }
  }
}
