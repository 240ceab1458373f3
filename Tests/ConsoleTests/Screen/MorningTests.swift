import Desk
import Foundation
import Moderation
import Testing

@testable import Console

@Suite("An operator's morning, key by key")
struct MorningTests {
  @Test("see who waits, open, take charge, write, send: the citizen is answered")
  func firstAnswer() throws {
    var play = try Play(Town())
    try play.press("jj<enter>")
    #expect(play.intents == [.see])
    try play.press("i")
    #expect(play.state.focus == .thread)
    #expect(play.screen.contains("Nessuno l'ha in carico: premi p per prenderla"))
    try play.press("p<enter>Resta in lista d'attesa.<enter>")
    #expect(play.intents == [.see, .claim, .reply(text: "Resta in lista d'attesa.", quoting: nil)])
    #expect(play.state.focus == .composer)
    #expect(play.screen.contains("◷ parte fra 5 s · Ctrl-Q lo ritira"))
    play.take(.tick(play.town.now.addingTimeInterval(6)))
    #expect(play.screen.contains("◷ in attesa del collegamento"))
    #expect(!play.effects.contains { if case .saveDraft = $0 { true } else { false } })
  }

  @Test("moving in the list opens nothing and marks nothing as read")
  func movingIsInnocent() throws {
    var play = try Play(Town())
    let before = play.effects.count
    try play.press("jjjkk<down><up><pgdn><home>G")
    #expect(play.intents.isEmpty)
    #expect(play.state.thread == nil)
    #expect(play.effects.count == before)
  }

  @Test("what was sent is taken back while it is held, and its text is there to be mended")
  func takeBack() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><enter>Buongiono<enter><c-q>")
    #expect(play.intents.last == .takeBack)
    #expect(play.state.draft.reply.editor.text == "Buongiono")
    #expect(play.screen.contains("↶ ritirato"))
    play.take(.tick(play.town.now.addingTimeInterval(10)))
    try play.press("<enter>")
    play.take(.tick(play.town.now.addingTimeInterval(20)))
    try play.press("<c-q>")
    #expect(play.screen.contains("Nessun tuo messaggio si può più ritirare"))
  }

  @Test("an answer quotes the message under the cursor")
  func quoting() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>\"ecco<enter>")
    guard case .reply("ecco", let quoted?, _) = play.intents.last else {
      Issue.record("no quoting reply: \(play.intents)")
      return
    }
    #expect(play.town.threads[Citizen.giulia.id]?.entries.first { $0.id == quoted }?.isFromCitizen == true)
    try play.press("<esc>\"<c-x>altro<enter>")
    #expect(play.intents.last == .reply(text: "altro", quoting: nil))
  }

  @Test("what is taken back comes with its quote")
  func takeBackQuote() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>\"ecco<enter>")
    #expect(play.state.draft.reply.quoting == nil)
    try play.press("<c-q>")
    #expect(play.state.draft.reply.editor.text == "ecco" && play.state.draft.reply.quoting != nil)
  }

  @Test("u in the list takes back the last answer, wherever the bar stands now")
  func takeBackFromTheList() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><enter>Sbagliata<enter><esc><esc>jju")
    #expect(play.effects.contains { if case .perform(_, .takeBack, Citizen.giulia.id) = $0 { true } else { false } })
    #expect(play.state.drafts[Citizen.giulia.id]?.reply.editor.text == "Sbagliata")
    try play.press("k:reply altra<enter>u")
    #expect(play.intents.last == .takeBack)
  }

  @Test("a note, a label, a transfer with a word, a close with its outcome")
  func theRest() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>nrichiamare domani<enter>")
    #expect(play.intents.last == .note(text: "richiamare domani"))
    #expect(play.state.focus == .thread)
    try play.press("etribu<enter>")
    #expect(play.intents.last == .label("tributi"))
    try play.press("crisposta<enter>")
    #expect(play.intents.last == .close(.answered))
    try play.press("o")
    #expect(play.intents.last == .reopen)
    try play.press("tmarco<enter>ti passo il nido<enter>")
    #expect(play.intents.last == .transfer(to: marco.id, comment: "ti passo il nido"))
  }

  @Test(
    "commands by name do what the keys do, with what they take",
    arguments: [
      (":transfer m.rossi ti passo la TARI", Intent.transfer(to: marco.id, comment: "ti passo la TARI")),
      (":close answered", .close(.answered)),
      (":label tributi", .label("tributi")),
      (":note vista", .note(text: "vista")),
      (":reply eccola", .reply(text: "eccola", quoting: nil)),
      (":rel", .release),
      (":mark-un", .markUnread),
    ])
  func byName(line: String, intent: Intent) throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>" + line + "<enter>")
    #expect(play.intents.last == intent)
  }

  @Test(
    "a moment is told as people tell it",
    arguments: [
      (":snooze 11:30", "11:30"), (":snooze +1h", "12:13"), (":snooze 30m", "11:43"), (":snooze alle 12", "12:00"),
      (":snooze 12.15", "12:15"),
    ])
  func snoozing(line: String, time: String) throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>" + line + "<enter>")
    #expect(play.intents.last == .snooze(until: try thursday(time)))
  }

  @Test("taking over a colleague's chat is asked first, and says what will be seen")
  func takingOver() throws {
    var play = try Play(Town(inCharge: marco.id))
    try play.press("jj<enter>p")
    #expect(play.screen.contains("Già in carico a Marco Rossi: premi F per la prossima, P per subentrare"))
    try play.press("P")
    #expect(!play.intents.contains(.takeOver))
    #expect(play.screen.contains("Subentri a Marco Rossi nella chat di Giulia Bonci?"))
    try play.press("<esc>P<enter>")
    #expect(play.intents.contains(.takeOver))
  }

  @Test("a refused answer comes back to the composer with the reason, before what was written since")
  func refusedAnswer() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>")
    play.holdsActs = true
    try play.press("<enter>prima<enter>poi")
    #expect(play.state.draft.reply.editor.text == "poi")
    #expect(play.screen.contains("… prima"))
    let ticket = try #require(play.state.pending.last?.ticket)
    play.take(.settled(ticket: ticket, .refused(.notInCharge(colleague: marco.id))))
    #expect(play.state.draft.reply.editor.text == "prima\npoi")
    #expect(play.screen.contains("È in carico a Marco Rossi: premi P per subentrare, n per lasciare una nota"))
    #expect(play.state.focus == .thread)
  }

  @Test("a refusal stays when an act from before it comes to its end")
  func refusalStays() throws {
    var play = try Play(Town(inCharge: marco.id))
    try play.press("jj<enter>")
    play.holdsActs = true
    try play.press("nsentito l'ufficio<enter>p")
    let ticket = try #require(play.state.pending.last?.ticket)
    play.take(.settled(ticket: ticket, .done))
    #expect(play.screen.contains("Già in carico a Marco Rossi: premi F per la prossima, P per subentrare"))
    try play.press("k")
    #expect(!play.screen.contains("Già in carico a Marco Rossi"))
  }

  @Test("an act shows as pending at once, and no key waits for it")
  func pending() throws {
    var play = try Play(Town())
    try play.press("jj<enter>")
    play.holdsActs = true
    try play.press("p")
    #expect(play.screen.contains("… prendo in carico"))
    try play.press("<enter>ciao")
    #expect(play.state.focus == .composer)
    #expect(play.state.draft.reply.editor.text == "ciao")
  }

  @Test("A11: nothing is sent outside hours; the draft stays")
  func closedDesk() throws {
    var play = try Play(Town(inCharge: anna.id), at: try thursday("13:00"))
    try play.press("jj<enter><enter>ciao<enter>")
    #expect(!play.intents.contains(.reply(text: "ciao", quoting: nil)))
    #expect(play.screen.contains("Lo sportello è chiuso (A11): riapre domani alle 8:30"))
    #expect(play.state.draft.reply.editor.text == "ciao")
    #expect(play.screen.contains("○ CHIUSO"))
  }

  @Test("F goes to the next unread chat that is free, and says when there is none")
  func nextUnread() throws {
    var play = try Play(Town())
    try play.press("F")
    #expect(play.state.thread?.id == Citizen.giulia.id)
    try play.press("F")
    #expect(play.state.thread?.id == Citizen.spam.id)
    try play.press("F")
    #expect(play.state.thread?.id == Citizen.threat.id)
    try play.press("F")
    #expect(play.screen.contains("Nessun'altra chat da leggere"))
  }

  @Test("a supervisor dismisses a flag with a reason; an operator is told who may (C17)")
  func dismissing() throws {
    var play = try Play(Town(), me: sofia)
    try play.press("jjj<enter>dnon è pubblicità<enter>")
    guard case .dismissFlag(_, _, "non è pubblicità") = play.intents.last else {
      Issue.record("no dismissal: \(play.intents)")
      return
    }
    var other = try Play(Town())
    try other.press("jjj<enter>d")
    #expect(other.screen.contains("Serve il ruolo di supervisore"))
  }

  @Test("A14: a flag cites the clause that was chosen")
  func flagging() throws {
    var play = try Play(Town())
    try play.press("jj<enter>fa14.f<enter>pubblicità<enter>")
    guard case .flag(_, "A14.f", "pubblicità") = play.intents.last else {
      Issue.record("no flag: \(play.intents)")
      return
    }
  }

  @Test("A13: reserved data are masked until shown, and R offers the ordinary channels")
  func reserved() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>x")
    #expect(!play.screen.contains("Grazie. E se non rientro?"), "neither in the list nor in the chat")
    #expect(play.screen.contains("▒▒▒ dati riservati (A13): v li mostra"))
    try play.press("v")
    #expect(play.screen.contains("Grazie. E se non rientro?"))
    try play.press("v\"ecco")
    #expect(play.screen.contains("│ cita: ▒▒▒"), "nor above the answer")
    try play.press("<enter><esc>")
    let place = try #require(play.town.threads[Citizen.giulia.id]?.entries.indices.last)
    play.town.threads[Citizen.giulia.id]?.entries[place].quoted?.text = "Grazie. E se non rientro?"
    play.town.threads[Citizen.giulia.id]?.entries[place].quoted?.isReserved = true
    play.take(.changed)
    #expect(play.screen.contains("│ Giulia Bonci: ▒▒▒"))
    try play.press("v")
    #expect(play.screen.contains("│ Giulia Bonci: Grazie. E se non rientro?"), "the quote is shown with its message")
    try play.press("R")
    #expect(play.state.draft.reply.editor.text == play.state.ruleset.text(.reservedData))
  }

  @Test("A13: a quote of a reserved message is masked, also when that message is far above")
  func reservedQuote() throws {
    var town = try Town(inCharge: anna.id)
    let place = try #require(town.threads[Citizen.giulia.id]?.entries.indices.last)
    town.threads[Citizen.giulia.id]?.entries[place].quoted = Quote(
      id: MessageID(1), isFromCitizen: true, text: "Ho una diagnosi", isReserved: true)
    var play = try Play(town)
    try play.press("jj<enter>")
    #expect(play.screen.contains("│ Giulia Bonci: ▒▒▒") && !play.screen.contains("diagnosi"))
  }

  @Test("what another process commits appears, and the bar stays on its chat")
  func changes() throws {
    var play = try Play(Town())
    try play.press("jj")
    #expect(play.state.list.selected?.row.id == Citizen.giulia.id)
    play.town.rows.removeFirst()
    play.take(.changed)
    #expect(play.state.list.selected?.row.id == Citizen.giulia.id)
    #expect(!play.screen.contains("Un cittadino"))
  }
}
