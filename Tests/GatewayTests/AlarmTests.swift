import Desk
import Foundation
import Store
import Testing
import WhatsApp

@testable import Gateway

@Suite("What stops the queue stands in the file, for consoles to show")
struct AlarmTests {
  let bench: GatewayBench
  let carrier = ToldCarrier()
  let courier: Courier

  init() throws {
    bench = try GatewayBench()
    courier = Courier(
      store: bench.store, carrier: .cloudAPI(phoneNumberID: "1"), transport: carrier.transport, metrics: Metrics(),
      clocks: bench.clocks)
  }

  @Test("a refused token is told until a message goes again")
  func token() async throws {
    let id = try bench.receive()
    try bench.answer("Uno", to: id)
    carrier.answers(.error(190, http: 401))
    #expect(await courier.round() == 1)
    #expect(try bench.store.gatewayLink().alarm == .token)
    #expect(try bench.states(id) == [.queued])
    bench.pass(3601)
    #expect(await courier.round() == 1)
    #expect(try bench.store.gatewayLink().alarm == nil)
    #expect(try bench.states(id) == [.sent])
  }

  @Test("a gateway that starts knows of no alarm yet, and holds the file")
  func start() async throws {
    try bench.store.recordAlarm(.payment, at: bench.now)
    let running = Task { await courier.run() }
    await courier.end()
    await running.value
    let link = try bench.store.gatewayLink()
    #expect(link.alarm == nil && link.isServed == false)
    let hold = try FileHold(bench.path)
    #expect(try bench.store.gatewayLink().isServed == true)
    #expect(throws: StartFault.alreadyServed(path: bench.path)) { _ = try FileHold(bench.path) }
    withExtendedLifetime(hold) {}
  }
}
