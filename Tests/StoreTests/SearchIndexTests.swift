import Desk
import Foundation
import Testing

@testable import Store

@Suite("The indices of words")
struct SearchIndexTests {
  @Test("read words as search does on screen: letters, accents, signs, alphabet by alphabet")
  func agreement() throws {
    let bench = try Bench()
    // SQLite's tables are those of Unicode 6.
    let scalars = (0x20..<0x3100).compactMap { Unicode.Scalar(UInt32($0)) }.filter { scalar in
      scalar.properties.age.map { $0.major < 6 } ?? false
    }
    let terms = try bench.store.connection.bare("trying the tokenizer") { sql in
      try sql.execute(
        "CREATE VIRTUAL TABLE temp.tried USING fts5 (x, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')")
      try sql.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab (temp, tried, instance)")
      for scalar in scalars {
        try sql.execute("INSERT INTO tried (rowid, x) VALUES (?, ?)", [Int64(scalar.value), "a\(scalar)b"])
      }
      let rows = try sql.query("SELECT doc, term FROM words ORDER BY doc, offset") { (try $0.integer(), try $0.text()) }
      return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
    }
    var strange: [Int] = []
    for scalar in scalars {
      let ours = SearchTerm("a\(scalar)b")?.spelled ?? []
      if ours != terms[Int64(scalar.value)] { strange.append(Int(scalar.value)) }
    }
    // Ǡ and ẛ; Greek letters as signs; alphabets whose letters were sorted anew since.
    let known = [
      0x1E0...0x1E1, 0x3D0...0x3F5, 0x13A0...0x13F4, 0x1885...0x1886, 0x19B0...0x19C9, 0x1CF2...0x1CF2, 0x1E9B...0x1E9B,
    ]
    #expect(strange.filter { value in !known.contains { $0.contains(value) } } == [])
  }

  @Test("a file from before search is filled when it is opened")
  func upgrade() throws {
    let desk = try Searched()
    try desk.hear("w1", "zucca")
    try desk.store.connection.write("going back a version") { sql in
      try Schema.dropLadder(sql)
      try Schema.holdSearch(sql)
      for table in [
        "message_words", "citizen_words", "message_change", "citizen_change", "message_span", "presence", "content",
      ] {
        try sql.execute("DROP TABLE \(table)")
      }
      try sql.execute("DROP VIEW searched")
      for index in ["flag_clause", "message_kind", "conversation_labels"] { try sql.execute("DROP INDEX \(index)") }
      try Dialect.record(schema: 1, sql)
    }
    #expect(throws: StoreFault.older(path: desk.bench.path, found: 1, known: Schema.version)) {
      try Store.open(desk.bench.path, readOnly: true)
    }
    let store = try Store.open(desk.bench.path)
    let limits = SearchLimits(rows: 5, patience: .seconds(9))
    let page = try store.search(try desk.query("zucca"), for: Bench.anna, within: limits)
    #expect(page?.rows.map(\.snippet.text) == ["zucca"] && page?.people.isEmpty == true)
    #expect(try desk.people("citta") == ["Cittadina 1"])
    try desk.check()
  }

  @Test("A25, C20: erased words are nowhere in the file once the indices have been scrubbed")
  func scrub() throws {
    let desk = try Searched()
    try desk.hear("w0", "resta", citizen: 2)
    for number in 1...40 { try desk.hear("w\(number)", "segretissimo\(number)") }
    try desk.store.connection.write("erasing") { sql in
      for statement in [
        "DELETE FROM body", "DELETE FROM message WHERE conversation = 2",
        "UPDATE conversation SET last_text = NULL WHERE id = 2",
        "UPDATE citizen SET profile_name = NULL, phone = NULL WHERE id = 2",
      ] { try sql.execute(statement) }
    }
    try desk.store.scrubSearch()
    #expect(try desk.find("segretissimo") == [] && desk.find("resta") == ["resta"])
    for path in [desk.bench.path, desk.bench.path + "-wal"] {
      guard let bytes = FileManager.default.contents(atPath: path) else { continue }
      // The index cuts words where they begin alike, so that a part of one would be as bad.
      #expect(bytes.range(of: Data("egretissim".utf8)) == nil)
    }
    try desk.check()
  }

  @Test("A25, C20: a log that somebody still reads is told, and scrubbing changes no page")
  func scrubbing() throws {
    let desk = try Searched()
    try desk.hear("w0", "resta")
    let token = try desk.store.changeToken()
    let reader = try BareFile(desk.bench.path, statements: ["SELECT count(*) FROM message"])
    try reader.run("BEGIN")
    try reader.step(0, [])
    try desk.hear("w1", "dopo")
    let watch = try desk.store.watch()
    try desk.store.connection.wait(atMost: 0)
    #expect(throws: StoreFault.locked(path: desk.bench.path, seconds: Dialect.patienceSeconds)) {
      try desk.store.scrubSearch()
    }
    let later = try desk.store.changeToken()
    try reader.run("COMMIT")
    try desk.store.scrubSearch()
    #expect(try desk.store.changeToken() == later && later > token && !watch.drain().contains(.written))
  }

  @Test("each way to an answer goes by an index, and sorts nothing")
  func plans() throws {
    let bench = try Bench()
    let statements: [(String, Int)] = [
      (MessageSearch.byWords, 3), (MessageSearch.byNumber, 2), (MessageSearch.byKind, 3), (MessageSearch.inChat, 2),
      (MessageSearch.flagged("?"), 2), (MessageSearch.size, 2), (MessageSearch.ofKind, 2), (LabelSearch.firstLabels, 0),
      (LabelSearch.nextLabels, 1), (LabelSearch.chats, 2), (CitizenSearch.names, 2), (CitizenSearch.numbers, 3),
      (CitizenSearch.numberEnds, 2),
      (SearchSpans.statement, 3),
    ]
    for (statement, places) in statements {
      let plan = try bench.store.connection.read("planning") { sql in
        try sql.query(
          "EXPLAIN QUERY PLAN " + statement, [(any Storable)?](repeating: Int64(1), count: places)
        ) { row in
          _ = (try row.integer(), try row.integer(), try row.integer())
          return try row.text()
        }
      }
      for step in plan {
        #expect(!step.contains("TEMP B-TREE"), "\(statement): \(plan)")
        let isScan = step.hasPrefix("SCAN") && !step.contains("VIRTUAL TABLE") && !step.contains("COVERING INDEX")
        #expect(!isScan || step.hasPrefix("SCAN f") || step.hasPrefix("SCAN (subquery"), "\(statement): \(plan)")
      }
    }
  }

  @Test("what the indices hold is what search looks at without them")
  func searched() throws {
    let view = try Bench().store.connection.read("reading the schema") { sql in
      try sql.first("SELECT sql FROM sqlite_master WHERE name = 'searched'") { try $0.text() }
    }
    #expect(view?.hasSuffix(" FROM message WHERE " + Dialect.isSearched()) == true)
  }

  @Test("what is cut short answers nothing, and the next question is not touched")
  func interrupted() throws {
    let desk = try Searched()
    try desk.hear("w1", "zucca")
    desk.store.interrupt()
    #expect(try desk.find("zucca") == ["zucca"])
    let answer: Int? = try desk.store.connection.readUnlessInterrupted("counting for ever") { sql in
      desk.store.interrupt()
      return try sql.first("SELECT 1") { try $0.int() } ?? 0
    }
    #expect(answer == 1 || answer == nil)
    #expect(try desk.find("zucca") == ["zucca"])
  }
}
