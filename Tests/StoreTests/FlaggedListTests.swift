import Desk
import Foundation
import Moderation
import Testing

@testable import Store

@Suite("The list of flagged chats shows what was flagged (A14)")
struct FlaggedListTests {
  private func flag(_ clause: String) -> Flag {
    Flag(clause: clause, rule: "prova", evidence: 0..<4, confidence: .high, why: "Prova")
  }

  private func line(_ bench: Bench) throws -> Snippet? {
    try #require(try bench.store.inbox(.flagged, for: Bench.anna, at: Bench.thursday, limit: 5).rows.first).last
  }

  @Test("not the last message: the gravest open flag's, then the next once that is settled; masked when reserved (A13)")
  func gravest() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("1", .text("Vi ammazzo")), judgement: Judgement(flags: [flag("A14.c")]))
    try bench.receive(Bench.arrival("2", .text("Comprate qui")), judgement: Judgement(flags: [flag("A14.f")]))
    try bench.receive(Bench.arrival("3", .text("Scusate")))
    #expect(try line(bench)?.text == "Vi ammazzo")
    let open = try bench.store.openFlags(of: id)
    let threat = try #require(open.first)
    try bench.act(.mark(threat.message, .riservati), on: id)
    #expect(try line(bench)?.isReserved == true)
    try bench.act(.dismissFlag(threat.id, on: threat.message, reason: "Non lo è"), on: id, by: Bench.rita)
    #expect(try line(bench) == Snippet(isFromCitizen: true, kind: .text, text: "Comprate qui", isReserved: false))
    let other = try bench.store.inbox(.incoming, for: Bench.anna, at: Bench.thursday, limit: 5).rows.first
    #expect(other?.last == Snippet(isFromCitizen: true, kind: .text, text: "Scusate"), "other lists show the last")
  }

  @Test("what is no text keeps its measures, and each page of the list reads alike")
  func media() throws {
    let bench = try Bench()
    let media = Media(.audio, seconds: 400, isVoice: true)
    for citizen in 1...9 {
      try bench.receive(
        Bench.arrival("a\(citizen)", .media(media), kind: .audio, citizen: citizen),
        judgement: Judgement(flags: [flag("A14.j")]))
      try bench.receive(Bench.arrival("b\(citizen)", .text("Ciao"), citizen: citizen))
    }
    let all = try bench.store.inbox(.flagged, for: Bench.anna, at: Bench.thursday, limit: 20).rows
    #expect(all.count == 9 && all.allSatisfy { $0.last?.media?.seconds == 400 && $0.last?.media?.isVoice == true })
    let page = try bench.store.inbox(.flagged, for: Bench.anna, at: Bench.thursday, from: all[3].key, limit: 3)
    #expect(page.rows == Array(all[4...6]))
    let back = try bench.store.inbox(
      .flagged, for: Bench.anna, at: Bench.thursday, from: all[3].key, backward: true, limit: 3)
    #expect(back.rows == Array(all[0...2]))
  }
}
