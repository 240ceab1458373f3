import Desk
import Testing

@testable import Console

@Suite("The keys in the last line")
struct HintsTests {
  private func last(_ frame: Frame) -> String {
    String(frame.grid.text.split(separator: "\n", omittingEmptySubsequences: false).last ?? "")
  }

  @Test("those of the picture before may stand for a moment, until those that work now are found")
  func moment() throws {
    var play = try Play(Town())
    let before = KeyHints(play.state)
    let shown = last(render(play.state))
    try play.press("G")
    #expect(before.mayStay(in: play.state))
    #expect(last(render(play.state, hints: before)) == shown)
    #expect(last(render(play.state)) == last(render(play.state, hints: KeyHints(play.state))))
  }

  @Test("they differ between a chat that waits for somebody and one that a colleague answers")
  func differ() throws {
    var play = try Play(Town())
    func hints(on citizen: Citizen) throws -> String {
      let rows = play.state.list.lines.map(\.row.id)
      play.state.list.select(try #require(rows.firstIndex(of: citizen.id)), rows: 40)
      return last(render(play.state))
    }
    let (free, taken) = (try hints(on: .giulia), try hints(on: .ahmed))
    #expect(free.contains(" p ") && !free.contains(" P "), "\(free)")
    #expect(taken.contains(" P ") && !taken.contains(" p "), "\(taken)")
  }

  @Test("where the keys go elsewhere, or the line has another width, they are found first")
  func elsewhere() throws {
    var play = try Play(Town())
    let before = KeyHints(play.state)
    play.take(.resize(Size(columns: 100, rows: 30)))
    #expect(!before.mayStay(in: play.state))
    let narrow = KeyHints(play.state)
    try play.press("<enter>")
    #expect(!narrow.mayStay(in: play.state))
  }

  @Test("what lies over them is known")
  func covered() throws {
    var play = try Play(Town(), size: Size(columns: 40, rows: 12))
    let hints = KeyHints(play.state)
    #expect(hints.stand(in: render(play.state)))
    try play.press("Z")
    #expect(!hints.stand(in: render(play.state)), "a sentence takes their line on a low screen")
  }

  @Test("rows of one sort have the same keys, so that what was found for one may stand below the next")
  func sorts() throws {
    var play = try Play(Town())
    var found: [RowSort: String] = [:]
    for index in play.state.list.lines.indices {
      play.state.list.select(index, rows: 40)
      let (sort, line) = (try #require(RowSort(play.state)), last(render(play.state)))
      #expect(found[sort, default: line] == line, "row \(index)")
      found[sort] = line
    }
    #expect(Set(found.values).count > 1)
    try play.press("<enter>")
    #expect(RowSort(play.state) == nil, "elsewhere the keys speak of a chat")
  }
}
