import Desk
import Foundation
import Testing

@testable import Store

@Suite("What goes out and has not arrived")
struct OutgoingTests {
  let bench: Bench
  let id: ConversationID

  init() throws {
    bench = try Bench()
    id = try bench.receive(Bench.arrival("wamid.in"))
    // The notice of the policy is out of the way.
    try settle(.sent, provider: "wamid.notice")
    try bench.act(.claim, on: id)
  }

  /// Takes what waits, and settles it.
  private func settle(_ state: OutboxState, provider: String? = nil, code: Int? = nil) throws {
    for message in try bench.store.takeQueued(at: Bench.thursday + 120, limit: 10) {
      try bench.store.recordSent(
        message.id, provider: provider.map { ProviderID($0) }, state: state, errorCode: code, at: Bench.thursday + 121)
    }
  }

  private func answer(_ text: String) throws -> MessageID {
    try #require(try bench.act(.reply(text: text, quoting: nil), on: id).messages.first)
  }

  private func states() throws -> [OutboxState] { try page().rows.map(\.state) }
  private func page(at now: Date = Bench.thursday + 200) throws -> OutgoingPage {
    try bench.store.outgoing(at: now, limit: 50)
  }

  @Test("the uncertain first, then the failed, then what waits; by pages")
  func order() throws {
    _ = try answer("Uno")
    try settle(.failed, code: 131_026)
    _ = try answer("Due")
    try settle(.uncertain)
    _ = try answer("Tre")
    try bench.store.connection.write("queueing") { sql in
      try sql.execute("UPDATE message SET state = 'queued' WHERE state = 'held'")
    }
    let page = try page()
    #expect(page.rows.map(\.state) == [.uncertain, .failed, .queued] && page.total == 3)
    #expect(page.rows.map(\.text) == ["Due", "Uno", "Tre"] && page.rows[1].errorCode == 131_026)
    #expect(page.rows.allSatisfy { $0.by == Bench.anna && $0.conversation == id })
    let first = try bench.store.outgoing(at: Bench.thursday + 200, limit: 2)
    let rest = try bench.store.outgoing(after: first.rows.last?.key, at: Bench.thursday + 200, limit: 2)
    #expect(first.hasLater && first.rows + rest.rows == page.rows && !rest.hasLater)
    #expect(try bench.store.gatewayLink().uncertain == 1)
    // An old failure asks for nobody any more; an unknown fate does.
    #expect(try self.page(at: Bench.thursday + 15 * 86_400).rows.map(\.state) == [.uncertain, .queued])
  }

  @Test("sent again it is the same message with a new name at the carrier, and the journal tells")
  func retry() throws {
    let message = try answer("Esce il 20 marzo")
    try settle(.failed, provider: "wamid.first", code: 131_000)
    try bench.act(.outbox(.retry(message)), on: id, at: Bench.thursday + 200)
    #expect(try states() == [.queued])
    let taken = try bench.store.takeQueued(at: Bench.thursday + 201, limit: 10)
    #expect(taken.map(\.id) == [message] && taken.map(\.text) == ["Esce il 20 marzo"])
    try bench.store.recordSent(message, provider: ProviderID("wamid.second"), state: .sent, at: Bench.thursday + 202)
    #expect(try page().rows.isEmpty)
    let news = StatusUpdate(
      id: ProviderID("wamid.second"), word: "read", state: .read, at: Bench.thursday + 300, key: ProviderID("read"))
    _ = try bench.store.receive(Delivery(statuses: [news]), judgements: [], at: Bench.thursday + 300)
    #expect(try bench.story(id).contains { $0.contains("20 marzo") })
    #expect(try bench.verbs().last { $0 == "retried" } != nil)
  }

  @Test("marked as sent, and its ticks move when its status comes after all")
  func markSent() throws {
    let message = try answer("Esce il 20 marzo")
    try settle(.uncertain)
    try bench.act(.outbox(.markSent(message)), on: id, at: Bench.thursday + 200)
    #expect(try page().rows.isEmpty && bench.verbs().contains("markedSent"))
    let news = StatusUpdate(
      id: ProviderID("wamid.late"), word: "delivered", state: .delivered, at: Bench.thursday + 300,
      callback: message.description, key: ProviderID("late"))
    _ = try bench.store.receive(Delivery(statuses: [news]), judgements: [], at: Bench.thursday + 300)
    let state = try bench.store.thread(id, limit: 50)?.entries.first { $0.id == message }
    guard case .outgoing(_, .delivered, _, _) = state?.body else {
      Issue.record("not delivered")
      return
    }
  }

  @Test("given up it is out of sight; what waited is stopped; nothing is given up twice")
  func giveUp() throws {
    let message = try answer("Uno")
    try settle(.uncertain)
    try bench.act(.outbox(.giveUp(message)), on: id, at: Bench.thursday + 200)
    let link = try bench.store.gatewayLink()
    #expect(try page().rows.isEmpty && page().total == 0)
    #expect(link.uncertain == 0)
    #expect(throws: ActError.refused(.nothingToDo)) {
      try bench.act(.outbox(.giveUp(message)), on: id, at: Bench.thursday + 201)
    }
    // Thought better of: it can still be sent again.
    try bench.act(.outbox(.retry(message)), on: id, at: Bench.thursday + 202)
    #expect(try states() == [.queued])
    try bench.act(.outbox(.giveUp(message)), on: id, at: Bench.thursday + 203)
    #expect(try bench.store.takeQueued(at: Bench.thursday + 204, limit: 10).isEmpty)
    #expect(try bench.verbs().filter { $0 == "gaveUp" }.count == 2)
  }
}
