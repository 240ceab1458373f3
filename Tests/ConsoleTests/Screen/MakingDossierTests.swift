import Desk
import Testing

@testable import Console

@Suite("A16: a dossier from the console")
struct MakingDossierTests {
  private func requests(_ play: Play) -> [DossierRequest] {
    play.effects.compactMap { if case .dossier(let request) = $0 { request } else { nil } }
  }

  @Test(
    "a supervisor is asked for whom and what for, sees what will happen, and confirms",
    arguments: ["E", ":dossier<enter>"])
  func asked(keys: String) throws {
    var play = try Play(Town(), me: sofia)
    try play.press("jj<enter>" + keys)
    #expect(play.screen.contains("Destinatario del dossier"))
    try play.press("Procura<enter>denuncia")
    #expect(play.screen.contains("Finalità del dossier"))
    try play.press("<enter>")
    #expect(play.screen.contains("Scrivere il dossier") && play.screen.contains("Procura"))
    #expect(requests(play).isEmpty)
    try play.press("<enter>")
    let expected = DossierRequest(conversation: Citizen.giulia.id, recipient: "Procura", purpose: "denuncia")
    #expect(requests(play).map(\.recipient) == [expected.recipient] && requests(play).map(\.purpose) == ["denuncia"])
    play.take(.dossier(.made(number: 3, folder: "/home/sofia/Documenti/sportello/dossier-1", head: "abc", missing: 1)))
    #expect(play.screen.contains("Dossier n. 3") && play.screen.contains("/home/sofia/Documenti/sportello/dossier-1"))
    #expect(play.screen.contains("sportello dossier verify") && play.screen.contains("non inclusi: 1"))
  }

  @Test(
    "Escape at any step makes none, and empty words are refused",
    arguments: [
      "E<esc>", "EProcura<enter><esc>", "EProcura<enter>denuncia<enter><esc>", "E<enter>", "EProcura<enter><enter>",
    ])
  func none(keys: String) throws {
    var play = try Play(Town(), me: sofia)
    try play.press("jj<enter>" + keys)
    #expect(requests(play).isEmpty)
  }

  @Test("an operator is told that it takes a supervisor")
  func refused() throws {
    var play = try Play(Town())
    try play.press("jj<enter>E")
    #expect(play.screen.contains("supervisor") && !play.screen.contains("Destinatario"))
    #expect(requests(play).isEmpty)
  }

  @Test("what goes wrong is said")
  func trouble() throws {
    var play = try Play(Town(), me: sofia)
    play.take(.dossier(.noFolder("/x: Permission denied")))
    #expect(play.screen.contains("non è stato scritto"))
    play.take(.dossier(.refused(.roleMissing(.supervisor))))
    #expect(play.screen.contains("supervisor"))
  }
}
