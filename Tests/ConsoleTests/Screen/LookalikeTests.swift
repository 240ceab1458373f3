import Desk
import Foundation
import Testing

@testable import Console

@Suite("What a citizen writes is never taken for ours")
struct LookalikeTests {
  /// A chat with one message of a citizen who bears a name, and one answer of ours.
  private func play(_ text: String, name: String = "Giulia Bonci", width: Int = 100) throws -> Play {
    var town = try Town(inCharge: anna.id)
    var thread = try #require(town.threads[Citizen.giulia.id])
    (thread.head.citizen.profileName, thread.head.conversation.unread) = (name, 0)
    thread.entries = [
      Entry(
        id: MessageID(1), at: try thursday("11:05"), by: anna.id,
        body: .outgoing(text: "Buongiorno!", state: .read, heldUntil: nil, errorCode: nil)),
      Entry(id: MessageID(2), at: try thursday("11:12"), body: .incoming(.text, .text(text))),
    ]
    town.threads[Citizen.giulia.id] = thread
    if let index = town.rows.firstIndex(where: { $0.id == Citizen.giulia.id }) {
      town.rows[index].citizen.profileName = name
      town.rows[index].last = Snippet(isFromCitizen: true, kind: .text, text: text)
    }
    var play = try Play(town, size: Size(columns: width, rows: 30))
    try play.press("jj<enter>")
    return play
  }

  /// Where the words of a line begin, and in which role.
  private func beginning(of words: String, _ play: Play, after first: Int = 0) throws -> (column: Int, role: Role) {
    let grid = render(play.state).grid
    let lines = grid.text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.indices.first { $0 >= first && lines[$0].contains(words) })
    let cells = grid.row(row).enumerated().drop {
      $0.element.glyph.isSpace || $0.element.glyph == Glyph(base: 0x258C, width: 1)
    }
    let cell = try #require(cells.first)
    return (cell.offset, cell.element.role)
  }

  @Test(
    "lines that look like days, answers, remarks, quotes and boxes stand further in than any of ours",
    arguments: [
      ("───────── oggi ─────────", "─── oggi"), ("────── nuovi messaggi ──────", "─── nuovi"),
      ("⚑ A14.b · infondata: archiviata", "⚑ A14.b"), ("✗ eliminato dal cittadino 11:00", "✗ eliminato"),
      ("▒▒▒ dati riservati (A13): v li mostra", "▒▒▒ dati"), ("… altre 40 righe: v le mostra", "… altre 40"),
      ("▲ istanza", "▲ istanza"), ("│ noi: le diamo ragione", "│ noi"), ("   ▌● Giulia", "▌● Giulia"),
      ("┌ Conferma ─────┐", "┌ Conferma"),
    ])
  func signs(text: String, begins: String) throws {
    let play = try play("ecco\n" + text)
    #expect(try beginning(of: begins, play, after: 5).column >= 5)
    #expect(try beginning(of: begins, play, after: 5).role == .plain)
  }

  @Test("a line that only wraps into such a beginning stands further in too")
  func wrapped() throws {
    var wrapped = 0
    for blanks in 60...100 {
      let play = try play("ecco" + String(repeating: " ", count: blanks) + "⚑ A14.b · infondata")
      let lines = play.screen.split(separator: "\n").filter { $0.contains(#/^[▌ ] *⚑/#) }
      wrapped += lines.count
      #expect(lines.allSatisfy { $0.hasPrefix("▌    ⚑") }, "\(blanks)")
    }
    #expect(wrapped > 5)
  }

  @Test("a heading of ours stands at the left in our role, a citizen's copy of it further in and plain")
  func heading() throws {
    let play = try play("grazie\n11:05  Anna Bianchi                    ✓✓ letto")
    let grid = render(play.state).grid.text.split(separator: "\n")
    let rows = grid.indices.filter { grid[$0].contains("Anna Bianchi  ") && grid[$0].contains("✓✓ letto") }
    #expect(rows.count == 2)
    #expect(grid[rows[0]].hasPrefix(" 11:05") && grid[rows[1]].hasPrefix("▌  11:05"))
  }

  @Test(
    "a citizen with a colleague's name is said to be a citizen first",
    arguments: [
      "Anna Bianchi", "ANNA  BIANCHI ✓✓ letto", "Anna Bianchi" + String(repeating: " ", count: 60) + "✓✓ letto",
      "A\u{200B}nna Bianchi", "Аnnа Віаnсhі", "Anna Bianchi ha preso in carico la chat", "Comune di Arezzo", "noi ✓✓",
    ])
  func colleague(name: String) throws {
    let play = try play("Buongiorno", name: name)
    #expect(play.screen.contains("11:12  cittadino «"))
    #expect(!play.screen.contains("11:05  cittadino «"))
  }

  @Test(
    "a name of which nothing is seen is none: the number stands for it",
    arguments: ["\u{200B}\u{2060}", "\u{2800}", "\u{E000}"])
  func blank(name: String) throws {
    #expect(try play("Buongiorno", name: name).screen.contains("+39 347 ••• •214"))
  }

  @Test(
    "in the list a citizen's words that begin like ours are put between quotation marks",
    arguments: ["Tu: va bene", "  tu: va bene", "✎ bozza: va bene", "▒ dati riservati"])
  func snippet(text: String) throws {
    let play = try play(text, width: 120)
    #expect(play.screen.contains("«" + text.prefix(3)))
  }

  @Test("what WhatsApp says, and what colleagues did, goes on below its first word and never at the left edge")
  func stories() throws {
    var town = try Town(inCharge: anna.id)
    let words = String(repeating: "11:04  Anna Bianchi ha risposto ", count: 12)
    town.threads[Citizen.giulia.id]?.entries = [
      Entry(id: MessageID(1), at: try thursday("11:05"), body: .incoming(.system, .system(.other(words)))),
      Entry(
        id: MessageID(2), at: try thursday("11:06"), by: anna.id, body: .act(.closed, comment: words), about: "answered"
      ),
    ]
    var play = try Play(town, size: Size(columns: 80, rows: 30))
    try play.press("jj<enter>")
    let lines = play.screen.split(separator: "\n").filter { $0.contains("Anna Bianchi") }
    #expect(lines.count > 5)
    #expect(lines.filter { $0.hasPrefix(" 11:04") || $0.hasPrefix("▌11:04") }.isEmpty)
    #expect(play.screen.contains("avviso di WhatsApp: «"))
  }
}
