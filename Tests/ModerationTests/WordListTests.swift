import Foundation
import Testing

@testable import Moderation

@Suite("A03, A13, A14, C13: every line of the word lists does what its examples say")
struct WordListTests {
  private static let book = Rulebook.embedded

  @Test("the lists are whole: no line is refused, none is empty")
  func whole() {
    #expect(Self.book.faults == [])
    for list in Self.book.lists { #expect(!list.entries.isEmpty, "\(list.file)") }
  }

  @Test("a line finds its example and its heading leaves the other alone", arguments: Rulebook.kinds.indices)
  func lines(_ index: Int) {
    let (list, name) = (Self.book.lists[index], Rulebook.kinds[index].name)
    for (place, entry) in list.entries.enumerated() {
      let found = Observation(entry.match, Self.book).findings(name)
      #expect(found.contains { $0.entry == place }, "\(list.file):\(entry.line) misses its example")
      let clean = Observation(entry.clean, Self.book)
      let wrong = clean.findings(name).filter { clean.entry($0).rule == entry.rule }.map { clean.entry($0).line }
      #expect(wrong == [], "\(list.file):\(entry.line) has an example that should be left alone")
    }
  }

  @Test("a domain knows its addresses")
  func domains() throws {
    let list = WordList(try #require(EmbeddedWords.all["domains"]), file: "domains.txt")
    #expect(list.faults == [] && !list.entries.isEmpty)
    let domains = Domains(list)
    let standings: [String: Domains.Standing] = [
      "allowed": .allowed, "shorteners": .shortener, "imitated": .lookAlike,
    ]
    for entry in list.entries {
      let expected = try #require(standings[entry.rule])
      let match = try #require(links(in: Reading(entry.match)).first, "\(entry.match) is a link")
      #expect(domains.standing(of: match.host) == expected, "\(entry.match)")
      let clean = try #require(links(in: Reading(entry.clean)).first, "\(entry.clean) is a link")
      #expect(domains.standing(of: clean.host) != expected, "\(entry.clean)")
    }
  }

  @Test("an ordinary word by itself is nothing")
  func ordinary() {
    for word in OrdinaryWords(EmbeddedWords.all["ordinary"] ?? "").all {
      let seen = Observation(word, Self.book)
      #expect(seen.tokens.allSatisfy { !$0.isDisguised }, "\(word)")
    }
  }

  @Test("a broken list is told with file and line, and the program's own counts in its place")
  func broken() {
    let text = """
      # note
      == r	sure	perché
      pane	pane	vino
      == s	low	w
      olio	olio
      [sale	sale	pepe
      aglio/NIENTE	aglio	noce
      """
    let book = Rulebook.embedded(with: ["foul": text, "nessuna": ""])
    #expect(
      book.faults == [
        "foul.txt:2: a heading is '== rule TAB low|medium|high TAB why (TAB spoken|asserted|offered|stated|asked)'",
        "foul.txt:3: the line stands under no good heading",
        "foul.txt:5: the line is not 'pattern TAB must match TAB must not match'",
        "foul.txt:6: the pattern '[sale' cannot be read",
        "foul.txt:7: the pattern 'aglio/NIENTE' cannot be read",
        "nessuna.txt: there is no such list",
      ])
    #expect(!Observation("che cazzo", book).findings("foul").isEmpty)
  }

  @Test("a list of one's own takes the place of the program's")
  func own() {
    let book = Rulebook.embedded(with: ["foul": "== mia\thigh\tw\nbischeraccio\tun bischeraccio\tno"])
    #expect(book.faults == [])
    #expect(Observation("un bischeraccio", book).findings("foul").count == 1)
    #expect(Observation("che cazzo", book).findings("foul") == [])
  }

  @Test("the embedded lists are those of the folder")
  func embedded() throws {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let folder = here.appendingPathComponent("../../Sources/Moderation/Words").standardized
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }
    #expect(Set(files.map { String($0.dropLast(4)) }) == Set(EmbeddedWords.all.keys))
    for file in files {
      let source = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      #expect(EmbeddedWords.all[String(file.dropLast(4))] == source, "\(file): run .ci/embed")
    }
  }
}
