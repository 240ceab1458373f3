import Desk
import Foundation
import Moderation
import Policy
import Testing

@testable import Console

@Suite("A09: closing says who has not been answered, and reopening loses nobody")
struct ClosingTests {
  @Test("where somebody waits, that they were answered is offered last, and it is said that nobody has")
  func outcomes() throws {
    var play = try Play(Town(inCharge: anna.id), size: Size(columns: 80, rows: 24))
    try play.press("jj<enter>c")
    guard case .menu(let menu) = play.state.overlay else {
      Issue.record("no menu")
      return
    }
    #expect(menu.items.last?.title == "risposta data" && menu.items.first?.title != "risposta data")
    #expect(play.screen.contains("Nessuno ha ancora risposto"))
    try play.press("<esc><enter>Ecco<enter><esc>c")
    #expect(!play.screen.contains("Nessuno ha ancora risposto"))
    try play.press("<enter>")
    #expect(play.intents.last == .close(.answered))
  }

  @Test("of several chats it is said how many were not answered, in the menu's order and in the question")
  func several() throws {
    var play = try Play(Town(inCharge: anna.id), size: Size(columns: 80, rows: 24))
    try play.press("jj*c")
    guard case .menu(let menu) = play.state.overlay else {
      Issue.record("no menu")
      return
    }
    #expect(menu.items.last?.title == "risposta data")
    try play.press("<enter>")
    #expect(play.screen.contains("Chiudere 1 chat con esito") && play.screen.contains("Nessuno ha ancora risposto"))
    try play.press("<esc>*c<enter>")
    #expect(play.screen.contains("Nessuna ha ancora avuto risposta"))
    // Of these two only Lucia was answered.
    try play.press("<esc><esc>gjj*G*c<enter>")
    #expect(play.screen.contains("1 di queste non ha ancora avuto risposta"), "\(play.screen)")
  }

  @Test("closed by mistake and reopened, she waits as before")
  func mistake() throws {
    var play = try Play(Town(inCharge: anna.id))
    let since = play.town.threads[Citizen.giulia.id]?.head.conversation.waitingSince
    try play.press("jj<enter>c<enter>o")
    let row = try #require(play.town.rows.first { $0.id == Citizen.giulia.id })
    #expect(row.outcome == nil && row.waitingSince == since && since != nil)
  }
}

@Suite("The chat's header alarms nobody once nothing is owed")
struct CalmHeaderTests {
  private func header(_ play: Play) -> String {
    String(play.screen.split(separator: "\n").first { $0.contains("Giulia Bonci  +39") } ?? "")
  }

  @Test("who was answered can be written to until then, in no alarming role")
  func answered() throws {
    var town = try Town(inCharge: anna.id)
    town.threads[Citizen.giulia.id]?.head.lastUseful = try thursday("12:00")
    var play = try Play(town, size: Size(columns: 80, rows: 24))
    try play.press("jj<enter>")
    #expect(header(play).contains("scade oggi 12:00 !"))
    try play.press("<enter>Ecco<enter>")
    #expect(header(play).contains("si può scrivere fino alle 12:00") && !header(play).contains("scade"))
    let row = try #require(play.screen.split(separator: "\n").firstIndex { $0.contains("si può scrivere") })
    #expect(!play.picture.split(separator: "\n")[row + 25].contains("!"))
    play.take(.tick(try thursday("12:00")))
    #expect(header(play).contains("fuori finestra"))
  }
}

@Suite("A11, A09: hours and the 24 hours, as they are now")
struct ClosedDeskTests {
  @Test("after an order the sentence that stands in the composer is of the new hours (A12)")
  func order() throws {
    var play = try Play(Town(inCharge: anna.id), at: thursday("13:30"))
    try play.press("jj<enter><enter>Ecco<enter>")
    #expect(play.screen.contains("riapre domani alle 8:30, la bozza resta qui"))
    let friday = try #require(CivilDay("2026-03-13"))
    let closing = Order(
      id: 1, act: .closure(from: friday, to: friday), reference: "1/2026", reason: "assemblea", author: "d.verdi",
      made: try thursday("13:31"))
    play.take(.tick(try thursday("13:32")))
    play.take(.office(try office(orders: [closing])))
    #expect(!play.screen.contains("riapre domani") && play.screen.contains("Fuori finestra"), "\(play.screen)")
    #expect(play.state.draft.reply.editor.text == "Ecco")
    play.take(.office(try office()))
    #expect(play.screen.contains("riapre domani alle 8:30, la bozza resta qui"))
  }

  @Test(
    "where no opening helps any more the line for the answer says so first, with what can be done",
    arguments: [
      ("the 24 hours are over", "2026-03-13", "13:30", "Fuori finestra, le 24 ore sono finite oggi alle 11:12"),
      ("they end before the desk opens", "2026-03-12", "13:30", "Fuori finestra, si riapre ven 13 mar"),
    ])
  func outOfWindow(_ story: String, _ day: String, _ time: String, _ words: String) throws {
    var town = try Town(inCharge: anna.id)
    if day == "2026-03-12" {
      let opened = try thursday("08:00").addingTimeInterval(-3600)
      town.threads[Citizen.giulia.id]?.head.conversation.window = ServiceWindow(opened: opened)
    }
    let now = Zone.rome.instant(try #require(CivilDay(day)), try #require(CivilTime(time)))
    var play = try Play(town, size: Size(columns: 80, rows: 24), at: now)
    try play.press("jj<enter>")
    let line = try #require(play.screen.split(separator: "\n").first { $0.contains("Fuori finestra") })
    #expect(line.contains(words.replacing("ven 13 mar", with: "domani")), "\(story): \(line)")
    #expect(line.contains("M modello, c chiude"), "\(story)")
    #expect(!play.screen.contains("la bozza resta qui"))
  }
}

@Suite("Search offers quick replies for a chat that is ours, by name and after the messages")
struct QuickReplySearchTests {
  @Test("from the list none goes into a chat that is not on the screen")
  func fromList() throws {
    var play = try Play(Town(inCharge: anna.id), size: Size(columns: 80, rows: 24))
    try play.press("jj<enter><esc>/nido")
    #expect(!play.screen.contains("risposta pronta"))
    try play.press("<c-a><c-k>tari<enter>")
    #expect(play.state.focus != .composer && play.state.draft.reply.editor.isEmpty)
  }

  @Test("inside a chat of ours they stand last and say for whom; in a colleague's there are none")
  func inside() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>/nido")
    #expect(play.screen.contains("risposta pronta per Giulia Bonci"))
    #expect(play.state.search.items.first?.row != nil && play.state.search.items.last?.isReply == true)
    try play.press("<end><down><down><down><enter>")
    #expect(play.state.focus == .composer && play.state.thread?.id == Citizen.giulia.id)
    #expect(!play.state.draft.reply.editor.isEmpty)
    play = try Play(Town(inCharge: marco.id))
    try play.press("jj<enter>/nido")
    #expect(!play.screen.contains("risposta pronta"))
  }

  @Test("they stay last when more messages come, and go into their own chat when another has been opened since")
  func stays() throws {
    var town = try Town(inCharge: anna.id)
    town.threads[Citizen.giulia.id]?.entries = try (1...130).map { number in
      Entry(id: MessageID(Int64(number)), at: try thursday(), body: .incoming(.text, .text("il nido \(number)")))
    }
    var play = try Play(town)
    try play.press("jj<enter>/nido<pgdn><pgdn><pgdn>")
    #expect(play.state.search.found > 50 && play.state.search.items.last?.isReply == true)
    play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>/tari<tab><enter><esc>")
    #expect(play.state.thread?.id == Citizen.late.id && play.state.focus == .search)
    try play.press("<down><down><down><enter>")
    #expect(play.state.thread?.id == Citizen.giulia.id && play.state.focus == .composer)
    #expect(play.state.drafts[Citizen.late.id] == nil)
  }
}

@Suite("Several chats: nothing is asked that all would refuse")
struct RefusedByAllTests {
  @Test("none of them ours: why is said at once", arguments: ["s", "t", "l", "c"])
  func notOurs(key: String) throws {
    var play = try Play(Town(), size: Size(columns: 80, rows: 24))
    try play.press("**" + key)
    #expect(play.state.overlay == nil)
    #expect(play.screen.contains("Nessuna delle 2 chat è in carico a te: premi p per prenderle"))
  }

  @Test("a moment that none of them may be put off to is refused before the question")
  func tooFar() throws {
    var play = try Play(Town(inCharge: anna.id), size: Size(columns: 80, rows: 24))
    try play.press("jj*:snooze +90g<enter>")
    #expect(play.state.overlay == nil && play.screen.contains("Non si può rimandare fino ad allora"))
  }

  @Test("where one of them would do it, it is asked; and the words say what was not done")
  func some() throws {
    var play = try Play(Town(inCharge: anna.id), size: Size(columns: 80, rows: 24))
    try play.press("j**:snooze 11:30<enter>")
    #expect(play.screen.contains("Rimandare 2 chat alle 11:30?"))
    try play.press("<enter>")
    #expect(play.screen.contains("1 chat non rimandata, resta scelta") && play.screen.contains("Rimandate, alle 11:30"))
  }
}

@Suite("C17: nobody is accused by two hasty keys")
struct HastyFlagTests {
  @Test("no clause is chosen beforehand, and a flag takes a reason")
  func hasty() throws {
    var play = try Play(Town())
    try play.press("jj<enter>f<enter><enter>")
    #expect(play.intents == [.see])
    guard case .menu = play.state.overlay else {
      Issue.record("the menu is gone")
      return
    }
    try play.press("<down><enter><enter>")
    #expect(play.intents == [.see] && play.state.overlay == nil)
    #expect(play.screen.contains("Serve un motivo, anche di due parole"))
    try play.press("f<down><enter>vende armi<enter>")
    let clause = try #require(play.state.ruleset.grounds.first?.id)
    guard case .flag(_, clause, "vende armi") = play.intents.last else {
      Issue.record("no flag: \(play.intents)")
      return
    }
  }

  @Test("an empty reason dismisses nothing either")
  func dismissal() throws {
    var play = try Play(Town(), me: sofia)
    try play.press("<enter>d<enter>")
    #expect(play.intents.allSatisfy { $0 == .see } && play.screen.contains("Serve un motivo"))
  }
}

@Suite("A24: who administers the service reads how to give themselves a role")
struct OwnRoleTests {
  @Test("the command has their own account and their own roles, and nobody else reads it")
  func command() throws {
    let root = Staff(id: StaffID("root"), name: "root", roles: [.administrator])
    var play = try Play(Town(), me: root)
    try play.press("jjp")
    #expect(play.state.notice?.text.contains("«sportello staff role root administrator operator»") == true)
    let director = Staff(id: StaffID("d.verdi"), name: "Dario Verdi", roles: [.director])
    play = try Play(Town(), me: director)
    try play.press("jjp")
    #expect(play.state.notice?.text == "Serve il ruolo di operatore: chiedilo a chi amministra il servizio")
  }
}

@Suite("Among the flagged the flagged words are read")
struct FlaggedLineTests {
  @Test("A13: masked when that message is reserved, and not because another is", arguments: [true, false])
  func masked(isReserved: Bool) throws {
    var town = try Town()
    town.rows[0].last?.isReserved = isReserved
    town.rows[0].marks = [.riservati]
    let play = try Play(town)
    #expect(play.screen.contains("Se vengo lì") == !isReserved)
  }
}

@Suite("WhatsApp's own words do not stand bare in Italian")
struct BareWordsTests {
  @Test("a filled-in form, in the list and in the chat; and an answer to a message that is not in the file")
  func words() throws {
    var town = try Town()
    let index = try #require(town.rows.firstIndex { $0.id == Citizen.giulia.id })
    town.rows[index].last = Snippet(isFromCitizen: true, kind: .interactive, text: "flow\nSent")
    var play = try Play(town)
    #expect(play.screen.contains("▸ ha compilato un modulo") && !play.screen.contains("flow"))
    town.threads[Citizen.giulia.id]?.entries[0].body = .incoming(.interactive, .choice(title: "flow", detail: "Sent"))
    town.threads[Citizen.giulia.id]?.entries[3].quoted = Quote(id: nil, isFromCitizen: false, text: nil)
    play = try Play(town)
    try play.press("jj<enter>")
    #expect(!play.screen.contains("flow") && !play.screen.contains("Sent") && !play.screen.contains("noi: messaggio"))
    #expect(play.screen.contains("│ risponde a un messaggio che qui non c'è"))
  }
}
