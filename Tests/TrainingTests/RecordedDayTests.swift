import Desk
import Foundation
import Testing

@testable import Training

@Suite("A recorded day's text: what was put in and named stands where the reader finds it")
struct RecordedDayTests {
  private static let source = """
    title: Prova
    ruleset: arezzo
    start: 2026-03-12 09:00
    staff:
      - {login: a.bianchi, name: Anna Bianchi, roles: [operator]}
    citizens:
      - {id: laura, name: Laura Nocentini, number: "+39 347 555 0142"}
    timeline:
      - {who: laura, at: +1 min, text: "Uno"}
      - who: laura
        at: +2 min
        text: Due

    # What is expected.
    expect:
      - {id: saluto, who: laura, greet: yes}

    """

  @Test("lines in braces and lines of several keys get their names, and what was put in comes last")
  func text() throws {
    let day = try Day.parse(Self.source, file: "prova.yaml")
    let injection = RecordedDay.Injection(
      at: day.start.addingTimeInterval(90.5), citizen: "laura", text: "Tre: \"tre\"")
    let made = RecordedDay(day, source: Self.source, naming: [0: "riga1", 1: "riga2"], injected: [injection], acts: [])
    let read = try Day.parse(made.day, file: "mia.yaml")
    #expect(read.timeline.map(\.name) == ["riga1", "riga2", nil])
    #expect(read.timeline.map(\.deed) == ["Uno", "Due", "Tre: \"tre\""].map { .send(.text($0)) })
    #expect(read.timeline.last?.moment == .start(90.5))
    #expect(read.expectations == day.expectations)
  }

  @Test("without a word put in and a name given the text is as it was, to the byte")
  func untouched() throws {
    let day = try Day.parse(Self.source, file: "prova.yaml")
    let made = RecordedDay(day, source: Self.source, naming: [:], injected: [], acts: [])
    #expect(made.day == Self.source)
    #expect(try Script.parse(made.acts, file: "acts/prova.yaml", for: day) == Script())
  }

  @Test("every act is written as the reader reads it")
  func acts() throws {
    let day = try Day.parse(
      Self.source.replacingOccurrences(of: "{who: laura, at", with: "{id: uno, who: laura, at"), file: "prova.yaml")
    let step = DeskAct.Step(.block, length: 30 * 86_400)
    let told: [DeskAct] = [
      .claim, .release, .takeOver, .takeBack, .reopen, .reply("Ciao: \"a\"\\b\nc #d"), .quickReply("nido"),
      .note("- no"),
      .close(.answered), .handTo(StaffID("a.bianchi"), comment: "guarda: tu"),
      .handTo(StaffID("a.bianchi"), comment: ""),
      .label("scuola"), .flag(.line("uno"), clause: "A14.f", reason: "perché"), .dismissFlags(.previous, reason: "no"),
      .mark(.line("uno"), .riservati), .take(DeskAct.Step(.warn), .previous, clause: "A14.b", reason: "x"),
      .take(step, .line("uno"), clause: "A14.b", reason: "y"), .propose(step, .previous, clause: "A14.c", reason: "z"),
      .liftBlock(reason: "basta"), .undoBlock(reason: "errore"),
    ]
    let acts = told.enumerated().map { index, act in
      ScriptedAct(
        at: day.start.addingTimeInterval(3661.25 + Double(index)), citizen: "laura", by: StaffID("a.bianchi"), act: act)
    }
    let made = RecordedDay(day, source: Self.source, naming: [:], injected: [], acts: acts)
    let script = try Script.parse(made.acts, file: "acts/prova.yaml", for: day)
    #expect(script.steps.map(\.act) == told)
    #expect(script.acts(of: day).map(\.at) == acts.map(\.at))
  }
}
