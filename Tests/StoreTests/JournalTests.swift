import Desk
import Foundation
import Moderation
import Testing

@testable import Store

@Suite("The journal: who did what, by ids, in a chain")
struct JournalTests {
  /// A bench whose journal holds arrivals, acts, an automatic reply and a change of staff.
  private func busy() throws -> (Bench, ConversationID) {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1", .text("Sono Giulia, il mio IBAN e la mia via")))
    try bench.act(.claim, on: id)
    try bench.act(.note(text: "Nota riservatissima"), on: id)
    try bench.act(.transfer(to: Bench.bruno, comment: "Passaggio motivato"), on: id)
    try bench.act(.note(text: "Altra nota"), on: id, by: Bench.bruno)
    return (bench, id)
  }

  private func tamper(_ bench: Bench, _ statement: String) throws {
    try bench.store.connection.write("tampering") { sql in try sql.execute(statement) }
  }

  @Test("no text, no name and no number stands in the table (C17, A24)")
  func silence() throws {
    let (bench, id) = try busy()
    let message = try #require(try bench.store.thread(id, limit: 50)?.entries.first { $0.told.hasPrefix("<") })
    try bench.act(.flag(message.id, clause: "A14.b", reason: "Parola offensiva"), on: id, by: Bench.bruno)
    let change = Bench.arrival(
      "wamid.2", .system(.changedNumber(phone: "393475550999", userID: nil)), kind: .system)
    _ = try bench.store.receive(Delivery(arrivals: [change]), judgements: [], at: Bench.thursday)
    let bytes = try bench.store.journal(limit: 10_000).map { row in
      "\(row.actor) \(row.verb) \(row.clause ?? "") \(row.about ?? "")"
    }.joined(separator: "\n")
    for secret in [
      "Giulia", "riservatissima", "motivato", "offensiva", "Cittadina", "3934755", "393475550999", "Bianchi",
    ] {
      #expect(!bytes.contains(secret), "\(secret)")
    }
    #expect(bytes.contains("a.bianchi claimed"))
    #expect(bytes.contains("citizen received"))
    #expect(bytes.contains("program noticeSent"))
  }

  @Test("the table refuses changes")
  func guarded() throws {
    let (bench, _) = try busy()
    for statement in ["UPDATE journal SET verb = 'seen' WHERE id = 3", "DELETE FROM journal WHERE id = 3"] {
      #expect(throws: StoreFault.self) { try tamper(bench, statement) }
    }
    #expect(try bench.store.verifyJournal() == nil)
  }

  @Test(
    "a row changed, removed or slipped in behind the triggers is found",
    arguments: [
      ("UPDATE journal SET actor = 'b.neri' WHERE id = 7", 7), ("UPDATE journal SET at = at + 1 WHERE id = 5", 5),
      ("DELETE FROM journal WHERE id = 4", 4), ("UPDATE journal SET about = NULL WHERE verb = 'transferred'", nil),
      ("UPDATE journal SET id = 1000 WHERE id = 6", 6),
    ] as [(String, Int64?)])
  func tampered(statement: String, row: Int64?) throws {
    let (bench, _) = try busy()
    try tamper(bench, "DROP TRIGGER journal_never_update")
    try tamper(bench, "DROP TRIGGER journal_never_delete")
    #expect(try bench.store.verifyJournal() == nil)
    try tamper(bench, statement)
    let found = try bench.store.verifyJournal()
    #expect(found != nil)
    if let row { #expect(found == row) }
  }

  @Test("a forged row with a digest of its own breaks the chain at the next")
  func forged() throws {
    let (bench, _) = try busy()
    let rows = try bench.store.journal()
    var forged = rows[4]
    forged.actor = "b.neri"
    let binding = try bench.store.connection.read("asking") { try JournalBinding.read($0) }
    forged.digest = forged.chained(after: rows[3].digest, by: binding)
    try tamper(bench, "DROP TRIGGER journal_never_update")
    try bench.store.connection.write("tampering") { [forged] sql in
      try sql.execute("UPDATE journal SET actor = 'b.neri', digest = ? WHERE id = ?", [forged.digest, forged.id])
    }
    #expect(try bench.store.verifyJournal() == 6)
  }

  @Test("an act that is refused or fails leaves no row")
  func noTrace() throws {
    let (bench, id) = try busy()
    let rows = try bench.store.journal().count
    #expect(throws: ActError.self) { try bench.act(.close(.answered), on: id, by: Bench.anna) }
    try tamper(bench, "CREATE TRIGGER no_notes BEFORE INSERT ON message BEGIN SELECT RAISE(ABORT, 'no'); END")
    #expect(throws: ActError.self) { try bench.act(.note(text: "x"), on: id) }
    #expect(try bench.store.journal().count == rows)
  }
}
