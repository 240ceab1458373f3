import Desk
import Foundation
import Testing

@testable import Console

@Suite("Enter sends or makes a line, as the operator wants")
struct EnterKeyTests {
  @Test("swapped, the keys do the other thing, and footer, counter and help tell them so")
  func swapped() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press(":invio a-capo<enter>")
    #expect(play.screen.contains("Ctrl-J manda, Invio va a capo"))
    #expect(play.effects.contains(.writing(.keep(.breaks))))
    try play.press("jj<enter>iuno<enter>due")
    #expect(play.state.draft.reply.editor.text == "uno\ndue" && play.state.history.sent.isEmpty)
    #expect(play.screen.contains("/4096  Ctrl-J manda") && play.screen.contains("Ctrl-J manda · Invio a capo"))
    let lines = HelpView.lines(play.state)
    #expect(lines.contains { $0.title == "manda" && $0.key == "Ctrl-J" })
    try play.press("<c-j>")
    #expect(play.intents.last == .reply(text: "uno\ndue", quoting: nil))
    try play.press("<esc>:invio manda<enter>itre<enter>")
    #expect(play.intents.last == .reply(text: "tre", quoting: nil))
  }

  @Test("a demonstration lets Enter do it, and keeps nothing")
  func demonstration() throws {
    var play = try Play(Town(inCharge: anna.id), file: .demo(speed: 1))
    try play.press(":invio a-capo<enter>jj<enter>iuno<enter>due")
    #expect(play.state.draft.reply.editor.text == "uno\ndue")
    #expect(!play.effects.contains(.writing(.keep(.breaks))))
  }

  @Test("a word that means nothing is told what there is", arguments: ["", " boh"])
  func unknown(argument: String) throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press(":invio\(argument)<enter>")
    #expect(play.screen.contains("Invio manda, Ctrl-J va a capo: «invio manda» o «invio a-capo»"))
  }

  @Test(
    "the settings file's line is read in either language, and others are left alone",
    arguments: [
      ("invio = a-capo", EnterKey.breaks), ("  enter-key=sends # come WhatsApp", .sends), ("colori = scuri", nil),
      ("# invio = a-capo", nil), ("", nil),
    ] as [(String, EnterKey?)])
  func setting(line: String, key: EnterKey?) throws {
    #expect(try EnterKey.setting(in: line) == key)
    if let key { #expect(try EnterKey.setting(in: key.line) == key) }
    #expect(throws: SettingError.self) { try EnterKey.setting(in: "invio = boh") }
  }
}

@Suite("The text in another editor")
struct OtherEditorTests {
  @Test("it goes there as it is, and comes back as one change that undo takes back")
  func thereAndBack() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>ibozza<c-o>")
    let id = Citizen.giulia.id
    #expect(
      play.effects.last { if case .writing = $0 { true } else { false } }
        == .writing(.edit(id, .reply, text: "bozza")))
    play.take(.writing(.edited(id, .reply, .text("due\r\nrighe\u{1B}"))))
    #expect(play.state.draft.reply.editor.text == "due\nrighe")
    #expect(play.state.unsaved.count == 1)
    try play.press("<c-_>")
    #expect(play.state.draft.reply.editor.text == "bozza")
  }

  @Test(
    "whatever goes wrong is a sentence, and the draft stays",
    arguments: [
      (EditorTrouble.missing("boh"), "L'editor «boh» non c'è"), (.ended(code: 1), "finito con un errore (1)"),
      (.tooLong, "troppo lungo, al massimo 50000"), (.notText, "non è UTF-8"), (.noFile(code: 28), "codice 28"),
      (.notRead(code: 5), "non si può leggere (codice 5)"),
    ])
  func trouble(trouble: EditorTrouble, words: String) throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>ibozza<c-o>")
    play.take(.writing(.edited(Citizen.giulia.id, .reply, .failed(trouble, kept: nil))))
    #expect(play.screen.contains(words) && !play.screen.contains("quello che hai scritto"))
    play.take(.writing(.edited(Citizen.giulia.id, .reply, .failed(trouble, kept: "/tmp/x/risposta.txt"))))
    #expect(play.state.notice?.text.hasSuffix("quello che hai scritto è in /tmp/x/risposta.txt") == true)
    #expect(play.state.draft.reply.editor.text == "bozza")
  }

  @Test("drafts of a newer version are told of", arguments: [(1, "Una bozza viene"), (3, "3 bozze vengono")])
  func newerDrafts(count: Int, words: String) throws {
    var play = try Play(Town(inCharge: anna.id))
    play.take(.drafts([:], unknown: count))
    #expect(play.screen.contains(words))
  }
}
