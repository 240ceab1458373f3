import Desk
import Foundation
import Policy
import Testing

@testable import Store

/// What a log was told; the lock makes it safe to share.
private final class Told: @unchecked Sendable {
  private let lock = NSLock()
  private var heads: [JournalHead] = []

  var log: HeadLog { HeadLog { head in self.lock.withLock { self.heads.append(head) } } }
  var all: [JournalHead] { lock.withLock { heads } }
}

@Suite("C17, A24: the journal's head leaves the file once a day")
struct HeadLogTests {
  private let day: TimeInterval = 24 * 60 * 60

  private func note(_ bench: Bench, _ store: Store, _ id: ConversationID, at now: Date) throws {
    _ = try store.perform(.note(text: "Nota"), on: id, by: Bench.anna, at: now)
  }

  @Test("whichever process first commits an act on a new day tells the head, and nobody else that day")
  func daily() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    let (first, second) = (Told(), Told())
    let one = try Store.open(bench.path, headLog: first.log)
    let other = try Store.open(bench.path, headLog: second.log)
    try note(bench, one, id, at: Bench.thursday + 60)
    #expect(first.all.isEmpty, "the same day as the row before")
    try note(bench, other, id, at: Bench.thursday + day)
    try note(bench, one, id, at: Bench.thursday + day + 1)
    try note(bench, one, id, at: Bench.thursday + 2 * day)
    let rows = try one.journal()
    let heads = [first.all, second.all].map { $0.map(\.row) }
    #expect(heads == [[rows[rows.count - 1].id], [rows[rows.count - 3].id]])
    #expect(first.all.map(\.digest) == [rows.last?.digest])
    let found = try one.verifyJournal(finding: Set((first.all + second.all).map(\.digest)))
    #expect(found.found.count == 2 && found.broken == nil)
  }

  @Test("the day is Rome's: 23:30 and 0:30 of a winter night are two")
  func midnight() throws {
    let (bench, told) = (try Bench(), Told())
    let id = try bench.receive(Bench.arrival("wamid.1"))
    let store = try Store.open(bench.path, headLog: told.log)
    try note(bench, store, id, at: Bench.thursday + 12.4 * 60 * 60)
    #expect(told.all.isEmpty)
    try note(bench, store, id, at: Bench.thursday + 13.1 * 60 * 60)
    #expect(told.all.count == 1)
  }

  @Test("an act that does not come into the file tells nothing, and of an invented file nothing is told")
  func silence() throws {
    let (bench, told) = (try Bench(), Told())
    let id = try bench.receive(Bench.arrival("wamid.1"))
    let store = try Store.open(bench.path, headLog: told.log)
    try bench.store.connection.write("spoiling") { sql in
      try sql.execute("CREATE TRIGGER no_notes AFTER INSERT ON journal BEGIN SELECT RAISE(ABORT, 'no'); END")
    }
    #expect(throws: ActError.self) { try note(bench, store, id, at: Bench.thursday + day) }
    #expect(told.all.isEmpty)
    let demo = try Bench(kind: .demo)
    let chat = try demo.receive(Bench.arrival("wamid.1"))
    let invented = try Store.open(demo.path, headLog: told.log)
    try note(demo, invented, chat, at: Bench.thursday + day)
    #expect(told.all.isEmpty)
  }

  @Test("a chain that was written anew holds in itself, and does not hold the digest of the log")
  func rewritten() throws {
    let (bench, told) = (try Bench(), Told())
    let id = try bench.receive(Bench.arrival("wamid.1"))
    let store = try Store.open(bench.path, headLog: told.log)
    try note(bench, store, id, at: Bench.thursday + day)
    let kept = try #require(told.all.first).digest
    #expect(try store.verifyJournal(finding: [kept]).found[kept] != nil)
    let binding = try store.connection.read("asking") { try JournalBinding.read($0) }
    var (rows, previous) = (try store.journal(), JournalRow.beginning)
    rows[3].actor = "b.neri"
    for index in rows.indices {
      rows[index].digest = rows[index].chained(after: previous, by: binding)
      previous = rows[index].digest
    }
    try store.connection.write("rewriting") { [rows] sql in
      try sql.execute("DROP TRIGGER journal_never_update")
      for row in rows {
        try sql.execute("UPDATE journal SET actor = ?, digest = ? WHERE id = ?", [row.actor, row.digest, row.id])
      }
    }
    let verdict = try store.verifyJournal(finding: [kept])
    #expect(verdict.broken == nil && verdict.found.isEmpty)
  }

  @Test("of an older file's rows the digests stay, and new ones follow from them")
  func older() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    let count = try bench.store.journal().count
    // As the file would have been when rows were covered themselves.
    var (rows, previous) = (try bench.store.journal(), JournalRow.beginning)
    for index in rows.indices {
      rows[index].digest = rows[index].chained(after: previous, blind: nil)
      previous = rows[index].digest
    }
    try bench.store.connection.write("ageing") { [rows] sql in
      try sql.execute("DELETE FROM journal_key")
      try sql.execute("DROP TRIGGER journal_never_update")
      for row in rows { try sql.execute("UPDATE journal SET digest = ? WHERE id = ?", [row.digest, row.id]) }
      for statement in Schema.bindingTables.dropFirst() { try sql.execute(statement) }
    }
    try bench.act(.note(text: "Nuova"), on: id)
    let verdict = try bench.store.verifyJournal(finding: [previous])
    #expect(verdict.broken == nil && verdict.found[previous] == Int64(count) && verdict.rows == Int64(count) + 1)
    let binding = try bench.store.connection.read("asking") { try JournalBinding.read($0) }
    #expect(binding.firstRow == Int64(count) + 1 && binding.blind(of: Int64(count)) == nil)
  }

  @Test("a leaf tells nothing of its row: two files give the same row two leaves")
  func blinds() throws {
    let benches = [try Bench(), try Bench()]
    let leaves = try benches.map { bench in
      let binding = try bench.store.connection.read("asking") { try JournalBinding.read($0) }
      let row = try #require(try bench.store.journal(limit: 1).first)
      return row.leaf(blind: try #require(binding.blind(of: 1)))
    }
    #expect(leaves[0] != leaves[1])
    let invented = try [Bench(kind: .demo), Bench(kind: .demo)].map { try $0.store.journal().map(\.digest) }
    #expect(invented[0] == invented[1], "the same acts on invented files give the same journal")
  }
}
