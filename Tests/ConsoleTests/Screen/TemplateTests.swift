import Desk
import Foundation
import Testing

@testable import Console

@Suite("Templates at the console")
struct TemplateTests {
  private func play(_ me: Staff = anna, allowed: Bool = true) throws -> Play {
    var play = try Play(Town(inCharge: anna.id), me: me)
    var office = try office()
    office.templates = [
      Template(name: "ripresa", language: "it", body: "Gentile {{1}}, può riscriverci.", isAllowed: allowed),
      Template(name: "foto", language: "it", body: "Una foto", isUsable: false),
    ]
    play.take(.office(office))
    return play
  }

  @Test("A09: chosen, its blank filled, seen as the citizen will read it, then sent")
  func send() throws {
    var play = try play()
    play.holdsActs = true
    try play.press("jj<enter>M")
    #expect(play.screen.contains("ripresa") && !play.screen.contains("Una foto"))
    try play.press("<enter>")
    #expect(play.screen.contains("Testo per {{1}}"))
    try play.press("Giulia<enter>")
    #expect(play.screen.contains("Gentile Giulia, può riscriverci."))
    try play.press("<enter>")
    let fill = TemplateFill(name: "ripresa", language: "it", values: [.init("1", "Giulia")])
    #expect(play.intents.contains(.template(fill)))
  }

  @Test("an empty blank is refused; without an approved template it says who approves them")
  func refused() throws {
    var play = try play()
    try play.press("jj<enter>M<enter><enter>")
    #expect(play.screen.contains("Uno spazio del modello è vuoto"))
    var other = try self.play(allowed: false)
    try other.press("jj<enter>M")
    #expect(other.screen.contains("Nessun modello è approvato") && other.screen.contains(":modelli"))
  }

  @Test("A24: a supervisor approves a template, an operator does not")
  func approve() throws {
    var play = try play(sofia, allowed: false)
    try play.press(":modelli<enter>")
    #expect(play.screen.contains("· ripresa (it)") && play.screen.contains("✗ foto (it)"))
    try play.press("<enter>")
    #expect(play.effects.contains(.outbox(.allowTemplate("ripresa", language: "it", true))))
    var other = try self.play(anna, allowed: false)
    try other.press(":modelli<enter><enter>")
    #expect(!other.effects.contains(.outbox(.allowTemplate("ripresa", language: "it", true))))
    #expect(other.screen.contains("Serve il ruolo di supervisore"))
  }
}
