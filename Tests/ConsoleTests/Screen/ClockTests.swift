import Desk
import Foundation
import Testing

@testable import Console

@Suite("What happens by itself")
struct ClockTests {
  private func reply(_ text: String, quoting: MessageID? = nil) -> SavedDraft {
    SavedDraft(purpose: .reply, text: text, quoting: quoting)
  }

  @Test("a draft is kept 0.3 s after the last key, and again when the composer is left")
  func drafts() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><enter>cia")
    let due = play.town.now.addingTimeInterval(0.3)
    #expect(play.state.nextWake == due)
    play.take(.tick(due))
    #expect(play.effects.last == .saveDraft(Citizen.giulia.id, reply("cia")))
    try play.press("o<esc>")
    #expect(play.effects.suffix(2).first == .saveDraft(Citizen.giulia.id, reply("ciao")))
    try play.press("<esc>j<enter><esc>k<enter><enter>")
    #expect(play.state.draft.reply.editor.text == "ciao")
  }

  @Test("while typing goes on a draft is kept a second after its first key at the latest")
  func longTyping() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><enter>")
    for step in 1...12 {
      play.take(.tick(play.town.now.addingTimeInterval(Double(step) / 10)))
      try play.press("x")
    }
    #expect(play.effects.last == .saveDraft(Citizen.giulia.id, reply("xxxxxxxxxx")))
  }

  @Test("a text that is given back in one chat is kept at once, and another chat's keeps its own moment")
  func twoChats() throws {
    var town = try Town(inCharge: anna.id)
    town.threads[Citizen.ahmed.id]?.head.conversation.session?.inCharge = anna.id
    var play = try Play(town)
    try play.press("jj<enter><enter>")
    play.holdsActs = true
    try play.press("prima<enter><esc><esc>jj<enter><enter>seconda")
    let first = play.state.pending.first { $0.conversation == Citizen.giulia.id && $0.intent != .see }
    let ticket = try #require(first).ticket
    play.take(.settled(ticket: ticket, .fault(.locked)))
    #expect(play.effects.contains(.saveDraft(Citizen.giulia.id, reply("prima"))))
    let soon = play.town.now.addingTimeInterval(0.3)
    #expect(play.state.nextWake == soon)
    play.take(.tick(soon))
    #expect(play.effects.last == .saveDraft(Citizen.ahmed.id, reply("seconda")))
  }

  @Test("a note is a draft too, and so is a quote without words; leaving keeps all, and the next run finds them")
  func notesAndQuotes() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>\"<esc>")
    let quoted = try #require(play.state.draft.reply.quoting)
    #expect(play.effects.last == .saveDraft(Citizen.giulia.id, reply("", quoting: quoted)))
    try play.press("nrichiamare<c-c><enter>")
    let note = SavedDraft(purpose: .note, text: "richiamare")
    #expect(play.effects.suffix(2) == [.saveDraft(Citizen.giulia.id, note), .quit])
    var next = try Play(Town(inCharge: anna.id))
    next.take(.drafts([Citizen.giulia.id: [note, reply("a metà", quoting: quoted)]]))
    try next.press("jj<enter>")
    #expect(next.screen.contains("› a metà") && next.screen.contains("│ cita: "))
    try next.press("n")
    #expect(next.state.draft.current.editor.text == "richiamare")
  }

  @Test("sending by name forgets no text that stands in the composer")
  func sendingByName() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><enter>a metà<esc>:reply subito<enter>")
    #expect(play.state.draft.reply.editor.text == "a metà")
    let answered = try #require(
      play.effects.lastIndex { if case .perform(_, .reply, _) = $0 { true } else { false } })
    #expect(play.effects[answered...].contains(.saveDraft(Citizen.giulia.id, reply("a metà"))))
  }

  @Test("A09: when a last useful moment passes, the list is read again though nobody committed anything")
  func momentsPass() throws {
    var play = try Play(Town())
    play.take(.tick(try thursday("12:31")))
    let before = play.effects.count
    play.take(.tick(try thursday("12:39")))
    // Each minute it is looked whether the gateway is there.
    #expect(play.effects.dropFirst(before) == [.outbox(.link)])
    play.take(.tick(try thursday("12:40")))
    #expect(play.effects.dropFirst(before).contains(.loadCounts))
    #expect(play.screen.contains("fuori finestra"))
  }

  @Test("an idle console wakes for the minute, for a held message's seconds, and for nothing else")
  func wakes() throws {
    var play = try Play(Town(inCharge: anna.id))
    #expect(play.state.nextWake == (try thursday("11:14")))
    try play.press("jj<enter><enter>ciao<enter>")
    #expect(play.state.nextWake == play.town.now.addingTimeInterval(1))
    play.take(.tick(play.town.now.addingTimeInterval(5)))
    #expect(play.state.nextWake == (try thursday("11:14")))
  }

  @Test("a file that cannot be written is asked once to note that a chat was read, and not for ever")
  func readOnly() throws {
    var play = try Play(Town())
    play.holdsActs = true
    try play.press("jj<enter>")
    for _ in 0..<5 {
      for act in play.state.pending { play.take(.settled(ticket: act.ticket, .fault(.readOnly))) }
    }
    #expect(play.intents == [.see])
    #expect(play.screen.contains("Il file non si può scrivere"))
  }

  @Test("a clock that is put back loses nothing")
  func clockBack() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><enter>ciao")
    play.take(.tick(try thursday("08:00")))
    #expect(play.effects.contains(.saveDraft(Citizen.giulia.id, reply("ciao"))))
    #expect(play.screen.contains("○ CHIUSO"))
  }
}
