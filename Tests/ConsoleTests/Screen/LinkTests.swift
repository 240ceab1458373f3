import Desk
import Foundation
import Testing

@testable import Console

@Suite("The console knows whether the gateway is there")
struct LinkTests {
  private func lines(_ play: Play) -> [Substring] {
    play.screen.split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test("asked at the start, with every commit and every minute; never on files of invented people")
  func asked() throws {
    var play = try Play(Town())
    let asked = { (play: Play) in play.effects.filter { $0 == .outbox(.link) }.count }
    #expect(asked(play) == 1 && play.effects.contains(.outbox(.usualSilence)))
    play.take(.changed)
    play.take(.tick(play.state.now.addingTimeInterval(1)))
    #expect(asked(play) == 2)
    play.take(.tick(play.state.now.addingTimeInterval(60)))
    #expect(asked(play) == 3)
    #expect(play.effects.filter { $0 == .outbox(.usualSilence) }.count == 1)
    play.take(.tick(play.state.now.addingTimeInterval(3600)))
    #expect(play.effects.filter { $0 == .outbox(.usualSilence) }.count == 2)
    for file in [FileKind.demo(speed: 1), .seeded, .training(speed: 1)] {
      var play = try Play(Town(), file: file)
      play.take(.tick(play.state.now.addingTimeInterval(120)))
      play.take(.changed)
      #expect(asked(play) == 0, "\(file)")
    }
  }

  @Test("a red line below the header while something is wrong, on every screen")
  func line() throws {
    for size in [Size(columns: 160, rows: 48), Size(columns: 80, rows: 24), Size(columns: 80, rows: 12)] {
      var play = try Play(Town(), size: size)
      let calm = play.screen
      play.take(.outbox(.link(Link(isServed: true))))
      #expect(play.screen == calm && play.state.isLinked)
      play.take(.outbox(.link(Link(isServed: false))))
      #expect(lines(play)[1].contains("✗ WhatsApp è scollegato: le risposte restano in coda."))
      #expect(play.picture.contains("WhatsApp è scollegato") && !play.state.isLinked)
      play.take(.outbox(.link(Link(isServed: true, alarm: .token))))
      #expect(lines(play)[1].contains("Invii fermi (in coda): WhatsApp rifiuta il gettone."))
      play.take(.outbox(.link(Link(isServed: true))))
      #expect(play.screen == calm)
    }
  }

  @Test("a silence beyond the usual is told, and ends with the next message")
  func silence() throws {
    var play = try Play(Town())
    let heard = play.state.now.addingTimeInterval(-5400)
    play.take(.outbox(.link(Link(isServed: true, heard: heard))))
    #expect(play.state.gateway.trouble == nil, "what is usual is not known")
    play.take(.outbox(.usualSilence(minutes: 60)))
    #expect(lines(play)[1].contains("Nessun messaggio da 1 h 30 min, più del solito"))
    play.take(.outbox(.link(Link(isServed: true, heard: play.state.now))))
    #expect(play.state.gateway.trouble == nil)
  }

  @Test("where it cannot be seen nothing is said")
  func unknown() throws {
    var play = try Play(Town())
    play.take(.outbox(.link(Link(isServed: nil))))
    #expect(play.state.gateway.trouble == nil)
  }

  @Test("every sentence fits the narrowest line that has two panes' words, in both languages")
  func widths() {
    let troubles: [LinkTrouble] = [.down, .silent(minutes: 754)] + Alarm.allCases.map(LinkTrouble.stopped)
    for language in Language.allCases {
      for trouble in troubles {
        let words = Printable("✗ " + Phrases(language).sentence(trouble))
        #expect(words.columns <= 78, "\(words.text)")
      }
    }
  }
}
