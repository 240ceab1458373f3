import Desk
import Foundation
import Policy
import Testing

@testable import Console

@Suite("A key that can do nothing asks for nothing, and says what to do")
struct ObstacleTests {
  /// Keys after which nothing lies over the picture and nothing was asked of the desk.
  @Test(arguments: [
    ("A14: what we wrote is not flagged", anna, "jj<enter>kf", "Non è un messaggio del cittadino"),
    ("nor marked (A13)", anna, "jj<enter>kx", "Non è un messaggio del cittadino"),
    ("C17: without an open flag there is nothing to dismiss", sofia, "jj<enter>d", "Nessuna segnalazione da decidere"),
    ("an act is no message to quote", anna, "jj<enter>kk\"", "Nessun messaggio è scelto"),
    ("what is unread is not made unread", anna, "m", "È già da leggere"),
    ("A13: what is not masked is not shown", anna, "jj<enter>v", "Questo messaggio non nasconde nulla"),
  ])
  func nothing(_ story: String, _ me: Staff, _ keys: String, _ sentence: String) throws {
    var play = try Play(Town(inCharge: anna.id), me: me)
    try play.press(keys)
    #expect(play.state.overlay == nil, "\(story)")
    #expect(play.intents.allSatisfy { $0 == .see }, "\(story)")
    #expect(play.state.focus != .composer, "\(story)")
    #expect(play.screen.contains(sentence), "\(story)")
  }

  @Test("A15: nobody begins an answer to who is blocked")
  func blocked() throws {
    var town = try Town(inCharge: anna.id)
    town.threads[Citizen.giulia.id]?.head.conversation.block = Block(clause: "A14.b", until: .distantFuture)
    var play = try Play(town)
    try play.press("jj<enter>i")
    #expect(play.state.focus == .thread)
  }

  @Test("A24: a chat is handed to colleagues who answer citizens, and to no one else")
  func colleagues() throws {
    var play = try Play(Town(inCharge: anna.id))
    var office = try office()
    let dario = Staff(id: StaffID("d.verdi"), name: "Dario Verdi", roles: [.director])
    office.staff[dario.id] = dario
    play.take(.office(office))
    try play.press("jj<enter>t")
    guard case .menu(let menu) = play.state.overlay else {
      Issue.record("no menu")
      return
    }
    #expect(menu.shown.map(\.title) == ["Marco Rossi", "Sofia Neri"])
  }

  @Test("A03: to a formal application R answers with the proper office")
  func formalApplication() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>aR")
    #expect(play.state.draft.reply.editor.text == play.state.ruleset.text(.formalApplication))
  }

  @Test(
    "A14: a flag without a reason of one's own has the ground's",
    arguments: ["fa14.f<enter><enter>", ":segnala f<enter>"])
  func ownReason(keys: String) throws {
    var play = try Play(Town())
    try play.press("jj<enter>" + keys)
    guard case .flag(_, "A14.f", let reason) = play.intents.last else {
      Issue.record("no flag: \(play.intents)")
      return
    }
    #expect(reason == play.state.ruleset.ground("A14.f")?.title)
  }
}
