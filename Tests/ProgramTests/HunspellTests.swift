import Console
import Foundation
import Testing

@testable import sportello

@Suite("What hunspell says is read, and nothing but letters is said to it")
struct HunspellTests {
  private let folder = ThrowAwayFolder()

  /// As the program does, so that a child which is gone is an error.
  init() { signal(SIGPIPE, SIG_IGN) }

  private func reply(_ line: String) -> HunspellReply? { HunspellReply(Array(line.utf8)) }

  @Test("a line of the pipe mode")
  func lines() {
    #expect(reply("@(#) International Ispell Version 3.2.06 (but really Hunspell 1.7.1)") == .banner)
    for line in ["*", "-", "+ andare"] { #expect(reply(line) == .right) }
    #expect(reply("") == .end)
    #expect(reply("# łódź 1") == .wrong(word: "łódź", suggestions: []))
    #expect(
      reply("& graduatorria 3 1: graduatoria, del l, sant'Agnese")
        == .wrong(word: "graduatorria", suggestions: ["graduatoria", "del l", "sant'Agnese"]))
    #expect(reply("& x 1 1: \u{1B}[31m, a\u{202E}b, <b>, buono") == .wrong(word: "x", suggestions: ["buono"]))
    let many = (0..<500).map { _ in "parola" }.joined(separator: ", ")
    guard case .wrong(_, let suggestions)? = reply("& x 500 1: " + many) else {
      Issue.record("no suggestions")
      return
    }
    #expect(suggestions.count == 30)
  }

  @Test(
    "a line that makes no sense",
    arguments: [
      "ciao", "* *", "&", "& x", "& x 1 1", "& x y 1: a", "& x 1 z: a", "#", "# x", "# x y", "+", "@", "\u{0}", "*\r",
      "Segmentation fault",
    ])
  func nonsense(line: String) {
    #expect(reply(line) == nil)
  }

  @Test("bytes that are no text")
  func bytes() {
    #expect(HunspellReply([0x2A, 0xFF]) == nil && HunspellReply([0xC3]) == nil)
  }

  /// A program in hunspell's place, which notes what it is told.
  private func hunspell(
    _ body: String, word: Duration = .seconds(20), start: Duration = .seconds(20)
  ) throws -> Hunspell {
    let path = folder.path("hunspell")
    let script = "#!/bin/sh\necho \"$*\" > '\(folder.path("words"))'\n\(body)\n"
    try Data(script.utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    // While other tests start programs of theirs, the file may be busy for a moment.
    for _ in 0..<10_000 {
      if let program = try? Hunspell(path, dictionary: "/d/it_IT", patience: .init(start: start, word: word)) {
        return program
      }
      sched_yield()
    }
    throw SpellingTrouble.noProgram
  }

  private static let banner = "echo '@(#) International Ispell Version'"

  /// Says that `pane` is right, and offers two words for everything else.
  private var sensible: String {
    """
    \(Self.banner)
    while read -r line; do
      echo "$line" >> '\(folder.path("told"))'
      case "$line" in ^pane) echo '*' ;; *) echo "& ${line#^} 2 1: uno, due" ;; esac
      echo
    done
    """
  }

  private func told(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder.path(name))), as: UTF8.self)
  }

  @Test("words go one by one, behind a mark that makes them no commands")
  func judges() throws {
    defer { folder.remove() }
    let program = try hunspell(sensible)
    #expect(try program.judge("pane") == .right)
    #expect(try program.judge("pannè") == .wrong(["uno", "due"]))
    #expect(try told("told") == "^pane\n^pannè\n")
    #expect(try told("words") == "-a -i utf-8 -d /d/it_IT\n")
  }

  @Test(
    "what is no word never reaches it",
    arguments: [
      "", "*pane", "@pane", "!pane", "pane\n*altro", "pa ne", "^pane", "pane\u{0}", "#", "pane\u{1B}", "l'ufficio",
      "a1",
      String(repeating: "a", count: 10_000_000),
    ])
  func hostile(word: String) throws {
    defer { folder.remove() }
    let program = try hunspell(sensible)
    #expect(try program.judge(word) == .right)
    #expect(try program.judge("pane") == .right)
    #expect(try told("told") == "^pane\n")
  }

  @Test(
    "one that dies, hangs or babbles is an error, and not waited for",
    arguments: [
      ("exit 1", SpellingTrouble.ended), ("\(banner); read -r line; exit 0", .ended), ("echo ciao", .babbled),
      ("yes", .babbled), ("head -c 100000 /dev/zero", .babbled), ("\(banner); exec sleep 600", .hung),
      ("exec sleep 600", .hung), ("\(banner); read -r line; echo boh; read -r line", .babbled),
      ("\(banner); read -r line; yes '*'", .babbled), ("\(banner); read -r line; \(banner); read -r line", .babbled),
    ])
  func failures(body: String, trouble: SpellingTrouble) throws {
    defer { folder.remove() }
    let (short, long) = (Duration.milliseconds(1), Duration.seconds(20))
    let isHanging = trouble == .hung
    let program = try hunspell(
      body, word: isHanging ? short : long, start: isHanging && !body.contains(Self.banner) ? short : long)
    #expect(throws: trouble) { try program.judge("pane") }
    program.end()
    #expect(throws: SpellingTrouble.self) { try program.judge("pane") }
  }

  @Test("an answer about something else, or about several words, judges nothing")
  func others() throws {
    defer { folder.remove() }
    let program = try hunspell(
      "\(Self.banner); read -r l; echo '& altro 1 1: uno'; echo; read -r l; echo '*'; echo '# ne 2'; echo; read -r l; echo"
    )
    for word in ["pane", "panne", "pan"] { #expect(try program.judge(word) == .right) }
  }

  @Test("ending it ends a wait at once, from another thread too")
  func ending() throws {
    defer { folder.remove() }
    let up = folder.path("up")
    let program = try hunspell("\(Self.banner); echo > '\(up)'; exec sleep 600", word: .seconds(500))
    let thread = Thread {
      while !FileManager.default.fileExists(atPath: up) { sched_yield() }
      program.end()
    }
    thread.start()
    #expect(throws: SpellingTrouble.ended) { try program.judge("pane") }
  }

  @Test("a program that is not there is an error")
  func missing() {
    #expect(throws: SpellingTrouble.ended) { try Hunspell("/nonexistent/hunspell", dictionary: "/d/it_IT") }
  }
}

@Suite("The operator's own words")
struct OwnWordsTests {
  private let folder = ThrowAwayFolder()

  @Test("each is a line of a file that only the user reads, whatever stood at its end")
  func keeps() throws {
    defer { folder.remove() }
    let path = folder.path("dati/sportello/dictionary")
    for word in ["Saione", "perché"] { try OwnWords.keep(word, in: path) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "Saione\nperché\n")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    try Data("# miei\nuno".utf8).write(to: URL(fileURLWithPath: path))
    try OwnWords.keep("due", in: path)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "# miei\nuno\ndue\n")
    #expect(OwnWords(path).words == ["uno", "due"] && OwnWords(path).mishaps == [])
  }

  @Test("what is no word is not kept, and a place that cannot be written says so")
  func refuses() throws {
    defer { folder.remove() }
    let path = folder.path("dictionary")
    for word in ["", "due parole", "a\nb", "x\u{1B}", String(repeating: "a", count: 61)] {
      #expect(throws: POSIXError.self) { try OwnWords.keep(word, in: path) }
    }
    #expect(!FileManager.default.fileExists(atPath: path))
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: folder.path("altro"))
    #expect(throws: POSIXError.self) { try OwnWords.keep("uno", in: path) }
    #expect(throws: POSIXError.self) { try OwnWords.keep("uno", in: "/proc/sportello/dictionary") }
  }

  @Test(
    "lines that are no words are told, the first by its number, and the others count",
    arguments: [
      ("uno\r\n\n# commento\ndue # dopo\n", ["uno", "due"], nil), ("uno\ndue parole\ntre\n", ["uno", "tre"], 2),
      ("\u{1B}[31m\n", [], 1),
    ] as [(String, [String], Int?)])
  func reads(text: String, words: [String], line: Int?) throws {
    defer { folder.remove() }
    let path = folder.path("dictionary")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    #expect(OwnWords(path).words == words)
    #expect(OwnWords(path).mishaps == (line.map { [.words(file: path, line: $0)] } ?? []))
  }

  @Test("a file that is no text does not count, and is told")
  func unreadable() throws {
    defer { folder.remove() }
    let path = folder.path("dictionary")
    #expect(OwnWords(path).words == [] && OwnWords(path).mishaps == [])
    try Data([0xFF, 0xFE]).write(to: URL(fileURLWithPath: path))
    #expect(OwnWords(path).mishaps == [.words(file: path, line: nil)])
    #expect(OwnWords(folder.path(".")).mishaps == [.words(file: folder.path("."), line: nil)])
  }
}
