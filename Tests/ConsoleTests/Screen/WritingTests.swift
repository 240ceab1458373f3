import Desk
import Foundation
import Testing

@testable import Console

@Suite("Taking back, putting back, writing again")
struct WritingTests {
  @Test(
    "undo goes by words of typing and runs of erasing; redo goes the other way",
    arguments: [
      ("uno due tre<c-_>", "uno due "), ("uno due tre<c-_><c-_>", "uno "), ("uno due<c-_><c-_>", ""),
      ("uno due<c-_><c-_><c-g>", "uno "), ("uno due<c-_><c-_><c-g><c-g>", "uno due"), ("uno<c-_>x<c-g>", "x"),
      ("uno<bs><bs><c-_>", "uno"), ("uno<home><del><del><c-_>", "uno"), ("uno<bs><left><bs><c-_>", "un"),
      ("prima <paste>tutto insieme</paste><c-_>", "prima "), ("uno due<c-k><c-w><c-_>", "uno due"),
      ("uno<left>x<right>y<c-_>", "unxo"), ("perché no<c-_><c-_><c-g>", "perché "), ("uno<c-j>due<c-_>", "uno\n"),
    ])
  func undo(keys: String, text: String) throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><enter>" + keys)
    #expect(play.state.draft.reply.editor.text == text)
    #expect(play.state.draft.reply.editor.units == text.utf16.count)
  }

  @Test(
    "what is cut is put in again, cuts in a row as one, and the same key again takes the one before",
    arguments: [
      ("uno due<c-w><c-y><c-y>", "uno due"), ("uno due tre<c-w><c-w>X<c-y>", "uno Xdue tre"),
      ("uno due<home><c-k>X<c-y>", "Xuno due"), ("uno<c-j>due<c-u>X<c-y>", "uno\nXdue"),
      ("uno<c-w>due<c-w><c-y><c-y>", "uno"), ("uno<c-w>due<c-w><c-y><c-y><c-y>", "due"),
      ("uno<c-w>due<c-w><c-y><left><right><c-y>", "duedue"), ("uno<c-j>due<up><c-k><c-k>X<c-y>", "unoX\ndue"),
      ("uno<c-w><c-y><c-_>", ""),
    ])
  func yank(keys: String, text: String) throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><enter>" + keys)
    #expect(play.state.draft.reply.editor.text == text)
  }

  @Test("what is cut in one chat is put into another")
  func yankElsewhere() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><enter>da spostare<c-u><esc><esc>nappunto: <c-y>")
    #expect(play.state.draft.note.editor.text == "appunto: da spostare")
  }

  @Test(
    "nothing to take back, to do again or to put in is said",
    arguments: [("<c-_>", "Non c'è una modifica da annullare"), ("<c-g>", "da rifare"), ("<c-y>", "testo tagliato")])
  func nothing(key: String, words: String) throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><enter>" + key)
    #expect(play.screen.contains(words))
  }

  @Test(
    "one's own answers come back, above the first line too, and the text begun is kept",
    arguments: [
      ("<c-p>", "Terza"), ("<c-p><c-p>", "Prima"), ("<up><up><up>", "Seconda"), ("<c-p><c-p><c-n>", "Terza"),
      ("iniziato<c-p><c-n>", "iniziato"), ("iniziato<up><up><down><down>", "iniziato"),
      ("iniziato<c-p> e altro", "Terza e altro"), ("iniziato<c-p>!<c-_><c-_>", "iniziato"),
      ("iniziato<c-p><esc>i", "iniziato"), ("iniziato<c-p><enter>", "iniziato"), ("iniziato<c-p><c-w><c-y>", "Terza"),
    ])
  func history(keys: String, text: String) throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><enter>Prima<enter>Seconda<enter>Prima<enter>Terza<enter>" + keys)
    #expect(play.state.draft.reply.editor.text == text)
  }

  @Test("an answer that is looked at is no draft until it is touched")
  func lookingKeepsTheDraft() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><enter>Prima<enter>iniziato")
    play.take(.tick(play.state.now.addingTimeInterval(2)))
    try play.press("<c-p>")
    #expect(play.state.unsaved.isEmpty)
    try play.press("<left>")
    #expect(play.state.unsaved.count == 1)
  }

  @Test("glyphs and lines beside the text are those that it would have if it were written anew")
  func besideTheText() {
    var dice = MonkeyTests.Dice(state: 7)
    let pieces = ["a", "è", "\n", "👩‍👩‍👧‍👦", " ", "parola lunga ", "漢", "\u{202E}", "e\u{301}", "🇮🇹"]
    var editor = TextEditor()
    for step in 0..<600 {
      switch Int.random(in: 0..<9, using: &dice) {
      case 0...3: _ = editor.insert(pieces[.random(in: 0..<pieces.count, using: &dice)], typed: true)
      case 4: editor.move(to: .random(in: 0...max(editor.count, 1), using: &dice))
      case 5: editor.deleteBack()
      case 6: editor.deleteWord()
      case 7: _ = editor.undo()
      case _: _ = editor.redo()
      }
      editor.fit(columns: 20)
      let anew = EditorGlyphs(editor.characters)
      #expect(editor.glyphs.printable == anew.printable, "step \(step)")
      #expect((0...editor.count).allSatisfy { editor.glyphs.start(of: $0) == anew.start(of: $0) }, "step \(step)")
      #expect(editor.units == editor.text.utf16.count, "step \(step)")
      #expect(editor.layout(columns: 20).lines == anew.printable.lines(columns: 19), "step \(step)")
    }
  }
}
