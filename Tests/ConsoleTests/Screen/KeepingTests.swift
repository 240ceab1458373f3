import Desk
import Foundation
import Testing

@testable import Console

@Suite("No text is lost while one looks elsewhere")
struct KeepingTests {
  private func writing(_ keys: String, holdsActs: Bool = false) throws -> Play {
    var play = try Play(Town(inCharge: anna.id))
    play.holdsActs = holdsActs
    try play.press("jj<enter><enter>" + keys)
    return play
  }

  private func kept(_ play: Play) -> [String] {
    play.effects.compactMap { effect in if case .saveDraft(_, let draft) = effect { draft.text } else { nil } }
  }

  private func ticket(_ play: Play, of conversation: ConversationID) throws -> Int {
    try #require(play.state.pending.last { $0.conversation == conversation && $0.intent != .see }).ticket
  }

  @Test("an old answer that is looked at is never kept as the draft, and the draft is kept when it comes back")
  func lookingThrough() throws {
    var play = try writing("Prima<enter>iniziato<c-p>")
    play.take(.tick(play.state.now.addingTimeInterval(2)))
    #expect(kept(play).last == "iniziato")
    try play.press("<esc>")
    #expect(kept(play).last == "iniziato" && play.state.draft.reply.editor.text == "iniziato")
  }

  @Test("an answer that fails while old ones are looked at comes back beside what was begun")
  func failedAnswer() throws {
    var play = try writing("Prima<enter>iniziato<c-p>", holdsActs: true)
    play.take(.settled(ticket: try ticket(play, of: Citizen.giulia.id), .fault(.diskFull)))
    #expect(play.state.draft.reply.editor.text == "Prima\niniziato" && kept(play).last == "Prima\niniziato")
    try play.press("<esc>")
    #expect(play.state.draft.reply.editor.text == "Prima\niniziato")
  }

  @Test("a late refusal about one chat leaves the composer of another alone")
  func lateRefusal() throws {
    var play = try writing("ciao<enter><esc><esc>G<enter><enter>", holdsActs: true)
    #expect(play.state.thread?.id == Citizen.quiet.id && play.state.focus == .composer)
    play.take(.settled(ticket: try ticket(play, of: Citizen.giulia.id), .refused(.notInCharge(colleague: marco.id))))
    #expect(play.state.focus == .composer)
  }

  @Test("a cut of nothing joins no cuts, and a click ends a row of them")
  func cuts() throws {
    let play = try writing("uno due<c-w><home><c-u><c-k>X<c-y>")
    #expect(play.state.draft.reply.editor.text == "Xuno ")
    var other = try Play(Town(inCharge: anna.id))
    try other.press(":mouse on<enter>jj<enter><enter>uno<c-w>due<c-w><c-y><click:40,35><c-y>")
    #expect(other.state.draft.reply.editor.text == "duedue")
    try other.press("<esc>5<click:100,10>j")
    #expect(other.state.count == nil && !other.screen.contains("5 volte"))
  }
}

@Suite("Colleagues take chats over: Mie, several at once")
struct LossTests {
  /// A colleague's acts on the file, seen when it is read again.
  private func give(_ play: inout Play, _ citizens: [Citizen], to staff: Staff) throws {
    for citizen in citizens {
      play.town.threads[citizen.id]?.head.conversation.session?.inCharge = staff.id
      let index = try #require(play.town.rows.firstIndex { $0.id == citizen.id })
      play.town.rows[index].inCharge = staff.id
    }
    play.take(.changed)
  }

  @Test("a chat that vanishes from Mie is told, one of ours that we closed is not")
  func vanished() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("2")
    try give(&play, [.giulia], to: marco)
    #expect(play.screen.contains("La chat di Giulia Bonci non è più in carico a te"))
    play = try Play(Town(inCharge: anna.id))
    try play.press("2c<enter>")
    play.take(.changed)
    #expect(play.intents == [.close(.redirected)] && !play.screen.contains("non è più"))
  }

  @Test("of several it is told how many, and which")
  func several() throws {
    var play = try Play(Town(inCharge: anna.id), size: Size(columns: 80, rows: 24))
    try give(&play, [.giulia, .quiet], to: marco)
    #expect(play.screen.contains("2 chat non sono più in carico a te: Giulia Bonci, Lucia Sarti"))
  }

  @Test("a chat that we handed over and got back can be lost again")
  func again() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj:transfer m.rossi<enter>")
    try give(&play, [.giulia], to: anna)
    #expect(!play.screen.contains("ora è in carico"))
    try give(&play, [.giulia], to: sofia)
    #expect(play.screen.contains("La chat di Giulia Bonci ora è in carico a Sofia Neri"))
  }
}

@Suite("The last act once more says nothing about another citizen")
struct RepeatingTests {
  @Test("a transfer is repeated without its words")
  func transfer() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj:transfer m.rossi la madre sta male<enter>G.")
    #expect(play.intents.last == .transfer(to: marco.id, comment: "") && play.intents.count == 2)
  }

  @Test("a flag is repeated with a reason of its own (A14)")
  func flag() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>g:flag A14.f parole sue<enter><esc>jj<enter>")
    let message = try #require(play.state.message?.id)
    try play.press(".")
    #expect(play.screen.contains("Motivo per A14.f") && !play.screen.contains("parole sue"))
    try play.press("altre<enter>")
    #expect(play.intents.last == .flag(message, clause: "A14.f", reason: "altre"), "\(play.screen)")
  }

  @Test("closing is asked each time")
  func close() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jjcrisposta<enter>G.")
    #expect(play.intents.count == 1 && play.screen.contains("Chiudi la chat di Lucia Sarti con esito «risposta data»?"))
    #expect(!play.screen.contains("Nessuno ha ancora risposto"))
    try play.press("<enter>")
    #expect(play.intents == [.close(.answered), .close(.answered)])
    play = try Play(Town(inCharge: anna.id))
    try play.press("Gc<enter>ggjj.")
    #expect(
      play.screen.contains("Chiudi la chat di Giulia Bonci con") && play.screen.contains("Nessuno ha ancora risposto"))
  }

  @Test("what the file has not said yes to is not repeated")
  func refused() throws {
    var play = try Play(Town(inCharge: anna.id))
    play.holdsActs = true
    try play.press("jjlG.")
    #expect(play.intents == [.release] && play.screen.contains("Non c'è niente da ripetere"))
  }
}

@Suite("A number goes on beyond the rows in memory")
struct CountingTests {
  @Test("rows and pages of a list", arguments: [("99j", 99), ("G99kg99j", 99)])
  func list(keys: String, row: Int64) throws {
    var play = try Play(ListTests().crowd(300), size: Size(columns: 80, rows: 24))
    try play.press(keys)
    #expect(play.state.list.selected?.row.id.rawValue == row + 1)
  }

  @Test("so many pages are as far as the key so many times")
  func pages() throws {
    var play = try Play(ListTests().crowd(300), size: Size(columns: 80, rows: 24))
    var single = play
    try play.press("9<pgdn>")
    for _ in 0..<9 { try single.press("<pgdn>") }
    #expect(play.state.list.selected?.row.id == single.state.list.selected?.row.id)
    try play.press("G99k")
    #expect(play.state.list.selected?.row.id.rawValue == 201)
  }

  @Test("messages of a conversation")
  func thread() throws {
    var play = try Play(LongThreadTests().town())
    try play.press("jj<enter>G99k")
    #expect(play.state.thread?.currentEntry?.id.rawValue == 101)
  }

  @Test("where only some rows are in memory, it is said of those", arguments: ["F", "D", "S"])
  func soFar(key: String) throws {
    var town = try ListTests().crowd(100)
    for index in town.rows.indices { town.rows[index].lastUseful = nil }
    var play = try Play(town, size: Size(columns: 80, rows: 24))
    try play.press(key)
    #expect(play.screen.contains("fra quelle caricate finora"))
    play = try Play(ListTests().crowd(5))
    try play.press("F")
    #expect(play.screen.contains("Nessun'altra chat da leggere: premi 1"))
  }
}
