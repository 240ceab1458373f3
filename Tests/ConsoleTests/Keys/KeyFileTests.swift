import Desk
import Testing

@testable import Console

@Suite("A file of keys")
struct KeyFileTests {
  @Test("changes what keys do, and what help, footer and sentences say of them")
  func changes() throws {
    let map = try KeyFile.parse(
      """
      # Le mie abitudini
      list   g   claim          # come altrove
      thread g   prendi
      list   p   -
      thread p   -
      list   <c-g> view-incoming

      composer <f2> send
      """, file: "keys")
    var play = try Play(Town(), keys: map)
    try play.press("jj")
    #expect(play.screen.contains("g prendi"))
    try play.press("p")
    #expect(play.intents.isEmpty && play.screen.contains("«p» qui non fa nulla"))
    try play.press("i")
    #expect(play.screen.contains("Nessuno l'ha in carico: premi g per prenderla"))
    try play.press("g")
    #expect(play.intents == [.claim])
    try play.press("?")
    #expect(play.screen.contains("Ctrl-G 1"))
    try play.press("<esc>3<c-g>")
    #expect(play.state.view == .incoming)
  }

  @Test("a key that a file took the command from begins a number")
  func digit() throws {
    var play = try Play(Town(), keys: try KeyFile.parse("list 3 -", file: "keys"))
    try play.press("3j")
    #expect(play.state.view == .incoming && play.state.list.selection == 3)
  }

  @Test(
    "what is wrong is told with file, line, what was expected and what may have been meant",
    arguments: [
      ("list p clam", "k:1: there is no command 'clam'; did you mean 'claim'?"),
      ("\nlst p claim", "k:2: there is no place 'lst'; did you mean 'list'?; places: list, "),
      ("list p", "k:1: expected PLACE KEY COMMAND, as in 'list p claim'"),
      ("list pp claim", "k:1: 'pp' is no single key"),
      ("list <entr> open", "unknown key <entr>; did you mean <enter>?"),
      ("list <c-x claim", "no '>' after"),
      ("composer a send", "k:1: a is text in the composer; choose a key that is no character"),
      ("list p claim\nlist p release", "k:2: p has its command in the list from line 1 already"),
      (
        "list q -\nlist <c-c> -\nthread q -\nthread <c-c> -\ncomposer <c-c> -\nsearch <c-c> -\nqueue q -\nqueue <c-c> -",
        "'quit'"
      ),
      ("list : -", "'prompt' must keep a key"),
      ("list \u{1B}[31m claim", "k:1: "), ("list <paste>x</paste> claim", "a paste is no key"),
    ])
  func mistakes(text: String, expected: String) {
    let error = #expect(throws: KeyFileError.self) { try KeyFile.parse(text, file: "k") }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
    #expect(error?.description.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" } == true)
  }

  @Test("every binding of the program, written as a file, gives the program's keys")
  func roundTrip() throws {
    let lines = KeyMap.builtIn.bindings.map { "\($0.focus.rawValue) \($0.key) \($0.command?.rawValue ?? "-")" }
    let map = try KeyFile.parse(lines.joined(separator: "\n"), file: "k")
    #expect(map.bindings == KeyMap.builtIn.bindings)
  }

  @Test("a console that starts with a file that is wrong says so in one sentence", arguments: Language.allCases)
  func told(language: Language) throws {
    var play = try Play(Town(), language: language)
    play.state.tell([.keys(file: "/etc/sportello/keys", line: 3)])
    #expect(play.screen.contains("sportello keys check"))
    try play.press("j")
    #expect(!play.screen.contains("sportello keys check"))
  }
}
