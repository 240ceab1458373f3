import Desk
import Foundation
import Testing

@testable import Training

@Suite("Branches: what citizens do hangs on what the desk did")
struct BranchTests {
  private func happened(_ lines: String, _ acts: [OperatorAct], until end: TimeInterval = 3600) throws -> [String] {
    let day = try day(lines)
    var player = Player(day)
    return told(player.advance(to: seconds(end, into: day), acts: acts), day).filter { !$0.contains("m1") }
  }

  private func did(_ event: DeskEvent, _ offset: TimeInterval) throws -> OperatorAct {
    .did(event, citizen: "giulia", at: seconds(offset, into: try day("- {who: giulia, at: +0 s, text: ciao}")))
  }

  private func answered(_ offset: TimeInterval) throws -> OperatorAct {
    let day = try day("- {who: giulia, at: +0 s, text: ciao}")
    return .answered(citizen: "giulia", message: ProviderID("m1"), at: seconds(offset, into: day))
  }

  @Test("if and unless look at what was done by then; lines below do not wait for one that does not happen")
  func conditions() throws {
    let lines = """
      - {who: giulia, at: +0 s, text: domanda}
      - {who: giulia, after: answer, delay: 10 s, if: asked for personal data, text: perché}
      - {who: giulia, after: answer, delay: 20 s, unless: asked for personal data, text: grazie}
      - {who: giulia, at: +30 min, if: warned, text: scusate}
      """
    #expect(
      try happened(lines, [answered(100)]) == ["0 text day.giulia.1", "120 text day.giulia.3"])
    #expect(
      try happened(lines, [did(.askedData, 100), answered(100), did(.warned, 200)]) == [
        "0 text day.giulia.1", "110 text day.giulia.2", "1800 text day.giulia.4",
      ])
  }

  @Test("a line may wait for a warning or a block, once the lines above are sent")
  func events() throws {
    let lines = """
      - {who: giulia, at: +60 s, text: parolaccia}
      - {who: giulia, after: blocked, delay: 30 s, text: e allora}
      - {who: giulia, after: previous, delay: 5 s, text: ci siete}
      """
    #expect(try happened(lines, [did(.blocked, 30)]) == ["60 text day.giulia.1"])
    #expect(
      try happened(lines, [did(.blocked, 100)]) == [
        "60 text day.giulia.1", "130 text day.giulia.2", "135 text day.giulia.3",
      ])
  }

  @Test("an answer in the window is one within 24 hours of the line above")
  func window() throws {
    let lines = """
      - {who: giulia, at: +0 s, text: domanda}
      - {who: giulia, at: +25 h, unless: answered in the window, text: nessuno mi ha risposto}
      """.replacingOccurrences(of: "+25 h", with: "+11 h")
    #expect(try happened(lines, [answered(3600)], until: 40_000).count == 1)
    #expect(try happened(lines, [], until: 40_000) == ["0 text day.giulia.1", "39600 text day.giulia.2"])
  }

  @Test("A12: colleagues act and orders are made in the midst of the day; a status is news of our last answer")
  func others() throws {
    let day = try Day.parse(
      """
      title: Prova
      ruleset: arezzo
      start: 2026-03-12 10:40
      staff: [{login: a.bianchi, name: Anna, roles: [operator]}, {login: e.ferri, name: Elena, roles: [director]}]
      citizens: [{id: giulia, name: Giulia, number: "+39 347 555 0142", read: never}]
      orders: [{at: +20 min, by: e.ferri, closure: "12:00-13:00", reference: Ord. 1, reason: assemblea}]
      timeline:
        - {who: giulia, at: +1 min, text: ciao}
        - {who: giulia, at: +2 min, by: e.ferri, write note: la conosco}
        - {who: giulia, after: answer, delay: 9 s, status: failed, code: 131026}
      """, file: "prova.yaml")
    var player = Player(day)
    let act = OperatorAct.answered(citizen: "giulia", message: ProviderID("m1"), at: seconds(300, into: day))
    let happenings = player.advance(to: player.end, acts: [act])
    #expect(
      told(happenings, day) == [
        "60 text day.giulia.1", "120 e.ferri note(\"la conosco\")", "301 sent m1", "302 delivered m1", "309 failed m1",
        "1200 Ord. 1",
      ])
  }
}
