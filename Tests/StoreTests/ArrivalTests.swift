import Desk
import Foundation
import Moderation
import Testing

@testable import Store

@Suite("Arrivals are stored once, whatever comes and however often")
struct ArrivalTests {
  @Test("a first message opens a conversation, a session and the wait, and the notice goes out (A06, A07)")
  func firstMessage() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    #expect(try bench.story(id) == ["* sessionOpened", "< Buongiorno", "> [notice] (queued)"])
    let row = try #require(try bench.store.inbox(.incoming, for: Bench.anna, at: Bench.thursday, limit: 10).rows.first)
    #expect(row.section == .waiting)
    #expect(row.unread == 1)
    #expect(row.citizen.profileName == "Cittadina 1")
    #expect(row.last?.text == "Buongiorno")
    #expect(row.waitingSince == Bench.thursday)
    #expect(row.windowCloses == Bench.thursday + 24 * 3600)
    #expect(row.lastUseful == Bench.thursday + 24 * 3600)
  }

  @Test("each automatic text is in the journal under its reason, by the program (A01, A07, A11)")
  func automaticTexts() throws {
    let bench = try Bench()
    let evening = Bench.thursday + 8 * 3600
    try bench.receive(Bench.arrival("wamid.1", at: evening))
    try bench.receive(
      Bench.arrival("wamid.2", .call(Call(event: "connect", isFromCitizen: true)), kind: .call, at: evening + 60))
    let told = try bench.store.journal().filter { $0.actor == "program" }.map(\.verb)
    #expect(told == ["noticeSent", "closedNoticeSent", "callRefused"])
  }

  @Test("a message that comes late stands at its own instant, and is not the list's last line")
  func late() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.2", .text("Seconda")))
    try bench.receive(Bench.arrival("wamid.1", .text("Prima"), at: Bench.thursday - 600))
    let entry = try #require(try bench.store.thread(id, limit: 9)?.entries.first { $0.told == "< Prima" })
    #expect(entry.at == Bench.thursday - 600)
    let row = try #require(try bench.store.inbox(.incoming, for: Bench.anna, at: Bench.thursday, limit: 5).rows.first)
    #expect((row.last?.text, row.lastAt) == ("Seconda", Bench.thursday))
  }

  @Test("the same delivery again is duplicates only")
  func twice() throws {
    let bench = try Bench()
    let status = StatusUpdate(
      id: ProviderID("wamid.ours"), word: "sent", state: .sent, at: Bench.thursday, key: ProviderID("k1"), raw: "{}")
    let delivery = Delivery(
      arrivals: [
        Bench.arrival("wamid.1"), Bench.arrival("wamid.2", .text("Ancora"), citizen: 2),
        Bench.arrival("wamid.1"),
        Bench.arrival("wamid.3", .reaction(emoji: "👍", to: ProviderID("wamid.1")), kind: .reaction),
      ],
      statuses: [status, status], others: [OtherChange(field: "account_alerts", key: ProviderID("o1"), raw: "{}")])
    let first = try bench.store.receive(delivery, judgements: [], at: Bench.thursday)
    #expect(first.arrivals == [.text: 2, .reaction: 1])
    #expect((first.statuses, first.others, first.duplicates, first.repeatedOthers) == (1, 1, 2, 0))
    let stories = try [1, 2].map { try bench.story(ConversationID(Int64($0))) }
    let second = try bench.another().receive(delivery, judgements: [], at: Bench.thursday + 5)
    #expect(second.arrivals.isEmpty)
    #expect((second.statuses, second.others, second.duplicates, second.repeatedOthers) == (0, 0, 6, 1))
    #expect(try [1, 2].map { try bench.story(ConversationID(Int64($0))) } == stories)
  }
}
