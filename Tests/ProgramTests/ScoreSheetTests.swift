import Console
import Desk
import Foundation
import Store
import Testing
import Training

@testable import sportello

@Suite("The score sheet, and the attempts that are kept")
struct ScoreSheetTests {
  private let folder = ThrowAwayFolder()

  private func sheet(_ name: String, slip: Int? = nil) throws -> ScoreSheet {
    let source = try TrainingSource.named(name)
    var script = try #require(source.script)
    if let slip { script = script.with(script.slips[slip]) }
    let path = folder.path("\(name)-\(slip ?? -1).sqlite")
    return try TrainingPlay(source.day, at: path).play(script.acts(of: source.day)).score()
  }

  @Test("the sheet of a morning, as it is printed")
  func picture() throws {
    #expect(
      Phrases(.italian).text(of: try sheet("due-operatori", slip: 1)) == """
        SCHEDA DI ESERCITAZIONE
        In due allo sportello
        Anna Bianchi (a.bianchi)
        Totale: 3 su 4

                       09:20   09:32
        Agnese Ghezzi  ·●○○·····●■▲·
        Mirko          ······●■▲···■
        ● scrive · ▲ risposta · ■ altro atto · ○ collega

        ✗ 09:30  agnese: la chat resta al collega  A24
        ✓ 09:28  mirko: risposta entro 10 min di apertura  A09
        ✓ 09:28  mirko: un saluto all'inizio
        ✓ 09:28  mirko: la risposta dice: skate  A08

        Prima risposta, in minuti di apertura
          Agnese Ghezzi: 10 min
          Mirko: 2 min

        Segnalazioni giuste: nessuna
        Segnalazioni sbagliate: nessuna
        Segnalazioni mancate: nessuna

        Modi
          un saluto all'inizio: 2/2
          la persona chiamata per nome: 1/2
          nessun dato personale chiesto: 2/2
          nessuna promessa sui tempi: 2/2

        Su che cosa lavorare
          1. agnese: la chat resta al collega. Accanto al nome c'è chi l'ha in carico.
          2. la persona chiamata per nome

        """)
  }

  @Test("what harms people comes first among the things to work on, three at most")
  func advice() throws {
    let all = try sheet("piena", slip: 0)
    #expect(all.toWorkOn.count == 3)
    guard case .expectation(let first) = all.toWorkOn.first else { throw Failure.refused("no expectation") }
    #expect(first.id == "tullio")
    #expect(try sheet("piena").toWorkOn.contains { if case .expectation = $0 { true } else { false } } == false)
  }

  @Test("the page holds what the text holds, and nothing of it becomes markup")
  func page() throws {
    let html = Phrases(.english).html(of: try sheet("spam"))
    #expect(html.contains("7 of 7") && html.contains("<pre>") && html.contains("A14.f"))
    #expect(!html.contains("<script"))
  }

  @Test("attempts are kept for their owner alone, and compared with the one before")
  func attempts() throws {
    let attempts = Attempts(path: folder.path("a/attempts"))
    #expect(try attempts.all() == [])
    let moment = Date(timeIntervalSince1970: 1_773_308_400)
    try attempts.keep(Attempt(try sheet("quiet", slip: 0), of: "quiet", by: "lara", at: moment))
    try attempts.keep(
      Attempt(try sheet("quiet", slip: 1), of: "quiet", by: "lara", at: moment.addingTimeInterval(3600)))
    let kept = try attempts.all()
    #expect(kept.map(\.missed) == [["presto", "graduatoria"], ["ahmed"]])
    let mode = try FileManager.default.attributesOfItem(atPath: attempts.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(
      kept.indices.map { TrainCommand.AttemptList.line(kept[$0], after: Array(kept[..<$0])) } == [
        "2026-03-12T10:40:00+01:00  lara  quiet  1/3", "2026-03-12T11:40:00+01:00  lara  quiet  2/3  +1",
      ])
  }
}
