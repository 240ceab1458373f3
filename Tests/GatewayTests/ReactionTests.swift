import Desk
import Foundation
import Store
import Testing
import WhatsApp

@testable import Gateway

@Suite("A02: an operator's sign on a message goes out as WhatsApp's reaction")
struct ReactionTests {
  let (bench, carrier): (GatewayBench, ToldCarrier)

  init() throws { (bench, carrier) = (try GatewayBench(), ToldCarrier()) }

  private func react(_ reaction: Reaction?) throws -> ConversationID {
    let id = try bench.receive(text: "Grazie!")
    _ = try bench.store.perform(.claim, on: id, by: GatewayBench.anna, at: bench.now)
    let entries = try bench.store.thread(id, limit: 50)?.entries ?? []
    let message = try #require(entries.last { if case .incoming = $0.body { true } else { false } }).id
    _ = try bench.store.perform(.react(message, reaction), on: id, by: GatewayBench.anna, at: bench.now)
    return id
  }

  private func courier(_ way: Gateway.Service.Carrier) -> Courier {
    Courier(
      store: bench.store, carrier: way, transport: carrier.transport, metrics: Metrics(), clocks: bench.clocks)
  }

  @Test("the sign with the message it stands on, once, in the citizen's order; the lists show what was said")
  func sent() async throws {
    let id = try react(.thanks)
    let courier = courier(.cloudAPI(phoneNumberID: "1"))
    #expect(await courier.round() == 1)
    #expect(await courier.round() == 0)
    let body = try #require(carrier.asked.first?.body)
    #expect(body["type"]?.text == "reaction" && body["reaction"]?["emoji"]?.text == "🙏")
    #expect(body["reaction"]?["message_id"]?.text?.hasPrefix("wamid.1-") == true && body["context"] == nil)
    #expect(try bench.states(id) == [.sent])
    let entry = try #require(try bench.store.thread(id, limit: 50)?.entries.last)
    #expect(entry.by == GatewayBench.anna && entry.quoted?.text == "Grazie!")
    guard case .reaction("🙏", _)? = entry.attached else { return #expect(Bool(false), "no reaction") }
    let rows = try bench.store.inbox(.mine, for: GatewayBench.anna, at: bench.now, limit: 9).rows
    #expect(rows.first?.waitingSince != nil && rows.first?.last?.isFromCitizen == true)
  }

  @Test("none any more is an empty sign")
  func takenOff() async throws {
    _ = try react(nil)
    let courier = courier(.cloudAPI(phoneNumberID: "1"))
    #expect(await courier.round() == 1)
    #expect(carrier.asked.first?.body?["reaction"]?["emoji"]?.text == "")
  }

  @Test("Callbell carries none: it fails with the code whose sentence says so")
  func callbell() async throws {
    let id = try react(.done)
    let courier = courier(.callbell(channel: nil))
    #expect(await courier.round() == 1)
    #expect(carrier.asked.isEmpty)
    let entry = try #require(try bench.store.thread(id, limit: 50)?.entries.last)
    guard case .outgoing(_, .failed, _, let code) = entry.body else { return #expect(Bool(false), "not failed") }
    #expect(code == 131_051)
  }
}
