import Desk
import Foundation
import Testing

@testable import Console

@Suite("Several chats together: what was asked is done, and seen whole")
struct TogetherTests {
  private func play(_ keys: String, size: Size = Size(columns: 80, rows: 24), me: Staff = anna) throws -> Play {
    var play = try Play(Town(inCharge: anna.id), size: size, me: me)
    try play.press(keys)
    return play
  }

  /// Two claims on their way, the second of which is refused.
  private func settle(_ play: inout Play) throws {
    let tickets = play.state.pending.map(\.ticket)
    try #require(tickets.count == 2)
    play.take(.settled(ticket: tickets[0], .done))
    play.take(.settled(ticket: tickets[1], .refused(.alreadyClaimed(by: marco.id))))
  }

  @Test("what is done is done to the chats of the question, and nothing is never on its way")
  func fixed() throws {
    var play = try play("j*j*p")
    play.state.selected = []
    try play.press("<enter>")
    #expect(play.intents == [.claim, .claim] && play.state.batch == nil)
    #expect(play.state.begin(.act(.claim), []).isEmpty && play.state.batch == nil)
  }

  @Test("while an act is on its way nothing else is asked")
  func busy() throws {
    var play = try play("j*j*")
    play.holdsActs = true
    try play.press("p<enter>c")
    #expect(play.state.overlay == nil && play.screen.contains("L'atto di prima non è finito"))
    try settle(&play)
    try play.press("<esc>e")
    #expect(play.screen.contains("Metti a 1 chat l'etichetta"))
  }

  @Test("whoever types meanwhile goes on typing: a line now, and the report after, until Enter or Escape")
  func report() throws {
    var play = try play("j*j*")
    play.holdsActs = true
    try play.press("p<enter>:mie")
    try settle(&play)
    guard case .prompt(let prompt) = play.state.overlay else {
      Issue.record("the prompt is gone")
      return
    }
    #expect(
      prompt.editor.text == "mie"
        && play.state.notice?.text.contains("1 chat non presa in carico, resta scelta") == true)
    try play.press("<esc>qx ")
    #expect(play.screen.contains("Che cosa è stato fatto") && play.screen.contains("Già in carico a Marco Rossi"))
    try play.press("<enter>")
    #expect(play.state.overlay == nil && !play.effects.contains(.quit))
  }

  @Test("flags on their way are acts of no single flag (C17)")
  func flags() throws {
    var play = try play("*jj*", me: sofia)
    play.holdsActs = true
    try play.press("dinfondate<enter><enter>")
    #expect(play.state.pending.isEmpty && play.screen.contains("… archivio le segnalazioni"))
  }

  @Test("C17: a flag that is raised while the reason is asked for, or the question is open, was not decided about")
  func laterFlags() throws {
    let asking = [
      "d<wait>non lo sono<enter><enter>", "dnon lo sono<enter><wait><enter>", ":dismiss-flag no<enter><wait><enter>",
    ]
    for keys in asking {
      var town = try Town(inCharge: anna.id)
      town.lastFlag = FlagID(7)
      var play = try Play(town, size: Size(columns: 80, rows: 24), me: sofia)
      try play.press("*jj*")
      for (index, part) in keys.components(separatedBy: "<wait>").enumerated() {
        if index > 0 {
          play.town.lastFlag = FlagID(9)
          play.take(.changed)
        }
        try play.press(part)
      }
      let bounds = play.effects.compactMap { if case .dismissFlags(_, _, let last, _) = $0 { last } else { nil } }
      #expect(bounds == [FlagID(7), FlagID(7)] && play.state.counts.lastFlag == FlagID(9), "\(keys)")
    }
  }

  @Test("a moment to put off to reads well", arguments: [Language.italian, .english])
  func moments(language: Language) throws {
    var play = try Play(Town(inCharge: anna.id), size: Size(columns: 80, rows: 24), language: language)
    try play.press("j**:snooze 11:30<enter>")
    let words = language == .italian ? "Rimandare 2 chat alle 11:30?" : "Put 2 chats off until 11:30?"
    #expect(play.screen.contains(words))
    try play.press("<esc>:unlabel<enter>")
    #expect(
      play.screen.contains(language == .italian ? "Togli da 2 chat questa etichetta" : "Take this label off 2 chats"))
  }

  @Test("footer and help speak of the chosen chats, and not of the bar's")
  func aids() throws {
    var play = try play("j*j*")
    let footer = try #require(play.screen.split(separator: "\n").last)
    #expect(footer.contains("p prendi 2") && footer.contains("Esc nessuna scelta") && !footer.contains("scrivi"))
    try play.press("G")
    let lines = HelpView.lines(play.state)
    #expect(lines.first { $0.title == "prendi in carico" }?.remark == "")
    #expect(lines.first { $0.title == "scrivi la risposta" }?.remark == "Non si fa a più chat insieme")
  }

  @Test(
    "what writes to one chat does nothing while several are chosen",
    arguments: ["i", "r", "n", "P", ":nota ciao<enter>"])
  func one(keys: String) throws {
    var play = try play("j*j*" + keys)
    #expect(play.state.overlay == nil && play.state.focus == .list && play.intents.isEmpty)
    #expect(play.screen.contains("Non si fa a più chat insieme: premi Esc"))
    try play.press("<esc>gjji")
    #expect(play.state.focus == .composer)
  }

  @Test("closed chats are reopened together")
  func reopens() throws {
    var town = try Town()
    for index in town.rows.indices.suffix(3) { town.rows[index].outcome = .answered }
    var play = try Play(town, size: Size(columns: 80, rows: 24))
    try play.press("4**ko")
    #expect(play.screen.contains("Riaprire 2 chat?"))
    try play.press("<enter>")
    #expect(play.intents == [.reopen, .reopen])
  }

  @Test("all names are asked about, on the smallest screen too; so are all refusals told")
  func seen() throws {
    var play = try Play(ListTests().crowd(12), size: Size(columns: 80, rows: 24))
    try play.press("************p")
    #expect(
      (1...12).allSatisfy { play.screen.contains("Cittadino \($0)") } && play.screen.contains("Prendere in carico 12"))
    play = try self.play("j*j**p", size: Size(columns: 20, rows: 8))
    var seen = play.screen
    for _ in 0..<5 {
      try play.press("<down>")
      seen += play.screen
    }
    #expect(["Maria", "338", "Ahmed", "Invio", "Esc no"].allSatisfy { seen.contains($0) }, "\(seen)")
    try play.press("<enter>")
    seen = play.screen
    for _ in 0..<9 {
      try play.press("<down>")
      seen += play.screen
    }
    #expect(["Ahmed", "Marco", "Invio"].allSatisfy { seen.contains($0) }, "\(seen)")
    try play.press("<up>")
    #expect(play.screen != seen.suffix(play.screen.count))
  }
}
