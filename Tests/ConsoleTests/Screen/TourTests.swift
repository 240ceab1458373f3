import Desk
import Foundation
import Testing

@testable import Console

@Suite("The first minutes")
struct TourTests {
  private func play(size: Size = Size(columns: 80, rows: 24), inCharge: StaffID? = nil) throws -> Play {
    var play = try Play(Town(inCharge: inCharge), size: size, file: .demo(speed: 1))
    play.state.beginTour()
    return play
  }

  @Test("three steps that go on by themselves with what is really done")
  func steps() throws {
    var play = try play()
    #expect(play.screen.contains("Visita 1/3: scegli una chat con ↓ ↑, poi Invio la apre · Esc la termina"))
    try play.press("jj")
    #expect(play.screen.contains("Visita 1/3"))
    try play.press("<enter>")
    #expect(play.screen.contains("Visita 2/3: premi p per prenderla in carico"))
    try play.press("p")
    #expect(play.screen.contains("Visita 2/3: premi Invio e scrivi la risposta"))
    try play.press("<enter>")
    #expect(play.screen.contains("Visita 2/3: scrivi due parole e premi Invio"))
    try play.press("Esce il 20<enter>")
    #expect(play.screen.contains("Visita 3/3: inviata; Esc esce dalla risposta"))
    try play.press("<esc>")
    #expect(play.screen.contains("Visita 3/3: quando hai finito premi c e scegli l'esito"))
    try play.press("c<enter>")
    #expect(play.screen.contains("Visita finita: ? mostra tutti i tasti"))
    try play.press("j")
    #expect(!play.screen.contains("Visita"))
  }

  @Test("Escape in the list ends it for good, and everywhere else does what it always does")
  func ends() throws {
    var play = try play()
    try play.press("jj<enter><esc>")
    #expect(play.screen.contains("Visita 2/3: apri una chat con Invio") && play.state.focus == .list)
    try play.press("<esc>")
    #expect(!play.screen.contains("Visita") && play.state.tour == nil)
    try play.press("<enter>")
    #expect(!play.screen.contains("Visita"))
  }

  @Test("whoever closes a chat knows enough; a colleague's chat is said to be one")
  func knows() throws {
    var play = try play(inCharge: anna.id)
    try play.press("jjjj<enter>")
    #expect(play.screen.contains("qui risponde già un collega"))
    try play.press("<esc>kk<enter>c<enter>")
    #expect(play.screen.contains("Visita finita"))
  }

  @Test("it stands on the rule below the header and covers nothing", arguments: [(80, 24), (160, 48), (40, 14)])
  func room(columns: Int, rows: Int) throws {
    var (plain, guided) = (
      try Play(Town(), size: Size(columns: columns, rows: rows), file: .demo(speed: 1)),
      try play(size: Size(columns: columns, rows: rows))
    )
    for keys in ["", "jj", "<enter>", "p", "<enter>ciao"] {
      try plain.press(keys)
      try guided.press(keys)
      let (before, after) = (plain.screen.split(separator: "\n"), guided.screen.split(separator: "\n"))
      let changed = zip(before, after).enumerated().filter { $0.element.0 != $0.element.1 }.map(\.offset)
      #expect(changed == [1], "\(keys)")
    }
  }

  @Test("without it nothing of it is seen")
  func absent() throws { #expect(try !Play(Town(), file: .demo(speed: 1)).screen.contains("Visita")) }
}

@Suite("Keys on one screen")
struct CheatSheetTests {
  @Test("fits 80 x 24 in both languages, and any key closes it", arguments: Language.allCases)
  func fits(language: Language) throws {
    var play = try Play(Town(), size: Size(columns: 80, rows: 24), language: language)
    try play.press("??")
    #expect(CheatSheet.rows <= 21)
    #expect(!play.screen.contains("…"), "\(play.screen)")
    try PictureTests().compare(play, "cheat-\(language.rawValue)-80x24")
    try play.press("j")
    #expect(play.state.overlay == nil && play.state.list.selection == 0)
    try play.press(":cheat-sheet<enter>")
    guard case .cheatSheet = play.state.overlay else {
      Issue.record("no cheat sheet")
      return
    }
  }

  @Test("every list that is empty says what to do", arguments: Language.allCases)
  func empty(language: Language) throws {
    var town = try Town()
    town.rows = []
    var play = try Play(town, size: Size(columns: 80, rows: 24), language: language)
    for (key, command) in [("1", Command.viewMine), ("2", .claim), ("3", .flag), ("4", .close)] {
      try play.press(key)
      let words = play.state.phrases.empty(play.state.view)
      #expect(
        words.contains(" \(play.state.phrases.key(command)) ") || words.contains("\(play.state.phrases.key(command)) "))
      #expect(play.screen.contains(words.prefix(30)), "\(play.screen)")
    }
  }
}

@Suite("The manual page")
struct ManualPageTests {
  private var page: String {
    let flag = ManualCommand.Parameter(usage: "--as <name>", help: ".starts with a dot\\and\nmore 'quotes' – è")
    let inner = ManualCommand(
      name: "sportello demo", abstract: "Look around.", discussion: "", parameters: [flag], subcommands: [])
    let program = ManualCommand(
      name: "sportello", abstract: "The counter.", discussion: "One.\n.two", parameters: [], subcommands: [inner])
    return ManualPage(of: program, version: "1", date: "2026-03-12", keys: .builtIn).roff
  }

  @Test("has every command of the table with its keys, and every command of the program")
  func complete() {
    for entry in CommandTable.entries where entry.group != .writing {
      #expect(
        page.contains(":" + entry.command.rawValue.replacingOccurrences(of: "-", with: "\\-")), "\(entry.command)")
    }
    #expect(page.contains(".SS sportello demo") && page.contains("\\fB\\-\\-as <name>\\fR"))
  }

  @Test("is ASCII, and no text of ours is taken for a request of roff")
  func escapes() {
    let isPlain = page.allSatisfy(\.isASCII)
    #expect(isPlain)
    #expect(page.contains("\\&.two") && page.contains("\\&.starts with a dot\\eand more \\(aqquotes\\(aq"))
    let requests = page.split(separator: "\n").filter { $0.hasPrefix(".") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(Set(requests).isSubset(of: [".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".ad"]))
    #expect(!page.split(separator: "\n").contains { $0.hasPrefix("'") })
  }
}
