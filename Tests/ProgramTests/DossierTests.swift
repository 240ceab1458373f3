import Console
import Desk
import Foundation
import Moderation
import Store
import Testing

@testable import sportello

@Suite("A16: a dossier is made by a supervisor, holds what it must, and is whole")
struct DossierTests {
  @Test("what is written is whole, private, without deleted or strangers' words, and the journal says so")
  func whole() throws {
    let desk = try DossierDesk()
    let outcome = try desk.make()
    let check = try desk.check(with: desk.store)
    #expect(check.problems == [], "\(check.lines)")
    #expect(check.compared != nil && check.isPageProven)
    for name in ["dossier.json", "dossier.html", "chain.jsonl", "manifest.json", "SHA256SUMS"] {
      let text = try desk.text(name)
      for secret in ["Segreto", "altrui", "diabete"] { #expect(!text.contains(secret), "\(name): \(secret)") }
      let mode = try FileManager.default.attributesOfItem(atPath: "\(desk.out)/\(name)")[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
    let mode = try FileManager.default.attributesOfItem(atPath: desk.out)[.posixPermissions] as? Int
    #expect(mode == 0o700 && outcome.missing == 0 && outcome.made.dossier.files.count == 1)
    let rows = try desk.store.journal()
    let made = try #require(rows.last)
    #expect(made.verb == "dossierMade" && made.actor == "r.conti" && made.about == "1:\(outcome.made.contents)")
    #expect(try desk.store.verifyJournal() == nil)
    let left = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path).filter { $0.contains(".new-") }
    #expect(left == [])
  }

  @Test("A13: reserved messages go along only when asked for")
  func reserved() throws {
    let desk = try DossierDesk()
    try desk.make(reserved: true)
    #expect(try desk.text("dossier.html").contains("diabete") && desk.check().problems == [])
  }

  @Test("A14: a deleted text is not in it, and what stands in its place is")
  func deleted() throws {
    let desk = try DossierDesk()
    let thread = try #require(try desk.store.thread(desk.threat, limit: 50))
    let first = try #require(thread.entries.first { if case .incoming = $0.body { true } else { false } })
    let finding = Finding([first.id], clause: "A14.c", reason: "Minaccia grave")
    _ = try desk.store.perform(
      .ladder(.take(.delete, finding)), on: desk.threat, by: DossierDesk.rita, at: DossierDesk.now + 100)
    try desk.make()
    for name in ["dossier.json", "dossier.html"] {
      let text = try desk.text(name)
      #expect(!text.contains("aspetto fuori") && text.contains("A14.c"), "\(name)")
    }
    #expect(try desk.text("dossier.html").contains("Testo cancellato per A14.c da r.conti"))
    #expect(try desk.check(with: desk.store).problems == [])
  }

  @Test("an operator may not, a recipient and a purpose are needed, a place that is taken stays as it is")
  func refused() throws {
    let desk = try DossierDesk()
    let rows = try desk.store.journal().count
    #expect(throws: ActError.refused(.roleMissing(.supervisor))) { try desk.make(by: DossierDesk.anna) }
    #expect(throws: ActError.refused(.empty)) { try desk.make(recipient: " ") }
    #expect(throws: ActError.refused(.empty)) { try desk.make(recipient: "Procura\u{1B}[2J") }
    #expect(!FileManager.default.fileExists(atPath: desk.out))
    try FileManager.default.createDirectory(atPath: desk.out, withIntermediateDirectories: false)
    #expect(throws: Failure.self) { try desk.make() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: desk.out) == [])
    #expect(try desk.store.journal().count == rows)
  }

  @Test("of a file that is damaged or gone the dossier says that it is not there")
  func damaged() throws {
    let desk = try DossierDesk()
    let kept = try #require(
      try FileManager.default.contentsOfDirectory(atPath: desk.store.filesFolder).first { $0.count == 64 })
    try Data("altro".utf8).write(to: URL(fileURLWithPath: "\(desk.store.filesFolder)/\(kept)"))
    #expect(try desk.make().missing == 1)
    #expect(try desk.text("dossier.html").contains("non è conservato") && desk.check().problems == [])
  }

  @Test("another day's digest from the system log is found in the stretch, a foreign one is not")
  func heads() throws {
    let desk = try DossierDesk()
    try desk.make()
    let rows = try desk.store.journal()
    let strangers = try #require(rows.first { $0.conversation == desk.stranger })
    #expect(try desk.check(heads: [strangers.digest]).problems == [])
    #expect(try desk.check(heads: [Data(repeating: 1, count: 32)]).problems.map(\.file) == ["chain.jsonl"])
  }

  @Test("a chain that was written anew together with the dossier is found against the desk's file")
  func another() throws {
    let (desk, other) = (try DossierDesk(), try DossierDesk())
    try desk.make()
    let check = try desk.check(with: other.store)
    #expect(check.problems.first?.what.contains("does not stand in the journal") == true)
  }

  @Test(
    "documents lie where the desktop says",
    arguments: [
      ("XDG_DOCUMENTS_DIR=\"$HOME/Documenti\"", "/home/a/Documenti"), ("XDG_DOCUMENTS_DIR=\"/srv/doc\"", "/srv/doc"),
      ("XDG_DOCUMENTS_DIR=\"$HOME/\"", nil), ("XDG_DOCUMENTS_DIR=\"doc\"", nil), ("XDG_MUSIC_DIR=\"$HOME/m\"", nil),
    ] as [(String, String?)])
  func documents(list: String, folder: String?) {
    #expect(DossierPlace.documents(in: "# a comment\n\(list)\n", home: "/home/a") == folder)
  }
}
