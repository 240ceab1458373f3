import Desk
import Foundation
import Moderation
import Testing

@testable import Store

@Suite("Hostile and odd arrivals lose nothing")
struct OddArrivalTests {
  @Test("one element that the tables refuse is kept whole, and the others are stored")
  func keptAside() throws {
    let bench = try Bench()
    try bench.store.connection.write("tampering") { sql in
      try sql.execute(
        """
        CREATE TRIGGER refuse BEFORE INSERT ON message WHEN new.text = 'rotto'
        BEGIN SELECT RAISE(ABORT, 'refused'); END
        """)
    }
    let delivery = Delivery(arrivals: [
      Bench.arrival("wamid.1", .text("prima")), Bench.arrival("wamid.2", .text("rotto"), citizen: 2),
      Bench.arrival("wamid.3", .text("dopo"), citizen: 3),
    ])
    let tally = try bench.store.receive(delivery, judgements: [], at: Bench.thursday)
    #expect(tally.arrivals == [.text: 2, .unsupported: 1])
    #expect(tally.keptAside == 1)
    #expect(try bench.store.find(citizen: Bench.arrival("x", citizen: 2).from) == nil, "undone together")
    let kept = try bench.store.connection.read("looking") { sql in
      try sql.first("SELECT raw, sealed FROM body WHERE known_as = 'wamid.2'") { (try $0.text(), try $0.flag()) }
    }
    #expect(kept?.0.contains("rotto") == true && kept?.1 == true)
    #expect(try bench.store.receive(delivery, judgements: [], at: Bench.thursday).duplicates == 3)
  }

  @Test("a message with flags is written once, however long it is and however many they are")
  func manyFlags() throws {
    let bench = try Bench()
    try bench.store.connection.write("tampering") { sql in
      try sql.execute(
        "CREATE TRIGGER once BEFORE UPDATE ON message BEGIN SELECT RAISE(ABORT, 'written again'); END")
    }
    let flags = (0..<20).map { number in
      Flag(clause: "A14.f", rule: "link-esterno", evidence: number..<number + 1, confidence: .medium, why: "Fuori")
    }
    let long = String(repeating: "premi.top ", count: 20_000)
    let id = try bench.receive(Bench.arrival("wamid.1", .text(long)), judgement: Judgement(flags: flags))
    #expect(try bench.store.thread(id, limit: 5)?.entries.contains { $0.flags.map(\.flag) == flags } == true)
  }

  @Test("an instant from the future counts as now, and is kept")
  func future() throws {
    let bench = try Bench()
    for (citizen, wild) in [Double.infinity, .nan, 1e300, -1e300].enumerated() {
      _ = try bench.store.receive(
        Delivery(arrivals: [
          Bench.arrival("wamid.w\(citizen)", citizen: citizen + 20, at: Date(timeIntervalSince1970: wild))
        ]), judgements: [], at: Bench.thursday)
    }
    let id = try bench.receive(
      Bench.arrival("wamid.1", at: Bench.thursday + 9_000_000), at: Bench.thursday)
    let thread = try #require(try bench.store.thread(id, limit: 5))
    #expect(thread.head.conversation.window?.opened == Bench.thursday)
    #expect(thread.entries.allSatisfy { $0.at <= Bench.thursday })
    let given = try bench.store.connection.read("looking") { sql in
      try sql.first("SELECT given_at FROM message WHERE provider_id = 'wamid.1'") { try $0.instant() }
    }
    #expect(given == Bench.thursday + 9_000_000)
  }

  @Test("every kind of content comes back as it was")
  func contents() throws {
    let bench = try Bench()
    let contents: [(Arrival.Kind, Content)] = [
      (.text, .text("")), (.text, .text("àèì 🏛️ \u{202E}abc \u{1B}[2J")),
      (
        .image,
        .media(Media(.image, id: "m1", mimeType: "image/jpeg", sha256: "x", bytes: 1_200_000, caption: "modulo"))
      ),
      (.audio, .media(Media(.audio, seconds: 42, isVoice: true))),
      (.document, .media(Media(.document, fileName: "../../etc/passwd", caption: nil))),
      (.location, .location(Location(latitude: 43.4633, longitude: 11.8796, name: "Duomo", address: nil))),
      (.contacts, .contacts([ContactCard(name: "Vigili", phones: ["0575 000000"], emails: [])])),
      (.interactive, .choice(title: "Sì", detail: "Prenoto")), (.order, .order(text: nil, items: 3)),
      (.call, .call(Call(event: "connect", isFromCitizen: true))), (.unsupported, .unsupported(what: "poll_creation")),
      (.system, .system(.other("codice cambiato"))), (.system, .system(.changedIdentity)),
    ]
    var id = ConversationID(0)
    for (index, (kind, content)) in contents.enumerated() {
      id = try bench.receive(Bench.arrival("wamid.\(index)", content, kind: kind))
    }
    let bodies = try #require(try bench.store.thread(id, limit: 100)).entries.compactMap { entry in
      if case .incoming(let kind, let content) = entry.body { (kind, content) } else { nil }
    }
    #expect(bodies.map(\.0) == contents.map(\.0))
    #expect(bodies.map(\.1) == contents.map(\.1))
  }

  @Test("what follows a NUL is not lost")
  func nul() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1", .text("prima\0dopo")))
    #expect(try bench.story(id).contains("< prima\u{2400}dopo"))
  }

  @Test("senders without any name share one conversation, that gets no notice")
  func nameless() throws {
    let bench = try Bench()
    for number in 1...3 {
      let arrival = Arrival(
        id: ProviderID("sha256:\(number)"), kind: .unsupported, from: Identity(), at: Bench.thursday,
        content: .unsupported(what: nil), raw: "{}", isRawWhole: true)
      #expect(
        try bench.store.receive(Delivery(arrivals: [arrival]), judgements: [], at: Bench.thursday).arrivals
          == [.unsupported: 1])
    }
    let rows = try bench.store.inbox(.incoming, for: Bench.anna, at: Bench.thursday, limit: 5).rows
    #expect(rows.map(\.unread) == [3])
    #expect(try bench.story(rows[0].id) == ["* sessionOpened"] + Array(repeating: "< [unsupported]", count: 3))
    #expect(try bench.store.takeQueued(at: Bench.thursday, limit: 9).isEmpty)
    #expect(try bench.store.find(citizen: Identity(profileName: "Anonimo")) == nil)
  }
}
