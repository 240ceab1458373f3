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
    "A14: a flag takes a reason of one's own, however it is raised",
    arguments: ["fa14.f<enter>", ":segnala f<enter>", ":flag A14.f<enter>"])
  func ownReason(keys: String) throws {
    var play = try Play(Town())
    try play.press("jj<enter>" + keys)
    #expect(play.intents == [.see])
    try play.press("vende case<enter>")
    guard case .flag(_, "A14.f", "vende case") = play.intents.last else {
      Issue.record("no flag: \(play.intents)")
      return
    }
  }

  @Test("whose chat was taken over while they wrote keeps the words, and is no longer in the composer")
  func takenOver() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>iciao")
    play.town.threads[Citizen.giulia.id]?.head.conversation.session?.inCharge = marco.id
    play.take(.changed)
    try play.press("<enter>")
    #expect(play.state.focus == .thread)
    #expect(play.state.draft.reply.editor.text == "ciao")
  }

  @Test("that a colleague has just taken the chat one looks at is no refusal worth a word")
  func silentSeeing() throws {
    var play = try Play(Town())
    play.holdsActs = true
    try play.press("jj<enter>")
    let act = try #require(play.state.pending.last)
    #expect(act.intent == .see)
    play.take(.settled(ticket: act.ticket, .refused(.alreadyClaimed(by: marco.id))))
    #expect(play.state.notice == nil)
  }

  @Test("drafts of an earlier run come back where nothing has been written since, and what is rubbed out is kept too")
  func drafts() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>inuovo")
    play.take(.drafts([Citizen.giulia.id: [SavedDraft(purpose: .reply, text: "vecchio")]]))
    #expect(play.state.draft.reply.editor.text == "nuovo")
    play.take(.tick(play.state.now.addingTimeInterval(1)))
    try play.press("<bs>")
    play.take(.tick(play.state.now.addingTimeInterval(1)))
    let kept = play.effects.compactMap { if case .saveDraft(_, let draft) = $0 { draft.text } else { nil } }
    #expect(kept == ["nuovo", "nuov"])
  }

  @Test("F passes by what a colleague will read")
  func colleaguesUnread() throws {
    var town = try Town()
    for index in town.rows.indices { town.rows[index].unread = town.rows[index].inCharge == marco.id ? 1 : 0 }
    var play = try Play(town)
    try play.press("F")
    #expect(play.state.thread == nil)
    #expect(play.screen.contains("Nessun'altra chat da leggere"))
  }

  @Test(
    "u in the list means the last answer wherever it went, as long as it is held",
    arguments: [(4, true), (6, false)])
  func takeBackFromList(seconds: TimeInterval, isHeld: Bool) throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>iciao<enter><esc><esc>")
    play.take(.tick(play.state.now.addingTimeInterval(seconds)))
    try play.press("gu")
    let isMeant = play.effects.contains { effect in
      if case .perform(_, .takeBack, let id) = effect { id == Citizen.giulia.id } else { false }
    }
    #expect(isMeant == isHeld)
  }
}
