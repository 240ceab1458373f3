import Crypto
import Desk
import Foundation
import Policy
import Testing

@testable import Store

@Suite("Files of older versions")
struct OldFileTests {
  /// A file as the first version made it, in a folder of its own.
  private func made() throws -> (folder: URL, path: String) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("old-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent("desk.sqlite").path
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("fixtures/files/schema-1.sql"), encoding: .utf8)
    try Data().write(to: URL(fileURLWithPath: path))
    let file = try BareFile(path, statements: [])
    try file.run(text)
    try file.run("PRAGMA journal_mode = WAL")
    return (folder, path)
  }

  /// The tables, indexes, views and triggers of a file, each with its text.
  private func schema(of store: Store) throws -> [String: String] {
    let rows = try store.connection.read("reading the schema") { sql in
      try sql.query("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL") { (try $0.text(), try $0.text()) }
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  @Test("one of the first version is not touched by whoever only reads, and is brought up to date by whoever writes")
  func first() throws {
    let (folder, path) = try made()
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(throws: StoreFault.older(path: path, found: 1, known: Schema.version)) {
      try Store.open(path, readOnly: true)
    }
    var told = 0
    let store = try Store.open(path) { told += 1 }
    #expect(told == 1 && store.kind == .seeded)
    #expect(try store.complaints() == [])
    #expect(try schema(of: store) == schema(of: Bench().store))
    let staff = try #require(try store.staff().first { $0.roles.contains(.operator) })
    let day = try #require(CivilDay("2026-03-12"))
    let ruleset = try store.office().timetable.ruleset(at: Bench.thursday)
    let limits = SearchLimits(rows: 200, patience: .seconds(9))
    for line in ["buongiorno", "graduatoria", "tipo:nostra"] {
      let query = SearchLine(line, today: day, ruleset: ruleset).query
      #expect(try #require(try store.search(query, for: staff.id, within: limits)).rows.isEmpty == false, "\(line)")
    }
    let chats = try InboxView.allCases.flatMap { view in
      try store.inbox(view, for: staff.id, at: Bench.thursday, limit: 50).rows.map(\.id)
    }
    let id = try #require(chats.first)
    #expect(try store.thread(id, limit: 50)?.entries.isEmpty == false)
    try store.setPresence(Presence.Place(id, .viewing), of: staff.id)
    try store.saveDraft(SavedDraft(purpose: .reply, text: "Ecco"), in: id, by: staff.id, at: Bench.thursday)
    #expect(try store.drafts(by: staff.id).keys.contains(id))
    told = 0
    _ = try Store.open(path) { told += 1 }
    #expect(told == 0)
  }

  @Test("of two that come at once one brings it up to date, and the other finds it done")
  func twice() throws {
    let (folder, path) = try made()
    defer { try? FileManager.default.removeItem(at: folder) }
    // The second comes when the first has seen how old the file is, and has not begun.
    var second: Store?
    let store = try Store.open(path) { second = try? Store.open(path) }
    let fresh = try schema(of: Bench().store)
    #expect(try schema(of: store) == fresh && schema(of: #require(second)) == fresh)
    #expect(try store.complaints() == [])
  }

  @Test("eight at once all open it")
  func many() throws {
    let (folder, path) = try made()
    defer { try? FileManager.default.removeItem(at: folder) }
    let opened = Opened()
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      if let store = try? Store.open(path) { opened.add(store) }
    }
    #expect(opened.all.count == 8)
    #expect(try opened.all.allSatisfy { try $0.complaints().isEmpty })
  }

  @Test("waiting for that is longer than for a commit, and ends with it")
  func patience() throws {
    let (folder, path) = try made()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try Store.open(path)
    func patience() throws -> Int? {
      try store.connection.bare("asking") { sql in try sql.first("PRAGMA busy_timeout") { try $0.int() } }
    }
    #expect(try patience() == Dialect.patienceSeconds * 1_000)
    try store.connection.wait(atMost: Dialect.patienceForUpgradeSeconds)
    #expect(try patience() == 600_000)
  }

  /// Whoever has a file of that version has it for good: another text would leave two sorts of files with one number.
  @Test("what a version added is never changed: a step's text keeps its digest")
  func steps() {
    let digests = Schema.steps.map { step in
      SHA256.hash(data: Data(step.joined(separator: ";\n").utf8)).prefix(8).map { String(format: "%02x", $0) }.joined()
    }
    #expect(
      digests == [
        "c20e5abee57247dd", "7554d298b5dabd56", "9ce84aa58bcf4ae9", "d23d1eac26ab678e", "b8f2907d4ec6b529",
        "b7e3e69c2f024700", "fde9fa534c31fc6d", "4f4c2a76a296019e", "62ee765451f327c8", "24b417db755624fe",
        "b8955121f8656718", "b5f87e64f2c2cec4", "1e592f21a84759e0",
      ])
  }
}

/// What several threads opened; the lock makes it safe to share.
private final class Opened: @unchecked Sendable {
  private let lock = NSLock()
  private var stores: [Store] = []

  func add(_ store: Store) { lock.withLock { stores.append(store) } }
  var all: [Store] { lock.withLock { stores } }
}
