import Desk
import Foundation
import Testing

@testable import Console

@Suite("The mouse does what a key would do, where it is listened to")
struct PointingTests {
  private func play(columns: Int = 120, rows: Int = 36) throws -> Play {
    var play = try Play(Town(inCharge: anna.id), size: Size(columns: columns, rows: rows))
    try play.press(":mouse on<enter>")
    return play
  }

  /// Where some words begin on screen, as a script's mouse has it.
  private func place(of words: String, _ play: Play) throws -> String {
    let lines = play.screen.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.firstIndex { $0.contains(words) }, "no \(words)")
    let column = try #require(lines[row].range(of: words)).lowerBound
    return "\(lines[row].distance(from: lines[row].startIndex, to: column) + 1),\(row + 1)"
  }

  @Test("off until it is asked for; then the terminal is told")
  func offAndOn() throws {
    var play = try Play(Town(inCharge: anna.id))
    let before = play.screen
    try play.press("<click:5,5><wheel-down:5,5>")
    #expect(play.screen == before)
    try play.press(":mouse<enter>")
    #expect(play.effects.last == .mouse(true))
    try play.press(":mouse off<enter>")
    #expect(play.effects.last == .mouse(false))
    try play.press(":mouse forse<enter>")
    #expect(play.effects.last == .mouse(false) && play.screen.contains(":mouse on"))
  }

  @Test("the first click on a chat chooses it, the second opens it")
  func list() throws {
    var play = try play()
    let place = try place(of: "Ahmed K.", play)
    try play.press("<click:\(place)>")
    #expect(play.state.list.selected?.row.id == Citizen.ahmed.id && play.state.thread == nil)
    try play.press("<click:\(place)>")
    #expect(play.state.thread?.id == Citizen.ahmed.id && play.state.focus == .thread)
  }

  @Test("a click on a tab shows its list, one on a message chooses it, one where one writes goes there")
  func panes() throws {
    var play = try play()
    try play.press("<click:\(place(of: "4 Chiuse", play))>")
    #expect(play.state.view == .closed)
    try play.press("<click:\(place(of: "1 In arrivo", play))>jj<enter>")
    #expect(play.state.thread?.id == Citizen.giulia.id)
    try play.press("<click:\(place(of: "la graduatoria del nido", play))>")
    #expect(play.state.thread?.currentEntry?.id == play.state.thread?.blocks.first?.entry.id)
    try play.press("<click:\(place(of: "premi Invio per scrivere", play))>")
    #expect(play.state.focus == .composer)
    try play.press("abcdef<click:6,35>X")
    #expect(play.state.draft.current.editor.text == "abXcdef")
    try play.press("<click:\(place(of: "Ahmed K.", play))>")
    #expect(play.state.focus == .list && play.state.draft.current.editor.text == "abXcdef")
  }

  @Test("the wheel moves what is under it and nothing else")
  func wheel() throws {
    var play = try play()
    try play.press("jj<enter><esc>")
    let before = play.state.list.selection
    try play.press("<wheel-down:5,6>")
    #expect(play.state.list.selection == min(before + 3, play.state.list.lines.count - 1))
    try play.press("<wheel-up:5,6>")
    let chosen = play.state.list.selection
    try play.press("<wheel-up:100,10><wheel-down:100,10>")
    #expect(play.state.list.selection == chosen && play.state.focus == .list)
  }

  @Test("a click where one writes means the chat that is seen, and not the one under the bar")
  func composer() throws {
    var play = try play()
    try play.press("jj<enter><esc>j<click:6,35>ciao")
    #expect(play.state.thread?.id == Citizen.giulia.id && play.state.draft.reply.editor.text == "ciao")
  }

  @Test("over what was found the wheel moves what was found, and clicks choose and open it")
  func found() throws {
    var play = try Play(LongThreadTests().town(), size: Size(columns: 120, rows: 36))
    try play.press(":mouse on<enter>/messaggio<enter>")
    let (message, first) = (play.state.thread?.selected, play.state.search.selection)
    try play.press("<wheel-down:5,10>")
    #expect(play.state.search.selection == first + 3 && play.state.thread?.selected == message)
    try play.press("i<wheel-down:5,10>")
    #expect(play.state.search.selection == first + 6 && play.state.focus == .composer)
    let place = try place(of: "Messaggio 198", play)
    try play.press("<click:\(place)>")
    #expect(play.state.focus == .search && play.state.search.selected?.row?.id == MessageID(198))
    try play.press("<click:\(place)>")
    #expect(play.state.focus == .thread && play.state.thread?.selected == MessageID(198))
  }

  @Test("what has to be confirmed is confirmed with a key")
  func confirm() throws {
    var play = try play()
    try play.press("q")
    for row in 1...36 { try play.press("<click:60,\(row)>") }
    #expect(!play.effects.contains(.quit) && play.screen.contains("Esci da Sportello"))
  }

  @Test("clicks everywhere at every size do no harm")
  func everywhere() throws {
    for (columns, rows) in [(20, 8), (80, 24), (120, 36)] {
      for script in ["", "jj<enter>", "jj<enter><enter>ciao<c-j>a tutti", "?", "/graduatoria", "jj<enter>c"] {
        var play = try play(columns: columns, rows: rows)
        try play.press(script)
        for row in 1...rows where rows < 10 || row % 5 < 2 {
          for column in stride(from: 1, through: columns, by: 7) {
            try play.press("<click:\(column),\(row)><wheel-up:\(column),\(row)><wheel-down:\(column),\(row)>")
            let frame = render(play.state)
            if let cursor = frame.cursor { #expect(frame.grid.region.contains(cursor)) }
          }
        }
        #expect(!play.intents.contains { $0 != .see })
      }
    }
  }
}
