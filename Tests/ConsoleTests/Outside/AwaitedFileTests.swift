import Desk
import Testing

@testable import Console

@Suite("Files of citizens that are not here yet, or will not come")
struct AwaitedFileTests {
  @Test("A02: a file on its way is told from one that will not come, below the message and to who opens it")
  func awaitedFiles() throws {
    func play(_ file: FileState?, digest: String?) throws -> Play {
      var town = try Town(inCharge: anna.id)
      let index = try #require(
        town.threads[Citizen.giulia.id]?.entries.lastIndex { if case .incoming = $0.body { true } else { false } })
      town.threads[Citizen.giulia.id]?.entries[index].body = .incoming(.image, .media(Media(.image, sha256: digest)))
      town.threads[Citizen.giulia.id]?.entries[index].file = file
      var play = try Play(town)
      try play.press("jj<enter>w")
      #expect(!play.effects.contains { if case .outside = $0 { true } else { false } })
      return play
    }
    let awaited = try play(.wanted, digest: String(repeating: "ab", count: 32))
    #expect(awaited.screen.contains("◷ il file sta arrivando da WhatsApp"))
    #expect(awaited.screen.contains("riprova fra qualche secondo"))
    var seen: Set<String> = []
    for loss in FileLoss.allCases {
      let lost = try play(.lost(loss), digest: nil)
      let fact = lost.state.phrases.fact(loss)
      #expect(lost.screen.contains("✗ " + fact), "\(loss)")
      let sentence = lost.state.phrases.sentence(loss)
      #expect(!sentence.remedy.isEmpty && seen.insert(sentence.fact).inserted)
    }
  }
}
