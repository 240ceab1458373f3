import Desk
import Foundation
import Moderation
import Policy
import Testing

@testable import Store

/// A desk with chats to search in.
struct Searched {
  let bench: Bench
  var store: Store { bench.store }

  init(kind: Store.Kind = .service) throws { bench = try Bench(kind: kind) }

  /// A citizen writes.
  @discardableResult
  func hear(
    _ id: String, _ text: String, citizen: Int = 1, at: Date = Bench.thursday, marks: [Mark] = [],
    clause: String? = nil
  ) throws -> ConversationID {
    let flags = clause.map { [Flag(clause: $0, rule: "prova", evidence: 0..<1, confidence: .high, why: "Prova")] } ?? []
    return try bench.receive(
      Bench.arrival(id, .text(text), citizen: citizen, at: at), judgement: Judgement(flags: flags, marks: marks))
  }

  /// What a line finds: all pages of a size put together, as their words.
  func find(_ line: String, in chat: ConversationID? = nil, page: Int = 50) throws -> [String] {
    try rows(line, in: chat, page: page).map { row in
      row.isReserved ? "▒" : row.snippet.text ?? row.snippet.media?.fileName ?? row.snippet.kind.rawValue
    }
  }

  func rows(_ line: String, in chat: ConversationID? = nil, page: Int = 50) throws -> [SearchRow] {
    var (rows, key, rounds): ([SearchRow], SearchKey?, Int) = ([], nil, 0)
    repeat {
      let found = try #require(
        try store.search(
          try query(line), for: Bench.anna, in: chat, from: key, within: SearchLimits(rows: page, patience: .seconds(9))
        ))
      rows += found.rows
      (key, rounds) = (found.next, rounds + 1)
      try #require(rounds < 1000)
    } while key != nil
    return rows
  }

  func people(_ line: String) throws -> [String?] {
    let page = try store.search(
      try query(line), for: Bench.anna, within: SearchLimits(rows: 5, patience: .seconds(9)))
    return try #require(page).people.map(\.citizen.profileName)
  }

  func query(_ line: String) throws -> SearchQuery {
    let day = try #require(CivilDay("2026-03-12"))
    return SearchLine(line, today: day, ruleset: try store.office().timetable.ruleset(at: Bench.thursday)).query
  }

  /// Whether the indices hold exactly what they should: SQLite's own check against what is searched.
  func check() throws {
    try store.connection.write("checking") { sql in
      for table in ["message_words", "citizen_words"] {
        try sql.execute("INSERT INTO \(table) (\(table), rank) VALUES ('integrity-check', 1)")
      }
    }
  }
}

@Suite("Search over all messages, notes and names")
struct SearchTests {
  @Test(arguments: [
    // A single letter, two and three, and more: each has its own way to the index.
    ("tassa rifiuti", ["La TASSA sui rifiuti è alta", "tassa rifiuti"]),
    ("\"tassa rifiuti\"", ["tassa rifiuti"]), ("perche ", ["Perché così tardi?"]), ("COSÌ ", ["Perché così tardi?"]),
    ("c", ["Perché così tardi?"]), ("al", ["La TASSA sui rifiuti è alta"]),
    ("rifi", ["La TASSA sui rifiuti è alta", "tassa rifiuti"]),
    ("rifi ", []), ("tassa r", ["La TASSA sui rifiuti è alta", "tassa rifiuti"]), ("niente ", []),
    ("da:\"cittadina 2\"", ["Perché così tardi?", "tassa rifiuti"]),
    ("da:cittadina tassa da:\"cittadina 2\"", ["La TASSA sui rifiuti è alta", "tassa rifiuti"]),
    ("da:anna", ["Risponde l'ufficio", "nota sulla TASSA"]), ("tipo:nota", ["nota sulla TASSA"]),
    ("tipo:nostra", ["Risponde l'ufficio"]), ("tipo:mia", ["Risponde l'ufficio"]),
    ("tipo:cittadino tassa", ["La TASSA sui rifiuti è alta", "tassa rifiuti"]),
    ("con:\"cittadina 1\" tassa", ["nota sulla TASSA", "La TASSA sui rifiuti è alta"]),
    ("etichetta:tributi", ["Risponde l'ufficio", "nota sulla TASSA", "La TASSA sui rifiuti è alta"]),
    ("etichetta:tributi tassa", ["nota sulla TASSA", "La TASSA sui rifiuti è alta"]), ("etichetta:scuola", []),
    ("clausola:A14.b", ["La TASSA sui rifiuti è alta"]), ("clausola:b niente ", []),
    (
      "dopo:2026-03-12",
      ["Risponde l'ufficio", "nota sulla TASSA", "Perché così tardi?", "La TASSA sui rifiuti è alta"]
    ),
    ("prima:2026-03-12", ["tassa rifiuti"]), ("prima:2026-03-11 tassa", []),
    ("dopo:ieri prima:oggi tassa", ["tassa rifiuti"]),
  ])
  func lines(line: String, expected: [String]) throws {
    let desk = try Searched()
    try desk.hear("w1", "tassa rifiuti", citizen: 2, at: Bench.thursday - 86_400)
    let chat = try desk.hear("w2", "La TASSA sui rifiuti è alta", clause: "A14.b")
    try desk.hear("w3", "Perché così tardi?", citizen: 2)
    try desk.bench.act(.claim, on: chat)
    try desk.bench.act(.note(text: "nota sulla TASSA"), on: chat)
    try desk.bench.act(.label("tributi"), on: chat)
    try desk.bench.act(.reply(text: "Risponde l'ufficio", quoting: nil), on: chat)
    for page in [50, 1] {
      #expect(try desk.find(line, page: page) == expected, "\(page) a page")
    }
    try desk.check()
  }

  @Test("what changes is found as it is now, and no more as it was")
  func changes() throws {
    let desk = try Searched()
    let chat = try desk.hear("w1", "zucca gialla")
    try desk.bench.receive(
      Bench.arrival("e1", .edit(of: ProviderID("w1"), text: "zucca verde"), kind: .edit, at: Bench.thursday + 1))
    #expect(try desk.find("gialla ") == [] && desk.find("zucca ") == ["zucca verde"])
    try desk.check()
    try desk.bench.act(.claim, on: chat)
    try desk.bench.act(.reply(text: "zucca ritirata", quoting: nil), on: chat)
    #expect(try desk.find("ritirata ") == ["zucca ritirata"])
    try desk.bench.act(.takeBack, on: chat, at: Bench.thursday + 61)
    #expect(try desk.find("ritirata ") == [] && desk.find("tipo:nostra") == [])
    try desk.check()
    try desk.store.connection.write("erasing") { sql in try sql.execute("DELETE FROM body") }
    try desk.store.connection.write("erasing") { sql in
      try sql.execute("DELETE FROM message WHERE provider_id = 'w1'")
    }
    #expect(try desk.find("zucca ") == [])
    try desk.check()
    try desk.bench.receive(Bench.arrival("r1", .revoke(of: ProviderID("w9")), kind: .revoke, at: Bench.thursday + 2))
    try desk.hear("w9", "pentito subito")
    #expect(try desk.rows("pentito ").map(\.isRevoked) == [true])
  }

  @Test("A02: file names, places and cards are found; what the rules sent is not")
  func kinds() throws {
    let desk = try Searched()
    let contents: [(Content, Arrival.Kind)] = [
      (.media(Media(.document, fileName: "Ricevuta_ICI.pdf")), .document),
      (.media(Media(.image, bytes: 1, caption: "il tombino")), .image),
      (.media(Media(.audio, seconds: 3, isVoice: true)), .audio), (.media(Media(.audio, seconds: 3)), .audio),
      (.location(Location(latitude: 43, longitude: 11, name: "Piazza Grande")), .location),
      (.contacts([ContactCard(name: "Geometra Prova", phones: ["1"])]), .contacts),
    ]
    for (index, (content, kind)) in contents.enumerated() {
      try desk.bench.receive(Bench.arrival("k\(index)", content, kind: kind))
    }
    #expect(
      try desk.find("ricevuta ") == ["Ricevuta_ICI.pdf"] && desk.find("tipo:documento ici") == ["Ricevuta_ICI.pdf"])
    #expect(try desk.find("tombino") == ["il tombino"] && desk.find("tipo:foto") == ["il tombino"])
    #expect(try desk.find("piazza gra") == ["Piazza Grande"] && desk.find("geometra ") == ["Geometra Prova"])
    #expect(try desk.rows("tipo:vocale").count == 1 && desk.rows("tipo:audio").count == 1)
    // The notice (A07) went out with the first message.
    #expect(try desk.find("informativa ") == [] && desk.find("tipo:nostra") == [])
    try desk.check()
  }

  @Test(
    "A13: reserved words are never shown, and found in their own chat alone: over all they would tell who wrote them")
  func reserved() throws {
    let desk = try Searched()
    let chat = try desk.hear("w1", "ho una diagnosi di celiachia", marks: [.riservati])
    try desk.hear("w2", "la diagnosi energetica della scuola", citizen: 2)
    let row = try #require(try desk.rows("diagnosi ", in: chat).first)
    #expect(row.isReserved && row.snippet.text == nil && row.snippet.media == nil)
    for line in ["diagnosi ", "diag", "diagnosi tipo:testo", "diagnosi con:cittadina"] {
      #expect(try desk.find(line) == ["la diagnosi energetica della scuola"], "\(line)")
    }
    #expect(try desk.find("diagnosi con:\"cittadina 1\"") == [])
    #expect(try desk.find("da:\"cittadina 1\"") == ["▒"])
  }

  @Test("da:io and da:me mean who asks, and nobody whose name begins so")
  func mine() throws {
    let desk = try Searched()
    for (number, name) in ["Iolanda Prova", "Melissa Prova"].enumerated() {
      try desk.bench.receive(
        Arrival(
          id: ProviderID("w\(number)"), kind: .text, from: Identity(phone: "39347555002\(number)", profileName: name),
          at: Bench.thursday, content: .text("sono \(name)")))
    }
    let chat = try desk.hear("w9", "salve")
    try desk.bench.act(.claim, on: chat)
    try desk.bench.act(.reply(text: "Risponde Anna", quoting: nil), on: chat)
    for line in ["da:io", "da:me ", "from:me"] { #expect(try desk.find(line) == ["Risponde Anna"], "\(line)") }
    #expect(try desk.find("da:iol") == ["sono Iolanda Prova"])
    #expect(try desk.find("da:io da:melissa") == ["Risponde Anna", "sono Melissa Prova"])
  }

  @Test("A02: what the desk sent is found by its kind, like what came")
  func sentKinds() throws {
    let desk = try Searched()
    let chat = try desk.hear("w1", "mi manda il modulo?")
    try desk.bench.receive(
      Bench.arrival("w2", .media(Media(.document, fileName: "delega.pdf")), kind: .document, citizen: 2))
    try desk.bench.act(.claim, on: chat)
    let media = Media(
      .document, mimeType: "application/pdf", sha256: String(repeating: "0", count: 64), bytes: 9,
      fileName: "modulo.pdf")
    try desk.bench.act(.reply(text: "Ecco", quoting: nil, attachment: .file(media, path: "")), on: chat)
    #expect(try desk.find("tipo:documento") == ["Ecco", "delega.pdf"])
    #expect(try desk.find("tipo:documento modulo") == ["Ecco"])
    #expect(try desk.find("tipo:documento da:anna") == ["Ecco"])
    try desk.bench.act(.takeBack, on: chat, at: Bench.thursday + 61)
    #expect(try desk.find("tipo:documento") == ["delega.pdf"])
    try desk.check()
  }

  @Test("C09: citizens are offered by words of the name and digits of the number, and no index holds a number")
  func people() throws {
    let desk = try Searched()
    for citizen in 1...3 { try desk.hear("w\(citizen)", "salve", citizen: citizen) }
    #expect(try desk.people("citt") == ["Cittadina 3", "Cittadina 2", "Cittadina 1"])
    #expect(try desk.people("cittadina 2 ") == ["Cittadina 2"] && desk.people("c") == [] && desk.people("salve ") == [])
    for line in ["012", "393475550012", "+39 347 555 0012", "0039 347 5550012", "347 5550012"] {
      #expect(try desk.people(line) == ["Cittadina 2"], "\(line)")
    }
    // Other parts of a number, which is masked, tell nothing.
    for line in ["12", "0012", "347", "555", "3475550", "93475550012", "34755500123"] {
      #expect(try desk.people(line) == [], "\(line)")
    }
    #expect(try desk.find("da:013") == ["salve"] && desk.find("da:550013") == [])
    #expect(try desk.find("con:3475550013") == ["salve"] && desk.people("da:cittadina") == [])
    try desk.bench.receive(
      Arrival(
        id: ProviderID("w9"), kind: .text, from: Identity(phone: "39347555001" + "1", profileName: "Nuova Identità"),
        at: Bench.thursday + 5, content: .text("ciao")))
    #expect(try desk.people("identita") == ["Nuova Identità"] && desk.people("cittadina 1 ") == [])
    try desk.check()
  }

  @Test("in one chat alone, and all the places in it, oldest first")
  func inChat() throws {
    let desk = try Searched()
    let chat = try desk.hear("w1", "prima tassa")
    try desk.hear("w2", "seconda tassa", at: Bench.thursday + 60)
    try desk.hear("w3", "tassa di un'altra", citizen: 2)
    #expect(try desk.find("tassa", in: chat) == ["seconda tassa", "prima tassa"])
    let hits = try #require(
      try desk.store.hits(
        of: try desk.query("tassa"), for: Bench.anna, in: chat, within: SearchLimits(rows: 9, patience: .seconds(9))))
    #expect(hits.map(\.at) == [Bench.thursday, Bench.thursday + 60].map(\.milliseconds))
  }

  @Test("the places in a long chat are all there, or none: half of them would tell a wrong number")
  func places() throws {
    let desk = try Searched()
    let chat = try desk.hear("w1", "tassa")
    try desk.store.connection.write("writing many") { sql in
      for number in 1...(MessageSearch.mostInChats + 100) {
        var line = NewLine(
          .incoming, in: chat, session: nil, at: Bench.thursday + Double(number), received: Bench.thursday)
        (line.kind, line.text) = ("text", number.isMultiple(of: 1_000) ? "tassa" : "altro")
        _ = try MessageTable(sql).add(line)
      }
    }
    for _ in 0..<60 { try desk.hear("a\(UUID())", "tassa altrove", citizen: 2) }
    let query = try desk.query("tassa ")
    func hits(_ limits: SearchLimits) throws -> [ThreadKey]? {
      try desk.store.hits(of: query, for: Bench.anna, in: chat, within: limits)
    }
    #expect(try hits(SearchLimits(rows: 100, patience: .seconds(60)))?.count == 5)
    #expect(try hits(SearchLimits(rows: 100, patience: .seconds(60)) { true }) == nil)
    #expect(try desk.find("tassa ", in: chat, page: 2).count == 5)
  }

  @Test("time that is up leaves a place to go on from, and nothing is left out or told twice")
  func patience() throws {
    let desk = try Searched()
    for number in 0..<150 { try desk.hear("w\(number)", number.isMultiple(of: 50) ? "rara comune" : "comune") }
    var (found, key, rounds): ([SearchRow], SearchKey?, Int) = ([], nil, 0)
    repeat {
      let limits = SearchLimits(rows: 50, patience: .zero) { true }
      let page = try #require(
        try desk.store.search(try desk.query("tipo:testo rara "), for: Bench.anna, from: key, within: limits))
      found += page.rows
      (key, rounds) = (page.next, rounds + 1)
    } while key != nil && rounds < 100
    #expect(found.count == 3 && Set(found.map(\.id)).count == 3)
    // Without words it goes by the rows.
    let page = try desk.store.search(
      try desk.query("tipo:nota"), for: Bench.anna, within: SearchLimits(rows: 50, patience: .zero))
    #expect(try #require(page).next != nil)
  }

  @Test("a long text is shown from shortly before the word that was looked for")
  func excerpt() throws {
    let desk = try Searched()
    try desk.hear("w1", String(repeating: "prima di tutto ", count: 40) + "il contributo affitto 👍 e poi basta")
    let text = try #require(try desk.rows("contributo").first?.snippet.text)
    #expect(text.hasPrefix("…") && text.contains("contributo affitto 👍") && text.unicodeScalars.count < 60)
  }

  @Test("dates find what came late, whatever its number")
  func spans() throws {
    let desk = try Searched()
    let chat = try desk.hear("new", "di oggi")
    try desk.store.connection.write("writing many") { sql in
      for _ in 0..<1030 {
        var line = NewLine(.incoming, in: chat, session: nil, at: Bench.thursday, received: Bench.thursday)
        (line.kind, line.text) = ("text", "di oggi")
        _ = try MessageTable(sql).add(line)
      }
    }
    try desk.hear("old", "di ieri, arrivato tardi", at: Bench.thursday - 86_400)
    #expect(try desk.find("prima:oggi") == ["di ieri, arrivato tardi"])
    #expect(try desk.rows("dopo:oggi").count == 1031)
  }
}
