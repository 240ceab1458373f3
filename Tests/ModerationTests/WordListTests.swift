import Foundation
import Testing

@testable import Moderation

@Suite("A03, A13, A14.b, A14.c, A14.d, A14.f: every line of the word lists does what its examples say")
struct WordListTests {
  static let phrases = Lists.all.flatMap { lexicon in lexicon.list.entries.map { (lexicon, $0) } }

  @Test("the lists are whole: no line is refused, none is empty")
  func whole() {
    #expect(wordListFaults.isEmpty)
    #expect(Lists.all.allSatisfy { !$0.list.entries.isEmpty })
    #expect(!Lists.domains.entries.isEmpty && Lists.domains.faults.isEmpty)
  }

  @Test("a phrase finds its example and leaves the other alone", arguments: phrases.indices)
  func phrase(_ index: Int) throws {
    let (lexicon, entry) = Self.phrases[index]
    let only = Lexicon(
      WordList("== r\thigh\tw\n\(entry.pattern)\t\(entry.match)\t\(entry.clean)", file: lexicon.list.file),
      masked: true)
    #expect(!only.findings(in: Reading(entry.match)).isEmpty, "\(lexicon.list.file):\(entry.line) misses its example")
    #expect(lexicon.findings(in: Reading(entry.clean)).isEmpty, "\(lexicon.list.file):\(entry.line) is too greedy")
  }

  @Test("a domain knows its addresses", arguments: Lists.domains.entries.indices)
  func domain(_ index: Int) throws {
    let entry = Lists.domains.entries[index]
    let domains = Domains(Lists.domains)
    let expected: Domains.Standing = entry.rule == "allowed" ? .allowed : .shortener
    let match = try #require(links(in: Reading(entry.match)).first, "\(entry.match) is a link")
    #expect(domains.standing(of: match.host) == expected)
    let clean = try #require(links(in: Reading(entry.clean)).first, "\(entry.clean) is a link")
    #expect(domains.standing(of: clean.host) != expected)
  }

  @Test("a broken line is told with its file and line, and the others still work")
  func broken() {
    let list = WordList(
      "# note\n== r\tsure\tperché\npane\tpane\tvino\n== s\tlow\tw\nolio\tolio\n[sale\tsale\tpepe\naglio\taglio\tnoce",
      file: "prova.txt")
    let lexicon = Lexicon(list)
    #expect(
      lexicon.faults == [
        "prova.txt:2: a heading is '== rule TAB low|medium|high TAB why'",
        "prova.txt:3: the line stands under no good heading",
        "prova.txt:5: the line is not 'pattern TAB must match TAB must not match'",
        "prova.txt:6: the pattern '[sale' cannot be read",
      ])
    #expect(lexicon.findings(in: Reading("un po' d'aglio")).count == 1)
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
