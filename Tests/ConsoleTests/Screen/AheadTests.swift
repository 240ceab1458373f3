import Desk
import Foundation
import Testing

@testable import Console

@Suite("What is read before it is needed, and what is not read again")
struct AheadTests {
  /// What a list was asked for from some effect on.
  private func asked(_ play: Play, since start: Int) -> [InboxRequest] {
    play.effects.dropFirst(start).compactMap { if case .loadInbox(let request) = $0 { request } else { nil } }
  }

  @Test("a page down finds its rows in memory: what is read with it is for the next one")
  func pages() throws {
    var play = try Play(ListTests().crowd(500), size: Size(columns: 160, rows: 48))
    let rows = Layout(play.state).listRows.rows
    for _ in 0..<15 {
      let start = play.effects.count
      try play.press("<pgdn>")
      #expect(asked(play, since: start).allSatisfy { $0.isAhead && !$0.isBackward })
      let window = play.state.list
      #expect(window.lines.count - window.top >= rows, "less than a page behind what is seen")
    }
    for _ in 0..<10 {
      let start = play.effects.count
      try play.press("<pgup>")
      #expect(asked(play, since: start).allSatisfy { $0.isAhead })
    }
  }

  @Test("a list that is read again far from its beginning moves no row until the rows before it have come")
  func still() throws {
    var play = try Play(ListTests().crowd(500), size: Size(columns: 160, rows: 48))
    try play.press("<pgdn><pgdn><pgdn><pgdn><pgdn><pgdn>")
    let (before, start) = (play.screen, play.effects.count)
    play.holdsAhead = true
    play.take(.changed)
    #expect(asked(play, since: start).map(\.isAhead) == [false, true])
    #expect(play.screen == before)
  }

  @Test(
    "what is foreseen is what the key asks for that opens the chat",
    arguments: [Size(columns: 160, rows: 48), Size(columns: 80, rows: 24)])
  func foreseen(_ size: Size) throws {
    var play = try Play(Town(), size: size)
    try play.press("jj")
    let next = try #require(play.state.nextThread)
    let start = play.effects.count
    try play.press("<enter>")
    #expect(play.effects.dropFirst(start).contains(.loadThread(next)))
    #expect(play.state.nextThread == nil, "the keys go to the chat")
    try play.press("<left>")
    #expect(play.state.nextThread == nil, "it is open")
    try play.press("j")
    #expect(play.state.nextThread?.conversation == play.state.list.selectedID)
  }

  @Test("rows that the screen has no others for are waited for")
  func needed() throws {
    var play = try Play(ListTests().crowd(500), size: Size(columns: 80, rows: 24))
    let start = play.effects.count
    play.take(.resize(Size(columns: 80, rows: 120)))
    try play.press("j")
    #expect(asked(play, since: start).first?.isAhead == false)
  }

  @Test("a list that was shown before is shown again without being read, until something is committed")
  func again() throws {
    var play = try Play(Town())
    try play.press("2134")
    var start = play.effects.count
    try play.press("2143")
    #expect(asked(play, since: start).isEmpty && !play.effects.dropFirst(start).contains(.loadCounts))
    play.take(.changed)
    start = play.effects.count
    try play.press("12")
    #expect(asked(play, since: start).map(\.view) == [.incoming, .mine])
    start = play.effects.count
    try play.press("1")
    #expect(asked(play, since: start).isEmpty)
  }

  @Test("A09: nor when a row's last useful moment has passed meanwhile")
  func moments() throws {
    var play = try Play(Town())
    try play.press("4")
    play.take(.tick(try thursday("12:45")))
    let start = play.effects.count
    try play.press("1")
    #expect(asked(play, since: start).map(\.view) == [.incoming])
    #expect(play.effects.dropFirst(start).contains(.loadCounts))
    #expect(play.screen.contains("fuori finestra"))
  }
}
