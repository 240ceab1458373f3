import Desk
import Foundation
import Testing

@testable import Console

@Suite("What newcomers stumbled over")
struct TrialTests {
  private let small = Size(columns: 80, rows: 24)

  @Test(
    "the first letter replaces the words of the last search, the arrows keep them",
    arguments: [
      ("x", "x"), ("<left>x", "nidxo"), ("<end>x", "nidox"), ("<bs>", ""), ("<paste>tari</paste>", "tari"),
      ("<down>x", "nidox"), ("xy", "xy"), ("<c-u>x", "x"),
    ])
  func search(keys: String, line: String) throws {
    var play = try Play(Town())
    try play.press("/nido<esc>/" + keys)
    #expect(play.state.search.editor.text == line)
  }

  @Test("what is searched with a command is gone on with, and a search asked for anew starts as it was")
  func searchGoesOn() throws {
    var play = try Play(Town())
    try play.press(":cerca nido<enter>x")
    #expect(play.state.search.editor.text == "nido x")
    try play.press("<esc>/<down><enter>")
    #expect(play.state.search.editor.text == "nido x")
  }

  @Test("Ctrl-U clears the line before the cursor, wherever one writes")
  func clearsLine() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press(":chiudi<c-u>")
    guard case .prompt(let prompt) = play.state.overlay else {
      Issue.record("no prompt")
      return
    }
    #expect(prompt.editor.isEmpty)
    try play.press("<esc>/nido<c-u>")
    #expect(play.state.search.editor.isEmpty)
    try play.press("<esc>jj<enter>iuna<c-j>due<c-u>")
    #expect(play.state.draft.reply.editor.text == "una\n")
    try play.press("<c-y><enter><c-q>")
    #expect(play.intents.last == .takeBack && play.state.draft.reply.editor.text == "una\ndue")
  }

  @Test("F1 opens the help at the keys that work there", arguments: [("i", "Mentre scrivi"), ("/", "Cercare")])
  func help(keys: String, title: String) throws {
    var play = try Play(Town(inCharge: anna.id), size: small)
    try play.press("jj<enter>" + keys + "<f1>")
    #expect(play.screen.split(separator: "\n")[2].hasPrefix("│ " + title), "\(play.screen)")
  }

  @Test("the help cuts no remark", arguments: Language.allCases)
  func helpFits(language: Language) throws {
    var play = try Play(Town(inCharge: marco.id), size: small, language: language)
    try play.press("jj?")
    for _ in 0..<12 {
      #expect(!play.screen.split(separator: "\n").contains { $0.hasPrefix("│") && $0.contains("…") }, "\(play.screen)")
      try play.press("<pgdn>")
    }
  }

  @Test("a text that is longer than its room says how many lines are out of sight, above and below")
  func unseenLines() throws {
    var play = try Play(Town(inCharge: anna.id), size: small)
    let text = (1...12).map { "riga \($0)" }.joined(separator: "<c-j>")
    try play.press("jj<enter>i" + text)
    let rule = try #require(play.screen.split(separator: "\n").first { $0.contains("/4096") })
    #expect(rule.hasPrefix("──") && rule.contains(" ↑ 4 righe · 86/4096  Invio manda "), "\(rule)")
    #expect(play.screen.contains("riga 5") && !play.screen.contains("riga 4 "))
    try play.press("<up><up>")
    #expect(play.screen.contains(" ↑ 2 righe · ↓ 2 righe · 86/4096"), "\(play.screen)")
    try play.press(String(repeating: "<up>", count: 7))
    #expect(play.screen.contains("── ↓ 4 righe · 86/4096"), "\(play.screen)")
    #expect(Layout.editorColumns(of: small) == 76)
  }

  @Test("a refusal leaves the keys where they are, and the count of what is being written")
  func refusalLeavesFooter() throws {
    var play = try Play(Town(inCharge: anna.id), size: small)
    try play.press("jjjjp")
    #expect(play.screen.contains("Già in carico a Marco Rossi") && play.screen.contains("? tasti"), "\(play.screen)")
    try play.press("kk<enter>i<enter>")
    #expect(play.screen.contains("Non c'è testo") && play.screen.contains("0/4096"), "\(play.screen)")
    #expect(play.screen.contains("F1 tasti"))
  }

  @Test("after one takes a chat the way on is said once, above the keys")
  func saidOnce() throws {
    var play = try Play(Town(), size: small)
    try play.press("jj<enter>p")
    #expect(play.screen.contains("In carico a te") && play.screen.contains("premi Invio per scrivere"))
    #expect(play.screen.split(separator: "\n").filter { $0.contains("Invio per scrivere") }.count == 1)
  }

  @Test("nothing hangs in the air when commands are listed over both panes")
  func noDanglingJoint() throws {
    for (columns, rows) in [(120, 36), (160, 48)] {
      var play = try Play(Town(inCharge: anna.id), size: Size(columns: columns, rows: rows))
      try play.press("jj<enter>:")
      let lines = play.screen.split(separator: "\n").map(Array.init)
      let joints = lines.filter { $0.contains("┴") }
      #expect(joints.count == 1)
      let joint = try #require(joints.first)
      let place = try #require(joint.firstIndex(of: "┴"))
      #expect(joint[place - 1] == "─" && joint[place + 1] == "─", "\(play.screen)")
    }
  }

  @Test(
    "the tour's last step is about the chat that was answered",
    arguments: [
      ("", "Visita 3/3: inviata; Esc esce"), ("<esc>", "quando hai finito premi c"),
      ("<esc><esc>", "quando hai finito premi c"), ("<esc><esc>G", "torna alla chat a cui hai risposto: è in 2 Mie"),
      ("<esc><esc>G<enter>", "torna alla chat a cui hai risposto: è in 2 Mie"),
      ("<esc><esc>G<enter>i", "torna alla chat a cui hai risposto"), ("<c-q>", "Visita 2/3: scrivi due parole"),
      ("<esc>l", "Visita finita"), ("<esc>c<enter>", "Visita finita"),
    ])
  func tour(keys: String, words: String) throws {
    var play = try Play(Town(inCharge: anna.id), size: small, file: .demo(speed: 1))
    play.state.beginTour()
    try play.press("jj<enter><enter>Esce il 20<enter>" + keys)
    #expect(play.screen.contains(words), "\(play.screen)")
  }

  @Test("a demonstration keeps no preference and no word")
  func demoKeepsNothing() throws {
    var play = try Play(Town(inCharge: anna.id), file: .demo(speed: 1))
    try play.press("jj<enter>:ortografia off<enter>:ortografia on<enter>")
    let asked = play.effects.compactMap { effect -> WritingRequest? in
      if case .writing(let request) = effect { request } else { nil }
    }
    #expect(asked == [.findSpeller])
    let place = DraftPlace(conversation: Citizen.giulia.id, purpose: .reply)
    #expect(play.state.correct(.learn("Saione"), place) == [])
    #expect(play.state.notice?.text == "«Saione» non si segna più, fino all'uscita")
    #expect(play.state.spelling.passed.contains(WrittenWord.key(of: "Saione")))
  }
}

@Suite("Control sequences in what is pasted")
struct ControlSequenceTests {
  @Test(
    "sequences go whole; what only looks like one stays",
    arguments: [
      ("\u{1B}[31mrosso\u{1B}[0m", "rosso"), ("\u{1B}[1;38:2::1:2:3mx", "x"), ("\u{1B}[?25lx\u{1B}[ qy", "xy"),
      ("\u{9B}2Jx", "x"), ("[31m e 0;1H", "[31m e 0;1H"), ("]0;titolo", "]0;titolo"), ("P1$r", "P1$r"),
      ("\u{1B}]0;titolo\u{7}x", "x"), ("\u{1B}]8;;https://a.it\u{1B}\\qui\u{1B}]8;;\u{1B}\\", "qui"),
      ("\u{1B}]0;mai finita\nx", "\nx"), ("\u{1B}]0;mai\nx\u{7}y", "\nxy"), ("\u{9D}0;titolo\u{9C}x", "x"),
      ("\u{1B}P1$r0m\u{1B}\\x", "x"), ("\u{1B}Pq#0\n#1\u{1B}\\x", "x"), ("\u{1B}Pmai\nx", "\nx"),
      ("\u{1B}_app\u{1B}\\x\u{1B}^pm\u{1B}\\y\u{1B}Xsos\u{1B}\\", "xy"), ("\u{1B}(Bx\u{1B}7y\u{1B}>", "xy"),
      ("\u{1B}OPx", "x"), ("\u{1B}", ""), ("x\u{1B}[", "x"), ("\u{1B}[31", ""), ("\u{1B}[31\nx", "\nx"),
      ("\u{1B}[31è", "è"), ("\u{1B}\u{1B}[31mx", "x"), ("a\u{9E}b però", "ab però"), ("\u{1B}è", "è"),
      ("uno\r\ndue\t🚲\u{1B}[K", "uno\ndue  🚲"),
    ])
  func whole(pasted: String, text: String) {
    #expect(TextEditor.clean(pasted) == text)
  }

  @Test("many beginnings without an end cost no more than their length")
  func linear() {
    for beginning in ["\u{1B}P", "\u{9D}", "\u{1B}[", "\u{1B}]"] {
      let text = String(repeating: beginning, count: 100_000) + "\nx"
      #expect(TextEditor.clean(text) == "\nx")
    }
  }
}
