import Desk
import Foundation
import Testing

@testable import Console

@Suite("Keys at random")
struct MonkeyTests {
  /// Numbers that look like chance and are the same each time (xorshift).
  struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  static let keys: [Key] =
    "jkgG pPltirRun\"coesmfdaxvF1234:?yabz ./NB/".map { Key.character($0) }
    + [
      .enter, .escape, .tab, .backTab, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .backspace, .delete,
      .insert, .wordLeft, .wordRight, .function(1), .paste("due\nrighe \u{202E}"), .control("j"), .control("k"),
      .control("w"), .control("u"), .control("x"), .control("r"), .control("l"), .control("c"), .control("p"),
      .control("_"), .control("g"), .control("y"), .control("q"), .control("n"),
    ]

  @Test("whatever is pressed, at whatever size, the picture stays whole and no act is lost", arguments: 1...12)
  func presses(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    var play = try Play(
      Town(inCharge: seed.isMultiple(of: 2) ? anna.id : nil), me: seed.isMultiple(of: 3) ? sofia : anna)
    for _ in 0..<400 {
      switch Int.random(in: 0..<40, using: &dice) {
      case 0:
        play.take(.resize(Size(columns: .random(in: 0...140, using: &dice), rows: .random(in: 0...45, using: &dice))))
      case 1: play.take(.tick(play.state.now.addingTimeInterval(.random(in: -60...900, using: &dice))))
      case 2: play.take(.changed)
      case 3: play.holdsActs.toggle()
      default: play.take(.key(try #require(Self.keys.randomElement(using: &dice))))
      }
      let frame = render(play.state)
      #expect(frame == render(play.state.withoutPictures), "what was drawn before is what would be drawn now")
      if let cursor = frame.cursor {
        #expect(frame.grid.region.contains(cursor), "\(cursor) \(frame.grid.size) \(play.state.focus)")
      }
    }
    play.holdsActs = true
    for act in play.state.pending { play.take(.settled(ticket: act.ticket, .fault(.diskFull))) }
    #expect(play.state.pending.isEmpty)
  }
}

extension ConsoleState {
  /// The same state, with nothing kept of what was said and drawn for an earlier key.
  fileprivate var withoutPictures: ConsoleState {
    var state = self
    (state.header, state.footers, state.knownSubject) = (nil, [:], .notAsked)
    state.sayListsAnew()
    return state
  }
}
