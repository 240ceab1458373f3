import Desk
import Foundation
import Testing

@testable import Console

@Suite("What happens by itself")
struct ClockTests {
  @Test("a draft is kept 0.3 s after the last key, and again when the composer is left")
  func drafts() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><enter>cia")
    let due = try #require(play.state.draftDue?.at)
    #expect(play.state.nextWake == due)
    play.take(.tick(due))
    #expect(play.effects.last == .saveDraft(Citizen.giulia.id, "cia"))
    try play.press("o<esc>")
    #expect(play.effects.last == .saveDraft(Citizen.giulia.id, "ciao"))
    try play.press("<esc>j<enter><esc>k<enter><enter>")
    #expect(play.state.draft.reply.editor.text == "ciao")
  }

  @Test("A09: when a last useful moment passes, the list is read again though nobody committed anything")
  func momentsPass() throws {
    var play = try Play(Town())
    play.take(.tick(try thursday("12:31")))
    let before = play.effects.count
    play.take(.tick(try thursday("12:39")))
    #expect(play.effects.count == before)
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
    #expect(play.effects.contains(.saveDraft(Citizen.giulia.id, "ciao")))
    #expect(play.screen.contains("○ CHIUSO"))
  }
}
