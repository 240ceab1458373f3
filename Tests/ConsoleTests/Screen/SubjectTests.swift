import Desk
import Foundation
import Testing

@testable import Console

@Suite("Acts mean the chat that is seen")
struct SubjectTests {
  @Test("when the open chat leaves the list no row takes its place until the operator moves")
  func drifting() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><esc>")
    play.town.rows.removeAll { $0.id == Citizen.giulia.id }
    play.take(.changed)
    #expect(!play.screen.contains("▌"))
    #expect(play.state.subject?.id == Citizen.giulia.id)
    try play.press("c")
    #expect(play.screen.contains("Chiudi la chat di Giulia Bonci con esito"))
    try play.press("<esc>nrichiamare<enter>")
    #expect(
      play.effects.contains { effect in
        if case .perform(_, .note, Citizen.giulia.id) = effect { true } else { false }
      })
    try play.press("<esc>j")
    #expect(play.state.list.selected?.row.id == Citizen.spam.id)
    #expect(play.state.subject?.id == Citizen.spam.id)
  }

  @Test("up goes to the row above the place, and a chat that comes back has its bar again")
  func comingBack() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><esc>")
    let row = try #require(play.town.rows.first { $0.id == Citizen.giulia.id })
    play.town.rows.removeAll { $0.id == Citizen.giulia.id }
    play.take(.changed)
    play.town.rows.append(row)
    play.take(.changed)
    #expect(play.state.list.selected?.row.id == Citizen.giulia.id && play.screen.contains("▌"))
    play.town.rows.removeLast()
    play.take(.changed)
    try play.press("k")
    #expect(play.state.subject?.id != Citizen.giulia.id && play.screen.contains("▌"))
  }

  @Test("in one pane, where the chat is not seen, the row with the bar is meant")
  func onePane() throws {
    var play = try Play(Town(inCharge: anna.id), size: Size(columns: 80, rows: 24))
    try play.press("jj<enter><esc>")
    play.town.rows.removeAll { $0.id == Citizen.giulia.id }
    play.take(.changed)
    #expect(play.screen.contains("▌"))
    #expect(play.state.subject?.id == Citizen.spam.id)
  }

  @Test("who sends an answer from another list is told where the chat went")
  func sent() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><enter>Esce lunedì.")
    play.holdsActs = true
    try play.press("<enter>")
    play.town.rows.removeAll { $0.id == Citizen.giulia.id }
    let ticket = try #require(play.state.pending.last).ticket
    play.take(.settled(ticket: ticket, .done))
    #expect(play.screen.contains("Inviata: la trovi in 2 Mie"))
    #expect(play.screen.contains("Invio manda"), "the keys are still seen")
  }

  @Test("A09: i on a chat whose 24 hours are over is refused at once, with what can be done")
  func outOfWindow() throws {
    var town = try Town()
    town.threads[Citizen.late.id]?.head.conversation.session?.inCharge = nil
    var play = try Play(town)
    let place = try #require(play.town.rows.firstIndex { $0.id == Citizen.late.id })
    try play.press(String(repeating: "j", count: place) + "<enter>p")
    #expect(play.screen.contains("In carico a te: le 24 ore sono finite"))
    try play.press("i")
    #expect(play.state.focus == .thread)
    let screen = play.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(screen.contains("sono finite gio 12 mar alle 8:00"))
    #expect(screen.contains("premi M per un modello, n per una nota, c per chiudere"))
  }

  @Test("A24: roles granted or taken while the console is open count from then on")
  func roles() throws {
    var play = try Play(Town())
    var office = play.state.office
    office.staff[anna.id]?.roles = [.operator, .supervisor]
    play.take(.office(office))
    #expect(play.state.me.roles == [.operator, .supervisor])
    office.staff[anna.id] = nil
    play.take(.office(office))
    #expect(play.screen.contains("Non hai più un ruolo allo sportello"))
    try play.press("jj<enter>p")
    #expect(!play.intents.contains(.claim))
  }

  @Test("a closed chat does not count itself among the earlier ones")
  func earlier() throws {
    var town = try Town(inCharge: anna.id)
    town.threads[Citizen.giulia.id]?.head.earlierSessions = 1
    town.threads[Citizen.giulia.id]?.head.conversation.session = nil
    var play = try Play(town)
    try play.press("jj<enter>")
    #expect(!play.screen.contains("1 chat precedente"))
  }

  @Test("A09: the number of chats that end today is that of the rows that say so")
  func dying() throws {
    let play = try Play(Town())
    let marked = play.screen.components(separatedBy: " !").count - 1
    #expect(play.screen.contains("\(marked) scade") || play.screen.contains("\(marked) scadono"))
  }
}

@Suite("The composer says what it is for")
struct ComposerTests {
  @Test("a refusal stands once on the screen")
  func once() throws {
    var play = try Play(Town())
    try play.press("jj<enter>i")
    #expect(play.screen.components(separatedBy: "premi p per prenderla").count == 2)
  }

  @Test("a note is unlike an answer at first sight")
  func note() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>n")
    #expect(play.screen.contains("NOTA INTERNA: la vedono solo i colleghi"))
    try play.press("<esc>")
    #expect(!play.screen.contains("NOTA INTERNA"))
  }

  @Test("a ready answer stands on a line of its own")
  func quickReply() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><enter>Buongiorno!<c-r><enter>")
    #expect(play.state.draft.reply.editor.text.hasPrefix("Buongiorno!\n"))
  }

  @Test("only where drafts are kept does leaving promise it")
  func quitting() throws {
    var play = try Play(Town(), file: .demo(speed: 1))
    try play.press("q")
    #expect(play.screen.contains("La dimostrazione finisce.") && !play.screen.contains("bozze"))
    play = try Play(Town())
    try play.press("q")
    #expect(play.screen.contains("Le bozze restano."))
  }

  @Test("what is shown can be hidden again, and the keys say so")
  func hiding() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>x")
    #expect(play.screen.contains("v mostra"))
    try play.press("v")
    #expect(play.screen.contains("v nascondi") && play.screen.contains("v li nasconde"))
  }
}
