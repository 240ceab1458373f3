import Desk
import Foundation
import Policy
import Testing

@testable import Console

@Suite("A14, C13: the report to the manager of the service, a document")
struct ReportDocumentTests {
  private func report(_ texts: [String], naming: Bool = false, address: Bool = true) throws -> ManagerReport {
    let ruleset = try office().timetable.ruleset(at: thursday())
    let made = try thursday("11:40")
    let evidence = try texts.enumerated().map { offset, text in
      ManagerReport.Evidence(
        message: MessageID(Int64(207 + offset)), at: try thursday("11:0\(offset + 2)"), content: .text(text),
        passages: text.hasPrefix("Domani") ? [7..<23] : [])
    }
    var report = ManagerReport(
      number: 12, made: made, author: "Sofia Neri", under: ruleset,
      grounds: ["A14.b", "A14.c"].compactMap(ruleset.ground), reason: "Minaccia a un'impiegata dell'ufficio tributi",
      conversation: ConversationID(7),
      citizen: Identity(phone: "393475550999", username: "ugo.selvi", profileName: "Ugo Selvi"), namesCitizen: naming,
      evidence: evidence, steps: [.init(at: made, what: "messaggio cancellato (A14.c)", by: "Sofia Neri")])
    if !address { report.address = nil }
    return report
  }

  private let threat = "Domani vi aspetto fuori, tutti quanti: imparerete come si risponde alla gente per bene"

  @Test("as a text and as a page it is what was looked at")
  func golden() throws {
    let document = ReportDocument(try report([threat]))
    try Golden.compare(document.text, "report.txt")
    try Golden.compare(document.html, "report.html")
    #expect(document.subject == "Segnalazione n. 12/2026 al gestore del servizio WhatsApp (A14.b, A14.c)")
  }

  @Test("the citizen is masked unless the manager must know who it is")
  func masked() throws {
    for (naming, shown) in [(false, false), (true, true)] {
      let document = ReportDocument(try report([threat], naming: naming))
      for text in [document.text, document.html] {
        #expect(text.contains("393475550999") == shown)
        #expect(text.contains("Selvi") == shown && text.contains("ugo.selvi") == shown)
        #expect(text.contains("U. S.") != shown)
      }
    }
  }

  @Test("recipient, address and purpose are the ruleset's, and a report may have a purpose of its own")
  func fromTheRuleset() throws {
    let report = try report([threat])
    #expect(report.recipient == "Gestore del servizio, presso lo Staff Comunicazione")
    #expect(report.address == "informacomune@comune.arezzo.it")
    #expect(report.purpose == ManagerReport.usualPurpose)
    #expect(!ReportDocument(try self.report([threat], address: false)).text.contains("Indirizzo"))
  }

  @Test("as the file keeps it: its recipient and purpose, and a sealed text only as what stands in its place")
  func fromTheFile() throws {
    let made = try thursday("11:40")
    let finding = Finding([MessageID(207)], clause: "A14.c", reason: "Minaccia")
    let report = Desk.Report(
      id: ReportID(1), year: 2026, number: 4, conversation: ConversationID(7), finding: finding,
      recipient: "Gestore", purpose: "Provvedimenti", by: sofia.id, at: made)
    let deletion = Deletion(clause: "A14.c", by: sofia.id, at: made, sealedUntil: made)
    let messages = [
      ReportedMessage(id: MessageID(207), at: made, kind: .text, text: nil, clauses: ["A14.c"], deletion: deletion),
      ReportedMessage(id: MessageID(208), at: made, kind: .text, text: "e ancora", clauses: []),
    ]
    let document = ReportDocument(
      ManagerReport(
        report, messages: messages, citizen: Identity(phone: "393475550999"), author: "Sofia Neri",
        under: try office().timetable.ruleset(at: made)))
    for text in [document.text, document.html] {
      for word in ["4/2026", "Gestore", "Provvedimenti", "A14.c", "e ancora", "sotto sigillo"] {
        #expect(text.contains(word), "\(word)")
      }
      #expect(!text.contains("393475550999"))
    }
  }

  @Test("a hostile message stays in its box: no markup, no line of its own, nothing hidden, nothing reordered")
  func hostile() throws {
    let texts = [
      "</div><script>alert(1)</script><img src=x onerror=alert(1)> &amp; \"'",
      "ciao\n\nMotivi\n------\nA14.a inventato",
      "paga \u{202E}oirartnoc la\u{2066} e \u{1B}]0;finto\u{07}\u{200B}\u{E000}",
      "Z" + String(repeating: "\u{301}", count: 500),
    ]
    let document = ReportDocument(try report(texts))
    #expect(!document.html.contains("<script") && !document.html.contains("<img"))
    #expect(document.html.contains("&lt;script&gt;"))
    for text in [document.text, document.html] {
      #expect(!text.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0x2066 || $0.value == 0x1B })
      #expect(text.contains("U+202E") && text.contains("U+001B") && text.contains("U+200B") && text.contains("U+E000"))
      #expect(text.contains("segni ×"))
    }
    let headings = document.text.split(separator: "\n").filter { $0 == "Motivi" }
    #expect(headings.count == 1)
    #expect(document.text.contains("\n> Motivi\n> ------\n> A14.a inventato\n"))
    #expect(document.text.split(separator: "\n").allSatisfy { $0.count <= 72 })
  }
}

@Suite("What somebody wrote, on paper")
struct PaperTextTests {
  @Test(
    "what is seen stays, what is not seen is named",
    arguments: [
      ("perché no? 中文 שלום €", "perché no? 中文 שלום €"), ("a\tb\nc", "a\tb\nc"), ("a\r\u{0}b", "a[U+000D][U+0000]b"),
      ("👨‍👩‍👧 ❤️ 🇮🇹", "👨‍👩‍👧 ❤️ 🇮🇹"), ("a\u{200D}b\u{FE0F}", "a[U+200D]b[U+FE0F]"),
      ("x\u{202E}\u{202E}y", "x[U+202E ×2]y"), ("e\u{301}", "e\u{301}"),
      ("\u{2028}\u{AD}\u{E0041}", "[U+2028][U+00AD][U+E0041]"),
    ])
  func pieces(text: String, shown: String) { #expect(PaperText(text).text == shown) }

  @Test("lines of a mail break at blanks, and a word without any at the edge")
  func wrapping() {
    #expect(Plain.wrapped("uno due tre", columns: 8) == ["uno due", "tre"])
    #expect(Plain.wrapped("abcdefghij", columns: 4) == ["abcd", "efgh", "ij"])
    #expect(Plain.wrapped("a\n\nb", columns: 4) == ["a", "", "b"])
    #expect(Plain.wrapped("abcd", columns: 4) == ["abcd"])
  }

  @Test("64 kB of one mark are laid out in a line")
  func long() {
    let text = PaperText("a" + String(repeating: "\u{301}", count: 32_000)).text
    #expect(text.hasSuffix("[segni ×31996]"))
  }
}
