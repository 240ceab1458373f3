import Desk
import Foundation
import Moderation
import Testing

@testable import Console

@Suite("Searching")
struct SearchTests {
  private func searches(_ play: Play) -> [SearchRequest] {
    play.effects.compactMap { effect in
      if case .search(let request) = effect { request } else { nil }
    }
  }

  @Test("from the list to a message in its chat, back to what was found, and to the list as it was")
  func thereAndBack() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jjj")
    let list = play.screen
    try play.press("/graduatoria")
    #expect(play.state.focus == .search && play.screen.contains("1 messaggio"))
    let results = play.screen
    try play.press("<enter>")
    #expect(play.state.focus == .thread && play.state.thread?.id == Citizen.giulia.id)
    #expect(play.state.message?.id == play.state.thread?.blocks.first?.entry.id)
    try play.press("<esc>")
    #expect(play.state.focus == .search && play.state.search.editor.text == "graduatoria")
    #expect(play.state.search.items.count == 1)
    #expect(results.prefix(400).contains("graduatoria"))
    play = try Play(Town(inCharge: anna.id))
    try play.press("jjj/graduatoria<esc>")
    #expect(play.screen == list && play.state.focus == .list)
    // The line is there for the next time.
    try play.press("/")
    #expect(play.state.search.editor.text == "graduatoria" && play.screen.contains("1 messaggio"))
  }

  @Test("a newer line replaces an older one: late answers are dropped")
  func stale() throws {
    var play = try Play(Town())
    play.holdsSearches = true
    try play.press("/nido")
    let asked = searches(play)
    #expect(asked.map(\.serial) == asked.map(\.serial).sorted() && asked.count == 4)
    for request in asked.dropLast() { play.take(.found(play.town.answer(request), request)) }
    #expect(play.state.search.items.isEmpty && !play.state.search.isAnswered)
    let last = try #require(asked.last)
    play.take(.found(play.town.answer(last), last))
    #expect(play.state.search.found == 1)
    // What came for a line that is left changes nothing.
    try play.press("zz")
    let late = try #require(searches(play).last)
    try play.press("<esc>")
    play.take(.found(play.town.answer(late), late))
    #expect(play.state.search.found == 1)
  }

  @Test("where time was up the console asks on by itself, and the next keys do not wait")
  func asksOn() throws {
    var play = try Play(Town())
    play.holdsSearches = true
    try play.press("/x")
    let first = try #require(searches(play).last)
    play.take(.found(.page(SearchPage(next: SearchKey(below: MessageID(900)))), first))
    let second = try #require(searches(play).last)
    guard case .rows(nil, let limit) = first.wish else { return #expect(Bool(false)) }
    #expect(second.wish == .rows(from: SearchKey(below: MessageID(900)), limit: limit))
    #expect(play.screen.contains("cerco ancora"))
    play.take(.found(.page(SearchPage()), second))
    #expect(play.screen.contains("Nessun risultato"))
  }

  @Test("more is read when the end comes near, page by page by key")
  func pages() throws {
    var town = try Town()
    town.threads[Citizen.giulia.id]?.entries = try (1...130).map { number in
      Entry(id: MessageID(Int64(number)), at: try thursday(), body: .incoming(.text, .text("domanda \(number)")))
    }
    var play = try Play(town)
    try play.press("/domanda")
    let first = play.state.search.found
    #expect((10..<130).contains(first) && play.screen.contains("primi \(first),"))
    try play.press("<pgdn><pgdn><pgdn>")
    #expect((first + 1..<130).contains(play.state.search.found))
    try play.press("<pgdn><pgdn><pgdn><pgdn><pgdn><pgdn><pgdn><pgdn><pgdn>")
    #expect(play.state.search.found == 130 && play.screen.contains("130 messaggi"))
    #expect(play.state.search.items.compactMap(\.row?.id.rawValue) == (1...130).reversed())
  }

  @Test("from an open chat it begins there, Tab widens it, and N and B go from place to place")
  func inChat() throws {
    var town = try Town(inCharge: anna.id)
    town.threads[Citizen.giulia.id]?.entries = try (1...200).map { number in
      let words = number.isMultiple(of: 50) ? "il nido di \(number)" : "altro"
      return Entry(id: MessageID(Int64(number)), at: try thursday(), body: .incoming(.text, .text(words)))
    }
    var play = try Play(town)
    try play.press("jj<enter>/nido")
    #expect(play.screen.contains("in questa chat") && play.screen.contains("4 messaggi"))
    #expect(searches(play).last?.chat == Citizen.giulia.id)
    try play.press("<tab>")
    #expect(play.screen.contains("ovunque") && searches(play).last?.chat == nil)
    // The quick reply on the subject stands last.
    try play.press("<tab><down><down><enter>")
    #expect(play.state.message?.id == MessageID(100) && play.screen.contains("2 di 4"))
    try play.press("N")
    #expect(play.state.message?.id == MessageID(150))
    try play.press("NN")
    #expect(play.state.message?.id == MessageID(200) && play.screen.contains("È l'ultimo risultato"))
    try play.press("BBBB")
    #expect(play.state.message?.id == MessageID(50) && play.screen.contains("È il primo risultato"))
    try play.press("<esc><esc>N")
    #expect(play.state.focus == .list)
  }

  @Test("the places in the open chat are those of the line as it is, and of the chat as it is")
  func places() throws {
    var town = try Town(inCharge: anna.id)
    town.threads[Citizen.giulia.id]?.entries = try (1...9).map { number in
      let words = number == 5 ? "la mensa" : "il nido"
      return Entry(id: MessageID(Int64(number)), at: try thursday(), body: .incoming(.text, .text(words)))
    }
    var play = try Play(town)
    try play.press("jj<enter>/nido<down><enter>")
    #expect(play.state.hit?.count == 8)
    try play.press("<esc><c-w>mensa<enter>")
    #expect(play.state.hit?.count == 1)
    let new = Entry(id: MessageID(10), at: try thursday(), body: .incoming(.text, .text("e la mensa?")))
    play.town.threads[Citizen.giulia.id]?.entries.append(new)
    play.take(.changed)
    #expect(play.state.hit?.count == 2)
    play.holdsSearches = true
    try play.press("<esc>x")
    #expect(play.state.search.places == nil)
  }

  @Test("what changes is seen at once: what is gone goes, and what is selected stays so")
  func changes() throws {
    var town = try Town()
    town.threads[Citizen.giulia.id]?.entries = try (1...9).map { number in
      Entry(id: MessageID(Int64(number)), at: try thursday(), body: .incoming(.text, .text("domanda \(number)")))
    }
    var play = try Play(town)
    try play.press("/domanda<down><down>")
    #expect(play.state.search.selected?.row?.id == MessageID(7))
    play.town.threads[Citizen.giulia.id]?.entries.removeAll { $0.id == MessageID(8) }
    play.take(.changed)
    #expect(play.state.search.selected?.row?.id == MessageID(7) && play.screen.contains("8 messaggi"))
    #expect(!play.screen.contains("domanda 8"))
    play.town.threads[Citizen.giulia.id]?.entries.removeAll()
    play.take(.changed)
    #expect(play.screen.contains("Nessun risultato"))
  }

  @Test("A13: reserved words are masked in what is found")
  func reserved() throws {
    var town = try Town()
    town.threads[Citizen.giulia.id]?.entries[0].marks = [.riservati]
    var play = try Play(town)
    try play.press("/graduatoria")
    #expect(play.screen.contains("▒ dati riservati") && !play.screen.contains("quando esce"))
  }

  @Test("people come first: a citizen's chat opens, a colleague's words are looked for")
  func people() throws {
    var play = try Play(Town())
    try play.press("/giulia")
    #expect(play.screen.contains("☺ Giulia Bonci  +39 347 ••• •214"))
    try play.press("<enter>")
    #expect(play.state.thread?.id == Citizen.giulia.id && play.state.focus == .thread)
    try play.press("<esc><c-a><c-k>bianchi<enter>")
    #expect(play.state.search.editor.text == "da:a.bianchi ")
    #expect(searches(play).last?.query.authors.map(\.written) == ["a.bianchi"])
  }

  @Test("quick replies are offered where they can be used, and go into the answer")
  func replies() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("/tari")
    #expect(!play.screen.contains("risposta pronta"))
    try play.press("<esc>jj<enter>/")
    #expect(play.screen.contains("risposta pronta"))
    try play.press("<enter>")
    #expect(play.state.focus == .composer && !play.state.draft.reply.editor.isEmpty)
    play = try Play(Town(inCharge: marco.id))
    try play.press("jj<enter>/tari<enter>")
    #expect(play.state.focus == .search && !play.screen.contains("risposta pronta"))
  }

  @Test("a condition that is not yet written whole leaves what was found")
  func unfinished() throws {
    var play = try Play(Town())
    try play.press("/nido ")
    try play.press("dopo:2026-")
    let before = searches(play).count
    try play.press("13-")
    #expect(play.screen.contains("Manca un giorno intero") && play.state.search.found == 1)
    // January has been asked for on the way.
    #expect(searches(play).count == before + 1)
    try play.press("<c-w><c-w><c-w><c-w>pippo:x")
    #expect(play.screen.contains("«pippo:» non c'è"))
  }

  @Test("by name at the prompt", arguments: [":cerca nido<enter>", ":search nido<enter>"])
  func prompt(keys: String) throws {
    var play = try Play(Town())
    try play.press(keys)
    #expect(
      play.state.focus == .search && play.state.search.editor.text == "nido " && play.screen.contains("1 messaggio"))
  }

  @Test("words that were found are marked in role and underlined, in any alphabet and width")
  func marks() throws {
    var grid = Grid(size: Size(columns: 40, rows: 1))
    grid.write("Perché 漢字 PERCHE\u{301} perché2 жук", at: .zero)
    grid.mark([try #require(SearchTerm("perche")), try #require(SearchTerm("ЖУ", isPrefix: true))], in: grid.region)
    #expect(grid.roles.trimmingCharacters(in: .newlines).hasPrefix("******......******.........***"))
    #expect(grid[Point(column: 0, row: 0)]?.emphasis.contains(.underline) == true)
  }

  @Test(
    "hostile lines and names change nothing on screen but their own marks",
    arguments: [
      "\u{202E}abc", "a\u{0}b", "\u{1B}[2J", "\"", "👨‍👩‍👧‍👦", String(repeating: "x", count: 10_000), "NEAR(a b)",
    ])
  func hostile(line: String) throws {
    var play = try Play(Town(), size: Size(columns: 80, rows: 24))
    try play.press("/")
    play.take(.key(.paste(line)))
    #expect(!play.screen.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
    try play.press("<esc>")
    #expect(play.state.focus == .list)
  }
}
