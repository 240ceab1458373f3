import Desk
import Foundation
import Testing

@testable import Console

@Suite("Every size, hostile text")
struct SizesTests {
  @Test("every size from nothing to 130 x 40 shows something and traps never, in every place")
  func sizes() throws {
    for script in ["", "jj<enter>", "jj<enter><enter>ciao a tutti<c-j>e altri", "?", "jj<enter>c", ":tr", "jj<enter>q"]
    {
      var play = try Play(Town(inCharge: anna.id))
      try play.press(script)
      for columns in stride(from: 0, through: 130, by: 1) where columns < 24 || columns % 7 == 0 {
        for rows in 0...40 where rows < 10 || rows % 6 == 0 {
          play.take(.resize(Size(columns: columns, rows: rows)))
          let frame = render(play.state)
          #expect(frame.grid.size == Size(columns: columns, rows: rows))
          if let cursor = frame.cursor { #expect(frame.grid.region.contains(cursor), "\(script) \(columns)x\(rows)") }
        }
      }
    }
  }

  @Test("a screen too small says so, and takes no key that could do harm")
  func tooSmall() throws {
    var play = try Play(Town(), size: Size(columns: 19, rows: 7))
    #expect(play.screen.contains("Finestra troppo"))
    try play.press("jjp<enter>c")
    #expect(play.intents.isEmpty)
    #expect(try Play(Town(), size: Size(columns: 3, rows: 3)).screen == "Fin\nest\nra")
  }

  @Test(
    "no name and no text of a citizen reaches the screen raw",
    arguments: [
      "\u{1B}[2J\u{1B}]0;x\u{7}", "\u{202E}etnatropmi", "a\u{0301}\u{0301}\u{0301}\u{0301}", "\u{200B}\u{FEFF}",
      "👩‍👩‍👧‍👦", "riga\nsotto\r\taltra", "\u{9B}31m", String(repeating: "x", count: 5000), "",
    ])
  func hostile(text: String) throws {
    var town = try Town()
    town.rows[0].citizen.profileName = text
    town.rows[0].last = Snippet(isFromCitizen: true, kind: .text, text: text)
    let id = town.rows[0].id
    town.threads[id]?.head.citizen.profileName = text
    town.threads[id]?.entries[0].body = .incoming(
      .document, .media(Media(.document, fileName: text, caption: text)))
    town.threads[id]?.entries[0].reactions = [text]
    town.threads[id]?.entries[0].quoted = Quote(id: nil, isFromCitizen: true, text: text)
    town.threads[id]?.entries[0].earlierTexts = [text]
    var play = try Play(town)
    for script in ["", "<enter>", "p", "v", "\"", "<esc>c"] {
      try play.press(script)
      for scalar in play.screen.unicodeScalars where scalar != "\n" {
        let isSafe =
          scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && !(0x202A...0x202E).contains(scalar.value)
        #expect(isSafe, "U+\(String(scalar.value, radix: 16))")
      }
    }
  }
}
