import Desk
import Foundation
import Store
import Testing
import WhatsApp

@testable import Gateway

@Suite("A01: the courier tells WhatsApp what was read, and never insists")
struct CourtesyTests {
  let (bench, carrier): (GatewayBench, ToldCarrier)

  init() throws { (bench, carrier) = (try GatewayBench(), ToldCarrier()) }

  private func courier(_ carrier: Gateway.Service.Carrier = .cloudAPI(phoneNumberID: "1")) -> Courier {
    Courier(
      store: bench.store, carrier: carrier, transport: self.carrier.transport, metrics: Metrics(),
      clocks: bench.clocks)
  }

  private func tell(_ courier: Courier) async {
    if let courtesies = await courier.courtesiesToTell() { await courier.tell(courtesies) }
  }

  private func readAndWritten() throws {
    let id = try bench.receive()
    _ = try bench.store.perform(.claim, on: id, by: GatewayBench.anna, at: bench.now)
    _ = try bench.store.perform(.see, on: id, by: GatewayBench.anna, at: bench.now)
    try bench.store.setPresence(Presence.Place(id, .writing), of: GatewayBench.anna, now: bench.now)
  }

  @Test("a mark with the sign of writing, in the form of the Cloud API")
  func told() async throws {
    try readAndWritten()
    let courier = courier()
    await tell(courier)
    await tell(courier)
    #expect(carrier.asked.map(\.path) == ["/1/messages"])
    let body = try #require(carrier.asked.first?.body)
    #expect(body["status"]?.text == "read" && body["message_id"]?.text?.hasPrefix("wamid.1-") == true)
    #expect(body["typing_indicator"] == .object([.init("type", .string("text"))]) && body["to"] == nil)
  }

  @Test("whatever WhatsApp answers, it is not told again, and no message waits for it")
  func failing() async throws {
    for answer in [Transported.unreachable, .lost, .error(131_009), .error(190, http: 401)] {
      let (bench, carrier) = (try GatewayBench(), ToldCarrier())
      let courier = Courier(
        store: bench.store, carrier: .cloudAPI(phoneNumberID: "1"), transport: carrier.transport, metrics: Metrics(),
        clocks: bench.clocks)
      carrier.answers(answer)
      let id = try bench.receive()
      try bench.answer("Ecco", to: id)
      await tell(courier)
      await tell(courier)
      #expect(carrier.asked.count == 1)
      #expect(await courier.round() == 1)
      #expect(try bench.states(id) == [.sent])
    }
  }

  @Test("Callbell has no call for it, and is asked nothing")
  func callbell() async throws {
    try readAndWritten()
    let courier = courier(.callbell(channel: nil))
    await tell(courier)
    #expect(carrier.asked.isEmpty)
    #expect(await courier.courtesiesToTell() == nil)
  }

  @Test("while a refused token stops everything, nothing is asked")
  func stopped() async throws {
    let id = try bench.receive()
    let courier = courier()
    try bench.answer("Ecco", to: id)
    carrier.answers(.error(190, http: 401))
    #expect(await courier.round() == 1)
    #expect(await courier.courtesiesToTell() == nil)
  }
}
