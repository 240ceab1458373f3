import Desk
import Foundation
import Testing

@testable import Console

@Suite("What goes out: seen, explained, decided")
struct OutboxTests {
  /// One of each sort; the texts are invented.
  private func town() throws -> Town {
    var town = try Town(inCharge: anna.id)
    let at = { (minutes: Double) in town.now.addingTimeInterval(-minutes * 60) }
    town.outgoing = [
      OutgoingRow(
        id: MessageID(901), conversation: Citizen.giulia.id, citizen: Citizen.giulia.identity, at: at(20), by: anna.id,
        text: "Resta in lista d'attesa fino a settembre.", state: .uncertain),
      OutgoingRow(
        id: MessageID(902), conversation: Citizen.ahmed.id, citizen: Citizen.ahmed.identity, at: at(12), by: marco.id,
        text: "Il modulo va bene così.", state: .failed, errorCode: 131_026),
      OutgoingRow(
        id: MessageID(903), conversation: Citizen.maria.id, citizen: Citizen.maria.identity, at: at(1),
        text: "Lo sportello è chiuso: riapre venerdì alle 8:30.", state: .queued),
    ]
    return town
  }

  private func asked(_ play: Play) -> [OutboxIntent] {
    play.intents.compactMap { if case .outbox(let intent) = $0 { intent } else { nil } }
  }

  @Test("A01: pictures of the view", arguments: [(80, 24), (160, 48)])
  func pictures(columns: Int, rows: Int) throws {
    var play = try Play(town(), size: Size(columns: columns, rows: rows))
    try play.press("O")
    try PictureTests().compare(play, "outbox-\(columns)x\(rows)")
  }

  @Test("before an uncertain message is sent again it is said that it may arrive twice")
  func retryUncertain() throws {
    var play = try Play(town())
    play.holdsActs = true
    try play.press("OR")
    #expect(play.screen.contains("riceverlo due volte") && asked(play).isEmpty)
    try play.press("<esc>")
    #expect(asked(play).isEmpty)
    try play.press("R<enter>")
    #expect(asked(play) == [.retry(MessageID(901))])
  }

  @Test("a failed one goes at once; one that waits is stopped after a question")
  func others() throws {
    var play = try Play(town())
    play.holdsActs = true
    try play.press("OjR")
    #expect(asked(play) == [.retry(MessageID(902))])
    try play.press("jx")
    #expect(play.screen.contains("Il messaggio non è ancora partito") && asked(play).count == 1)
    try play.press("<enter>")
    #expect(asked(play).last == .giveUp(MessageID(903)))
    try play.press("kkS")
    #expect(asked(play).last == .markSent(MessageID(901)))
    try play.press("x")
    #expect(asked(play).last == .giveUp(MessageID(901)))
  }

  @Test("an empty outbox says so, and its keys do nothing")
  func empty() throws {
    var play = try Play(Town())
    try play.press("O")
    #expect(play.screen.contains("Tutto quello che è stato mandato è partito"))
    try play.press("R")
    #expect(asked(play).isEmpty && play.screen.contains("Tutto quello che è stato mandato è partito"))
    try play.press("O")
    #expect(play.state.focus == .list)
  }

  @Test("what nobody knows the fate of is told below the header, with the key that shows it")
  func warning() throws {
    var play = try Play(town(), size: Size(columns: 80, rows: 24))
    play.take(.outbox(.link(Link(isServed: true, uncertain: 2))))
    #expect(play.screen.contains("? 2 nostri messaggi forse sono arrivati, forse no: O li mostra."))
    play.take(.outbox(.link(Link(isServed: false, uncertain: 2))))
    #expect(play.screen.contains("WhatsApp è scollegato"))
    try PictureTests().compare(play, "link-down-80x24")
  }

  @Test("every refusal has a sentence that says what to do, in both languages", arguments: Language.allCases)
  func sentences(language: Language) {
    let refusals: [OutboxRefusal] = [.notOurs, .stillQueued, .beingSent, .hasLeft, .settled, .deleted]
    let sentences = refusals.map { Phrases(language).sentence($0) }
    #expect(sentences.allSatisfy { !$0.fact.isEmpty && !$0.remedy.isEmpty })
    #expect(Set(sentences.map(\.text)).count == refusals.count)
  }
}
