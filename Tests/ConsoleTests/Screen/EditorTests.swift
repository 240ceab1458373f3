import Desk
import Foundation
import Testing

@testable import Console

@Suite("The text being written")
struct EditorTests {
  @Test(
    "keys move and change it as everywhere else",
    arguments: [
      ("ciao mondo<home>X", "Xciao mondo"), ("ciao mondo<c-w>tutti", "ciao tutti"), ("uno due<c-b><c-k>", "uno "),
      ("uno due<home><c-f>X", "unoX due"), ("abc<left><left><del>", "ac"), ("abc<bs><bs>", "a"),
      ("uno<c-j>due<up>X", "unoX\ndue"), ("uno<c-j>due<home><bs>", "unodue"),
      ("uno<c-j>due<up><c-k><c-k>X", "unoX"),
      ("perché<left><bs>", "percé"), ("👩‍👩‍👧‍👦a<left><bs>", "a"), ("e\u{301}<bs>x", "x"),
      ("<paste>due<enter>righe<tab>e un <lt>tag></paste>", "due\nrighe  e un <tag>"),
    ])
  func editing(keys: String, text: String) throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><enter>" + keys)
    #expect(play.state.draft.reply.editor.text == text)
  }

  @Test("letters that are commands elsewhere are letters here")
  func letters() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>ipqcfun?:/123")
    #expect(play.state.draft.reply.editor.text == "pqcfun?:/123")
  }

  @Test("up and down follow the lines as they are wrapped, and the cursor stays in the picture")
  func wrapped() throws {
    var play = try Play(Town(inCharge: anna.id), size: Size(columns: 40, rows: 14))
    try play.press("jj<enter><enter>" + String(repeating: "parole che vanno a capo ", count: 12))
    for key in ["<up>", "<up>", "<up>", "<up>", "<up>", "<down>", "<down>", "<end>", "<home>"] {
      try play.press(key)
      let frame = render(play.state)
      #expect(frame.cursor.map { frame.grid.region.contains($0) } == true, "\(key)")
    }
  }

  @Test("a paste without measure is refused with a sentence, and nothing is lost")
  func hugePaste() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><enter>prima")
    play.take(.key(.paste(String(repeating: "x", count: 10_000_000))))
    #expect(play.state.draft.reply.editor.text == "prima")
    #expect(play.screen.contains("troppo lungo per essere incollato"))
  }

  @Test("what is over WhatsApp's limit is counted in red and not sent")
  func tooLong() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><enter>")
    play.take(.key(.paste(String(repeating: "parola ", count: 700))))
    try play.press("<enter>")
    #expect(play.screen.contains("il limite è 4096"))
    #expect(play.state.draft.reply.editor.count == 4900)
  }

  @Test("escape sequences in a paste are not even kept")
  func controls() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><enter>")
    play.take(.key(.paste("\u{1B}[31mrosso\u{9B}2J\u{0}\r\nfine")))
    #expect(play.state.draft.reply.editor.text == "rosso\nfine")
  }
}
