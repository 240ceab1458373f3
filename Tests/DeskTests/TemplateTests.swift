import Desk
import Foundation
import Testing

@Suite("A09: an approved template may go outside the 24 hours, and nothing else may")
struct TemplateTests {
  private let reopening = Template(
    name: "ripresa", language: "it", header: "Comune di Arezzo",
    body: "Gentile {{1}}, la pratica {{ 2 }} è pronta, {{1}}.",
    footer: "Staff Comunicazione", isAllowed: true)

  private func fill(_ values: String...) -> TemplateFill {
    let values = zip(1..., values).map { TemplateFill.Value("\($0)", $1) }
    return TemplateFill(name: "ripresa", language: "it", values: values)
  }

  private func desk(_ template: Template? = nil) throws -> Office {
    var office = try office()
    office.templates = [template ?? reopening]
    return office
  }

  @Test("blanks are found once each, filled everywhere, and what only looks like one is words")
  func blanks() {
    #expect(reopening.blanks == ["1", "2"])
    #expect(
      reopening.filled([.init("1", "Giulia"), .init("2", "{{1}}")])
        == "Comune di Arezzo\n\nGentile Giulia, la pratica {{1}} è pronta, Giulia.\n\nStaff Comunicazione")
    let odd = Template(name: "x", language: "it", body: "a {{}} b {{ {{nome}} }} {{")
    #expect(odd.blanks.isEmpty && odd.filled() == odd.body)
    #expect(Template(name: "x", language: "it", body: "{{nome}}").blanks == ["nome"])
  }

  @Test("it goes where an answer may not any more, and ends the wait")
  func sends() throws {
    let now = try thursday()
    var chat = Conversation.waiting(inCharge: anna, at: now)
    chat.window = .init(opened: now.addingTimeInterval(-90_000))
    let events = try chat.decide(.template(fill("Giulia", "12/26")), by: anna, at: now, in: desk())
    let text = "Comune di Arezzo\n\nGentile Giulia, la pratica 12/26 è pronta, Giulia.\n\nStaff Comunicazione"
    #expect(
      events == [
        .templateSent(
          fill("Giulia", "12/26"), text: text, heldUntil: now.addingTimeInterval(5), answers: chat.waitingSince)
      ])
    chat.apply(events[0], by: .staff(anna.id), at: now)
    #expect(chat.waitingSince == nil)
  }

  @Test("unknown, unusable, not approved by a supervisor, or with a blank that is empty or too long for a line")
  func refusals() throws {
    let now = try thursday()
    let chat = Conversation.waiting(inCharge: anna, at: now)
    func refuse(_ refusal: Refusal, _ fill: TemplateFill, _ template: Template? = nil, by staff: Staff = anna) throws {
      let office = try desk(template)
      #expect(throws: refusal) { try chat.decide(.template(fill), by: staff, at: now, in: office) }
    }
    var (unusable, refused) = (reopening, reopening)
    (unusable.isUsable, refused.isAllowed) = (false, false)
    try refuse(.template(.unknown), TemplateFill(name: "altro", language: "it"))
    try refuse(.template(.unknown), fill("a", "b"), unusable)
    try refuse(.template(.notAllowed), fill("a", "b"), refused)
    for values in [fill("a"), fill("a", " "), fill("a", "b\nc"), fill("a", "b", "c")] {
      try refuse(.template(.blanks), values)
    }
    try refuse(.notInCharge(colleague: anna.id), fill("a", "b"), by: marco)
  }

  @Test("hours (A11) and blocks (A15) hold for it too")
  func rules() throws {
    let (now, night) = (try thursday(), try instant("2026-03-12T20:30:00Z"))
    var chat = Conversation.waiting(inCharge: anna, at: now)
    let office = try desk()
    let closed = #expect(throws: Refusal.self) {
      try chat.decide(.template(fill("a", "b")), by: anna, at: night, in: office)
    }
    #expect(closed?.hangsOnHours == true)
    chat.block = Block(clause: "A14.b", until: .distantFuture)
    #expect(throws: Refusal.blocked(until: .distantFuture)) {
      try chat.decide(.template(fill("a", "b")), by: anna, at: now, in: office)
    }
  }
}
