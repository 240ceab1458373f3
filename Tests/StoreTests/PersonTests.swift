import Desk
import Foundation
import Moderation
import Policy
import Testing

@testable import Store

@Suite("C17: nothing is deleted, blocked or reported without a person's intent")
struct PersonTests {
  private static let tables = ["measure", "sealed", "block", "report", "block_change"]

  private func rows(_ bench: Bench) throws -> [Int] {
    try bench.store.connection.read("counting") { sql in
      try Self.tables.map { try sql.first("SELECT count(*) FROM \($0)") { try $0.int() } ?? 0 }
    }
  }

  @Test("whatever a citizen sends, however it is flagged, however often, nothing of the kind is written")
  func arrivals() throws {
    let bench = try Bench()
    let grounds = try bench.store.office().timetable.ruleset(at: Bench.thursday).grounds
    let contents: [(Arrival.Kind, Content)] = [
      (.text, .text("x")), (.image, .media(Media(.image, bytes: 3))),
      (.location, .location(Location(latitude: 1, longitude: 2))),
      (.edit, .edit(of: ProviderID("wamid.0.0"), text: "y")), (.revoke, .revoke(of: ProviderID("wamid.0.0"))),
      (.reaction, .reaction(emoji: "x", to: ProviderID("wamid.0.0"))), (.unsupported, .unsupported(what: "z")),
    ]
    for (round, ground) in (grounds + grounds).enumerated() {
      let flags = Flag.Confidence.allCases.map {
        Flag(clause: ground.id, rule: "prova", evidence: 0..<1, confidence: $0, why: "Prova.")
      }
      for (index, (kind, content)) in contents.enumerated() {
        try bench.receive(
          Bench.arrival("wamid.\(round).\(index)", content, kind: kind, at: Bench.thursday + Double(round)),
          judgement: Judgement(flags: flags, marks: Mark.allCases))
      }
    }
    let later = Bench.thursday + 400 * 86_400
    #expect(try bench.store.lapseBlocks(at: later) == 0 && bench.store.eraseSealed(at: later) == 0)
    #expect(try bench.store.takeWhatsAppBlocks(at: later, limit: 99) == [])
    _ = try bench.store.takeQueued(at: later, limit: 99)
    #expect(try rows(bench) == [0, 0, 0, 0, 0])
    #expect(try bench.verbs().allSatisfy { JournalVerb(rawValue: $0).map { !Self.decisions.contains($0) } ?? false })
  }

  /// The journal's words for what only a person decides.
  private static let decisions: Set<JournalVerb> = [
    .warned, .deleted, .reported, .blocked, .referred, .proposed, .violationConfirmed, .blockKept, .blockExtended,
    .blockLifted, .blockUndone, .unsealed,
  ]

  @Test("the writer itself refuses a step that nobody took, and leaves nothing of it")
  func writer() throws {
    let bench = try Bench()
    let place = try bench.flagged()
    let finding = Finding([place.message], clause: "A14.f", reason: "x")
    let term = BlockTerm(until: Bench.thursday + 86_400, ends: .lapse)
    let events: [LadderEvent] = [
      .warned(finding, text: "x"), .deleted(finding, sealedUntil: .distantFuture),
      .reported(finding, to: "x", purpose: "x"), .blocked(finding, term, .none), .referred(finding),
      .proposed(.delete, finding), .declined(MeasureID(1), reason: "x"),
      .confirmed(place.message, clause: "A14.f", reason: "x"), .blockKept(until: term.until, reason: "x"),
      .blockExtended(until: term.until, reason: "x"), .blockLifted(reason: "x"), .blockUndone(reason: "x"),
      .unsealed(place.message),
    ]
    for event in events {
      for actor in [Actor.program, .citizen] {
        #expect(throws: StoreFault.self, "\(event)") {
          try bench.store.connection.write("nobody's step") { sql in
            let record = try #require(try ConversationTable(sql).load(place.chat))
            var writer = EventWriter(
              sql, record, office: try bench.store.officeCache.office(sql), actor: actor, at: Bench.thursday)
            try writer.write([.ladder(event)])
          }
        }
      }
    }
    #expect(try rows(bench) == [0, 0, 0, 0, 0])
  }

  @Test("every act in the file has an author on the list of staff, a clause and a reason: the tables insist")
  func constraints() throws {
    let bench = try Bench()
    let place = try bench.flagged()
    for (author, clause, reason) in [
      (nil, "A14.f", "x"), ("nessuno", "A14.f", "x"), ("r.conti", "", "x"), ("r.conti", "A14.f", ""),
    ] as [(String?, String, String)] {
      #expect(throws: StoreFault.self) {
        try bench.store.connection.write("a measure of nobody's") { sql in
          try sql.execute(
            """
            INSERT INTO measure (conversation, rung, terms, clause, reason, author, at, state)
            VALUES (?, 'delete', '{}', ?, ?, ?, 0, 'taken')
            """, [place.chat, clause, reason, author])
        }
      }
    }
  }

  @Test("the journal says what was decided by ids and clauses: no text, no name, no number")
  func journal() throws {
    let bench = try Bench()
    let place = try bench.flagged("Parola zqxtesto", [Bench.spam])
    let reason = "motivo zqxmotivo"
    let finding = Finding([place.message], clause: "A14.f", reason: reason)
    try bench.act(.ladder(.propose(.delete, finding)), on: place.chat)
    for measure in [
      Measure.warn, .delete, .report(to: "zqxufficio", purpose: "zqxscopo"), .refer,
      .block(BlockTerm(until: Bench.thursday + 86_400, ends: .lapse)),
    ] {
      try bench.act(.ladder(.take(measure, finding)), on: place.chat, by: Bench.rita)
    }
    try bench.store.noteAppeal("zqxricorso", on: place.chat, by: Bench.rita, at: Bench.thursday + 90)
    _ = try bench.store.unseal(place.message, in: place.chat, by: Bench.rita, at: Bench.thursday + 90)
    try bench.act(.ladder(.review(.undo, reason: reason)), on: place.chat, by: Bench.rita, at: Bench.thursday + 99)
    let rows = try bench.store.journal(limit: 5_000)
    for row in rows {
      let told = [row.verb, row.clause, row.about].compactMap(\.self).joined(separator: " ")
      #expect(!told.contains("zqx") && !told.contains("Cittadina") && !told.contains("39347555"), "\(told)")
    }
    for verb in Self.decisions.subtracting([.blockKept, .blockExtended, .blockLifted]) {
      #expect(rows.contains { $0.verb == verb.rawValue && $0.actor != "program" }, "\(verb)")
    }
    #expect(try bench.store.verifyJournal() == nil)
  }
}
