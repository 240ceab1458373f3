import Desk
import Foundation
import Testing

@testable import Console

@Suite("A02: signs on citizens' messages at the console")
struct ReactionTests {
  private func reactions(_ play: Play) -> [Intent] {
    play.intents.filter { if case .react = $0 { true } else { false } }
  }

  @Test("+ offers the signs, and the chosen one goes on the message")
  func choose() throws {
    var play = try Play(Town(inCharge: anna.id))
    play.holdsActs = true
    try play.press("jj<enter>+")
    #expect(play.screen.contains("Reagisci al messaggio") && play.screen.contains("togli la reazione"))
    let message = try #require(play.state.message?.id)
    try play.press("<enter>")
    #expect(reactions(play) == [.react(message, .thumbsUp)])
  }

  @Test("not on our own message, and not on what is no message")
  func wrongMessage() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>")
    while case .incoming? = play.state.message?.body { try play.press("k") }
    try play.press("+")
    #expect(reactions(play).isEmpty && play.screen.contains("Non è un messaggio del cittadino"))
  }

  @Test("where no answer may go no sign may, and it is said why")
  func refused() throws {
    var play = try Play(Town())
    try play.press("jj<enter>+")
    #expect(reactions(play).isEmpty && !play.screen.contains("togli la reazione"))
    #expect(play.state.overlay == nil)
  }
}
