import Desk
import Foundation
import Store
import Testing
import WhatsApp

@testable import Gateway

@Suite("The gateway reads templates into the file, and carries them outside the 24 hours")
struct TemplateTests {
  @Test("A09: read, approved, sent to somebody whose hours are over")
  func journey() async throws {
    let (bench, carrier) = (try GatewayBench(), ToldCarrier())
    let courier = Courier(
      store: bench.store, carrier: .cloudAPI(phoneNumberID: "1"), account: "77", transport: carrier.transport,
      metrics: Metrics(), clocks: bench.clocks)
    let list =
      #"{"data":[{"name":"ripresa","language":"it","status":"APPROVED","category":"UTILITY","#
      + #""components":[{"type":"BODY","text":"Gentile {{1}}, ci riscriva."}]}]}"#
    carrier.answers(.answered(http: 200, body: Array(list.utf8)))
    let account = try #require(await courier.templatesToAsk())
    await courier.askTemplates(of: account)
    #expect(await courier.templatesToAsk() == nil)
    #expect(carrier.asked.first?.path.hasPrefix("/77/message_templates?") == true)
    try bench.store.allowTemplate("ripresa", language: "it", true, by: GatewayBench.rita, at: bench.now)
    let id = try bench.receive()
    // Monday morning: the desk is open, the citizen's hours are long over.
    bench.pass(4 * 86_400 - 3600)
    _ = try bench.store.perform(.claim, on: id, by: GatewayBench.anna, at: bench.now)
    let fill = TemplateFill(name: "ripresa", language: "it", values: [.init("1", "Giulia")])
    _ = try bench.store.perform(.template(fill), on: id, by: GatewayBench.anna, at: bench.now)
    bench.pass(10)
    #expect(await courier.round() == 1)
    let body = try #require(carrier.asked.last?.body)
    #expect(body["type"]?.text == "template" && body["template"]?["name"]?.text == "ripresa")
    #expect(try bench.states(id).last == .sent)
  }

  @Test("where the list cannot be read what was there stays")
  func failure() async throws {
    let (bench, carrier) = (try GatewayBench(), ToldCarrier())
    let courier = Courier(
      store: bench.store, carrier: .cloudAPI(phoneNumberID: "1"), account: "77", transport: carrier.transport,
      metrics: Metrics(), clocks: bench.clocks)
    try bench.store.keepTemplates([Template(name: "ripresa", language: "it", body: "Ci riscriva.")])
    for answer in [Transported.error(190, http: 401), .lost, .unreachable, .answered(http: 200, body: [0x7B])] {
      carrier.answers(answer)
      await courier.askTemplates(of: "77")
      #expect(try bench.store.office().templates.count == 1)
    }
  }
}
