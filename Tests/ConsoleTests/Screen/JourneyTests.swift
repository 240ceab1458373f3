import Desk
import Foundation
import Testing

@testable import Console

@Suite("Numbers, places and the same once more")
struct JourneyTests {
  @Test(
    "a number moves so many times; 1 to 4 change the list at once",
    arguments: [
      ("5j", InboxView.incoming, 5), ("02j", .incoming, 2), ("5jk", .incoming, 4), ("9j03k", .incoming, 3),
      ("5<esc>j", .incoming, 1), ("999999j", .incoming, 6), ("3j", .flagged, 1), ("0j", .incoming, 0),
    ])
  func numbers(keys: String, view: InboxView, row: Int) throws {
    var play = try Play(Town())
    try play.press(keys)
    #expect(play.state.view == view && play.state.list.selection == row)
    #expect(play.state.count == nil)
  }

  @Test("a number before an act does nothing but say so")
  func noNumber() throws {
    var play = try Play(Town())
    try play.press("jj5")
    #expect(play.screen.contains("5 volte"))
    try play.press("p")
    #expect(play.intents.isEmpty && play.screen.contains("Un numero vale solo per muoversi"))
  }

  @Test("back and forward through the places visited, as in a browser")
  func places() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("<lt>")
    #expect(play.screen.contains("Non c'è un posto di prima"))
    try play.press("jj<enter><esc>jj<enter>3")
    #expect(play.state.view == .flagged && play.state.thread?.id == Citizen.ahmed.id)
    try play.press("<lt>")
    #expect(play.state.view == .incoming && play.state.thread?.id == Citizen.ahmed.id)
    try play.press("<lt>")
    #expect(play.state.thread?.id == Citizen.giulia.id && play.state.chosen?.row.id == Citizen.giulia.id)
    try play.press("<gt>")
    #expect(play.state.thread?.id == Citizen.ahmed.id)
    try play.press("<lt><bs>")
    #expect(play.state.thread == nil && play.state.focus == .list)
    try play.press("<gt><gt><gt><gt>")
    #expect(play.state.view == .flagged && play.screen.contains("Non c'è un posto dopo questo"))
  }

  @Test("a place is the message too, and what was being written stays")
  func placeOfMessage() throws {
    var play = try Play(Town(inCharge: anna.id), size: Size(columns: 120, rows: 15))
    try play.press("jj<enter>g")
    let message = try #require(play.state.thread?.selected)
    try play.press("iciao<esc><esc>k<enter>")
    #expect(play.state.thread?.id == Citizen.maria.id)
    try play.press("<lt>")
    #expect(play.state.thread?.id == Citizen.giulia.id && play.state.thread?.selected == message)
    #expect(play.state.draft.reply.editor.text == "ciao")
  }

  @Test("the next that dies today and the next flagged, round and round")
  func next() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("D")
    #expect(play.state.thread?.id == Citizen.maria.id)
    try play.press("D")
    #expect(play.screen.contains("Nessun'altra chat scade oggi in questo elenco: premi 1"))
    try play.press("S")
    #expect(play.state.thread?.id == Citizen.spam.id)
    try play.press("S")
    #expect(play.state.thread?.id == Citizen.threat.id)
    try play.press("2S")
    #expect(play.screen.contains("Nessun'altra chat segnalata"))
  }

  @Test("the last act is repeated on another chat, and what speaks of a message on the one that is chosen there")
  func again() throws {
    var play = try Play(Town())
    try play.press(".")
    #expect(play.screen.contains("Non c'è niente da ripetere"))
    try play.press("jjpj.")
    #expect(play.intents == [.claim, .claim])
    try play.press("j.")
    #expect(play.intents.count == 2 && play.screen.contains("Già in carico a Marco Rossi"))
    try play.press("kk<enter>a<esc>j<enter>.")
    let spam = try #require(play.state.thread?.currentEntry?.id)
    #expect(play.intents.last == .mark(spam, .istanza))
  }

  @Test("words for one citizen are not repeated to another")
  func noWords() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>iciao<enter><esc><esc>j.")
    #expect(play.intents.filter { if case .reply = $0 { true } else { false } }.count == 1)
  }
}

@Suite("Several chats together")
struct BatchTests {
  /// Two chats of Anna's and one that is Marco's.
  private func play(_ keys: String, me: Staff = anna, size: Size = Size(columns: 80, rows: 24)) throws -> Play {
    var play = try Play(Town(inCharge: anna.id), size: size, me: me)
    try play.press(keys)
    return play
  }

  @Test("one question says how many, which and what; then each is an act of its own")
  func claims() throws {
    var play = try play("j*j*")
    #expect(play.screen.contains("✓ 2"))
    try play.press("gp")
    #expect(play.intents.isEmpty)
    #expect(play.screen.contains("Prendere in carico 2 chat?"))
    #expect(play.screen.contains("Maria Grazia P.") && play.screen.contains("+39 338"))
    try play.press("<esc>p<enter>")
    #expect(play.intents == [.claim, .claim])
    #expect(play.screen.contains("Prese in carico: 2 chat") && play.state.selected.isEmpty)
  }

  @Test("what was refused is told with its reason, and stays chosen")
  func refused() throws {
    var play = try play("j*j**")
    try play.press("p<enter>")
    #expect(play.screen.contains("Prese in carico: 2 chat"))
    #expect(play.screen.contains("1 chat non presa in carico, resta scelta"))
    #expect(play.screen.contains("✗ Ahmed K.: Già in carico a Marco Rossi"))
    #expect(play.state.selected.map(\.id) == [Citizen.ahmed.id])
    try play.press("x<esc><esc>")
    #expect(play.state.selected.isEmpty && play.state.overlay == nil)
  }

  @Test(
    "what an act needs is asked for once",
    arguments: [
      ("crisposta d<enter><enter>", Intent.close(.answered)), (":close redirected<enter><enter>", .close(.redirected)),
      ("e<enter><enter>", .label("anagrafe")), ("m<enter>", .markUnread), ("l<enter>", .release),
      (":etichetta tributi<enter><enter>", .label("tributi")), (":rimanda 11:30<enter><enter>", .snooze(until: half)),
      ("t<enter><enter>", .transfer(to: marco.id, comment: "")),
      (":passa s.neri è tua<enter><enter>", .transfer(to: sofia.id, comment: "è tua")),
    ])
  func asks(keys: String, intent: Intent) throws {
    var play = try play("j**")
    try play.press(keys)
    if case .label = intent {
      #expect(play.intents.count == 2)
      guard case .label = try #require(play.intents.first) else { return }
      return
    }
    #expect(play.intents == [intent, intent])
  }

  static let half = Date(timeIntervalSince1970: 1_773_311_400)

  @Test("flags are dismissed by a supervisor, with a reason (C17)")
  func flags() throws {
    var play = try play("*jj*gd")
    #expect(play.screen.contains("Serve il ruolo di supervisore"))
    play = try self.play("*jj*gd", me: sofia)
    try play.press("<enter>")
    #expect(play.state.overlay == nil && play.screen.contains("Serve un motivo"))
    play = try self.play("*jj*gd", me: sofia)
    try play.press("non lo sono<enter>")
    #expect(play.screen.contains("Archiviare tutte le segnalazioni aperte di 2 chat?"))
    try play.press("<enter>")
    let asked = play.effects.filter { if case .dismissFlags(_, _, _, "non lo sono") = $0 { true } else { false } }
    #expect(asked.count == 2)
    #expect(play.screen.contains("Segnalazioni archiviate: 2 chat"))
  }

  @Test("a fault in the middle loses nothing and is told")
  func fault() throws {
    var play = try play("j*j*")
    play.holdsActs = true
    try play.press("p<enter>")
    let tickets = play.state.pending.map(\.ticket)
    try #require(tickets.count == 2)
    play.take(.settled(ticket: tickets[0], .done))
    #expect(play.state.overlay == nil, "one summary, at the end")
    play.take(.settled(ticket: tickets[1], .fault(.diskFull)))
    #expect(play.screen.contains("Prese in carico: 1 chat") && play.screen.contains("Il disco è pieno"))
    #expect(play.state.pending.isEmpty && play.state.batch == nil)
  }

  @Test("inside a chat an act means that chat, whatever is chosen")
  func inside() throws {
    var play = try play("j*j<enter>p")
    #expect(play.state.overlay == nil && play.intents.contains(.claim))
    try play.press("<esc>j")
    #expect(play.state.selected.count == 1)
  }

  @Test("as pictures", arguments: ["question", "report"])
  func pictures(name: String) throws {
    let play = try play(name == "question" ? "j***c<enter>" : "j*j**p<enter>")
    try PictureTests().compare(play, "batch-\(name)-80x24")
  }
}

@Suite("The palette")
struct PaletteTests {
  @Test(
    "letters in the right order find a command, by its name or title in either language",
    arguments: [
      ("chiu", Command.close), ("close", .close), ("prcar", .claim), ("scade", .nextDying), ("unread", .nextUnread),
      ("ridis", .redraw), ("tkover", .takeOver), ("àiuto", .help),
    ])
  func finds(query: String, command: Command) throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<c-p>\(query)")
    guard case .menu(let menu) = play.state.overlay else {
      Issue.record("no menu")
      return
    }
    let found = menu.shown.prefix(3).compactMap { item in if case .run(let found) = item.choice { found } else { nil } }
    #expect(found.contains(command), "\(found)")
  }

  @Test("every command is there with its key, and says why it does nothing now")
  func complete() throws {
    var play = try Play(Town())
    try play.press("jj<c-p>")
    guard case .menu(let menu) = play.state.overlay else {
      Issue.record("no menu")
      return
    }
    let listed = menu.items.compactMap { item in if case .run(let command) = item.choice { command } else { nil } }
    let hidden: Set<CommandGroup> = [.writing, .training]
    let expected = CommandTable.entries.filter { !hidden.contains($0.group) && $0.command != .palette }.map(\.command)
    #expect(listed == expected)
    #expect(menu.items.contains { $0.detail.contains("Nessuno l'ha in carico") && $0.isIdle })
    try PictureTests().compare(play, "palette-120x36")
  }

  @Test("Enter does it")
  func runs() throws {
    var play = try Play(Town())
    try play.press("jj<c-p>prendi<enter>")
    #expect(play.intents == [.claim])
    try play.press("<c-p>zzzzz<enter>")
    #expect(play.state.overlay == nil && play.intents == [.claim])
  }
}
