import Foundation
import Testing

@testable import Console

@Suite("A file that goes away under the console")
struct LostTests {
  @Test(
    "is said for good, because nothing is saved any more; other faults are said once",
    arguments: [Trouble.lost, .locked, .diskFull])
  func said(trouble: Trouble) throws {
    var play = try Play(Town(inCharge: anna.id))
    let words = play.state.phrases.sentence(trouble).prefix(30)
    play.take(.fault(trouble))
    #expect(play.screen.contains(words))
    for key in ["j", "k", "<enter>", "<esc>"] {
      try play.press(key)
      #expect(play.screen.contains(words) == (trouble == .lost), "\(key)")
    }
  }
}
