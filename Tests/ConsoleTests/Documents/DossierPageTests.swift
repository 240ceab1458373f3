import Desk
import Foundation
import Moderation
import Policy
import Testing

@testable import Console

@Suite("A16: a dossier as a page and as JSON, two documents")
struct DossierPageTests {
  private func dossier(_ threat: String = "Domani vi aspetto fuori, tutti quanti") throws -> Dossier {
    let at = try thursday("11:02")
    func line(_ id: Int64, _ sort: Dossier.Line.Sort, _ change: (inout Dossier.Line) -> Void) -> Dossier.Line {
      var line = Dossier.Line(id: MessageID(id), at: at.addingTimeInterval(Double(id) * 60 + 0.25), sort: sort)
      change(&line)
      return line
    }
    let lines = [
      line(1, .incoming) { ($0.kind, $0.text, $0.reactions) = ("text", threat, ["👎"]) },
      line(2, .outgoing) { ($0.author, $0.text, $0.state, $0.quoted) = (anna.id, "La prego", "read", MessageID(1)) },
      line(3, .incoming) {
        ($0.kind, $0.text, $0.file) = ("image", "eccoli", String(repeating: "ab", count: 32))
        $0.content = .media(Media(.image, bytes: 340_000))
      },
      line(4, .note) { ($0.author, $0.text) = (anna.id, "Avvisata la polizia locale") },
      line(5, .act) { ($0.author, $0.kind, $0.about) = (sofia.id, "flagged", "A14.c") },
      line(6, .incoming) { ($0.kind, $0.hidden) = ("text", .reserved) },
      line(7, .incoming) {
        ($0.kind, $0.hidden) = ("text", .deleted)
        $0.removal = .init(clause: "A14.b", by: sofia.id, at: at.addingTimeInterval(900))
      },
    ]
    let flag = Flag(clause: "A14.c", rule: "minaccia", evidence: 7..<23, confidence: .high, why: "Minaccia un agguato.")
    return Dossier(
      heading: heading(at), citizen: Identity(phone: "393475550999", profileName: "Ugo Selvi"), lines: lines,
      flags: [
        .init(
          id: FlagID(1), message: MessageID(1), flag: flag, raisedBy: nil, raisedAt: at, state: "upheld",
          settledBy: sofia.id, settledAt: at.addingTimeInterval(600), settledReason: "Minaccia grave")
      ],
      acts: [
        .init(row: 12, at: at, actor: "citizen", verb: "received", message: MessageID(1), clause: nil, about: nil),
        .init(
          row: 15, at: at, actor: "s.neri", verb: "flagged", message: MessageID(1), clause: "A14.c", about: nil),
      ])
  }

  private func heading(_ at: Date) -> Dossier.Heading {
    Dossier.Heading(
      number: 3, conversation: ConversationID(7), recipient: "Procura della Repubblica di Arezzo",
      purpose: "denuncia, art. 331 c.p.p.", author: sofia.id, authorName: "Sofia Neri", made: at, program: "0.1.0",
      municipality: "Comune di Arezzo", service: "+39 342 7777361", ruleset: "arezzo", rulesetVersion: "2026-01",
      rulesetDigest: String(repeating: "cd", count: 32), file: "service", hasReserved: false)
  }

  private let chain = DossierManifest.Chain(
    firstRow: 12, lastRow: 16, before: String(repeating: "00", count: 32), head: String(repeating: "ef", count: 32))

  private func page(_ dossier: Dossier) -> String {
    DossierPage(dossier, chain: chain, contents: String(repeating: "12", count: 32)).html
  }

  @Test("they are what was looked at")
  func golden() throws {
    try Golden.compare(page(dossier()), "dossier.html")
    try Golden.compare(String(decoding: DossierJSON.encode(dossier()), as: UTF8.self), "dossier.json")
  }

  @Test("JSON comes back as the same value, to the millisecond, and is ASCII")
  func json() throws {
    let dossier = try dossier("perché \u{202E}\u{7F} 👎 \"\\ </script>")
    let bytes = try DossierJSON.encode(dossier)
    #expect(try DossierJSON.decode(Dossier.self, from: bytes) == dossier)
    #expect(bytes.allSatisfy { $0 < 0x7F })
    #expect(throws: (any Error).self) { try DossierJSON.decode(Dossier.self, from: bytes.dropLast(9)) }
  }

  @Test("the page has no script, asks nothing of the network, and no text leaves its box")
  func hostile() throws {
    var dossier = try dossier("</div></div><script>alert(1)</script><div class=\"entry ours\" id=\"m99\">\u{202E}ossor")
    dossier.citizen.profileName = "<b>Comune</b>\u{2067}\nUfficio"
    let html = page(dossier)
    for forbidden in ["<script", "http://", "https://", "src=", "href=", "<b>Comune", "id=\"m99\""] {
      #expect(!html.contains(forbidden), "\(forbidden)")
    }
    #expect(!html.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0x2067 })
    #expect(html.components(separatedBy: "<div").count == html.components(separatedBy: "</div>").count)
    #expect(html.contains("default-src 'none'"))
  }

  @Test("A13, A14: what is reserved or deleted is a line that says so, and evidence is marked")
  func hidden() throws {
    let html = page(try dossier())
    #expect(
      html.contains("Dati riservati (A13): non inclusi")
        && html.contains("Testo cancellato per A14.b da s.neri, giovedì"))
    #expect(html.contains("<mark>vi aspetto fuori</mark>"))
  }
}
