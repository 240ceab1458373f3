import Desk
import Foundation
import Testing

@testable import Store

@Suite("Templates in the file: offered by WhatsApp, approved by supervisors, sent through the outbox")
struct TemplateTests {
  private let offered = Template(name: "ripresa", language: "it", body: "Gentile {{1}}, può riscriverci.")

  @Test("an approval stays as long as the text does; consoles hear of changes and of nothing else")
  func kept() throws {
    let bench = try Bench()
    let store = bench.store
    try store.keepTemplates([offered])
    let version = try store.officeVersion()
    try store.keepTemplates([offered])
    #expect(try store.officeVersion() == version)
    #expect(throws: OfficeError.refused(.roleMissing(.supervisor))) {
      try store.allowTemplate("ripresa", language: "it", true, by: Bench.anna, at: Bench.thursday)
    }
    try store.allowTemplate("ripresa", language: "it", true, by: Bench.rita, at: Bench.thursday)
    #expect(throws: OfficeError.refused(.nothingToDo)) {
      try store.allowTemplate("altro", language: "it", true, by: Bench.rita, at: Bench.thursday)
    }
    try store.keepTemplates([offered])
    #expect(try store.office().templates.map(\.isAllowed) == [true])
    var changed = offered
    changed.body = "Gentile {{1}}, ci chiami."
    try store.keepTemplates([changed])
    #expect(try store.office().templates.map(\.isAllowed) == [false])
    try store.keepTemplates([])
    #expect(try store.office().templates.isEmpty && bench.verbs().last == "templateAllowed")
  }

  @Test("A09: outside the 24 hours it waits in the outbox as a template, with its blanks")
  func sent() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.old", at: Bench.thursday - 90_000), at: Bench.thursday - 90_000)
    for message in try bench.store.takeQueued(at: Bench.thursday, limit: 10) {
      try bench.store.recordSent(message.id, provider: nil, state: .sent, at: Bench.thursday)
    }
    try bench.store.keepTemplates([offered])
    try bench.store.allowTemplate("ripresa", language: "it", true, by: Bench.rita, at: Bench.thursday)
    try bench.act(.claim, on: id)
    #expect(throws: ActError.self) { try bench.act(.reply(text: "Ecco", quoting: nil), on: id) }
    let fill = TemplateFill(name: "ripresa", language: "it", values: [.init("1", "Giulia")])
    try bench.act(.template(fill), on: id)
    let errands = try bench.store.takeErrands(at: Bench.thursday + 120, passing: [], limit: 10)
    #expect(errands.map(\.message.template) == [fill])
    #expect(errands.map(\.message.text) == ["Gentile Giulia, può riscriverci."])
    #expect(try bench.story(id).last?.contains("può riscriverci") == true && bench.verbs().contains("templateSent"))
    var kinds: [String] = []
    try bench.store.eachMessage(since: Bench.thursday) { kinds.append($0.kind) }
    #expect(kinds == ["template"])
  }
}
