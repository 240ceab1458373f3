import Desk
import Foundation
import Policy
import Testing

@testable import Store

@Suite("A file that cannot be used says why, and what to do")
struct FaultTests {
  private func make(_ path: String) throws -> Store {
    let source = try #require(Ruleset.embedded("arezzo"))
    return try Store.create(
      at: path, rules: source, ruleset: try Ruleset.parse(source, file: "arezzo.yaml"), kind: .service,
      by: Bench.root, at: Bench.thursday)
  }

  @Test("what is missing, taken, foreign or no database")
  func places() throws {
    let bench = try Bench()
    let nowhere = bench.folder.appendingPathComponent("none.sqlite").path
    #expect(throws: StoreFault.missing(path: nowhere)) { try Store.open(nowhere) }
    #expect(!FileManager.default.fileExists(atPath: nowhere), "opening makes no file")
    let deep = bench.folder.appendingPathComponent("a/b.sqlite").path
    #expect(throws: StoreFault.missingFolder(path: deep)) { try make(deep) }
    #expect(throws: StoreFault.exists(path: bench.path)) { try make(bench.path) }
    let text = bench.folder.appendingPathComponent("notes.txt").path
    try Data(repeating: UInt8(ascii: "x"), count: 5000).write(to: URL(fileURLWithPath: text))
    #expect(throws: StoreFault.notADatabase(path: text)) { try Store.open(text) }
    #expect(throws: StoreFault.exists(path: text)) { try make(text) }
    let empty = bench.folder.appendingPathComponent("empty").path
    try Data().write(to: URL(fileURLWithPath: empty))
    #expect(throws: StoreFault.notADatabase(path: empty)) { try Store.open(empty) }
    #expect(try make(empty).kind == .service)
    #expect(throws: StoreFault.notADatabase(path: bench.folder.path)) { try Store.open(bench.folder.path) }
  }

  @Test("of several who make a file where an empty one lies, one does", arguments: 1...5)
  func makers(round: Int) async throws {
    let bench = try Bench()
    let empty = bench.folder.appendingPathComponent("empty").path
    try Data().write(to: URL(fileURLWithPath: empty))
    let source = try #require(Ruleset.embedded("arezzo"))
    let ruleset = try Ruleset.parse(source, file: "arezzo.yaml")
    let outcomes = await withTaskGroup(of: StoreFault?.self, returning: [StoreFault?].self) { group in
      for _ in 1...3 {
        group.addTask {
          do throws(StoreFault) {
            _ = try Store.create(
              at: empty, rules: source, ruleset: ruleset, kind: .service, by: Bench.root, at: Bench.thursday)
            return nil
          } catch {
            return error
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.count { $0 == nil } == 1)
    #expect(outcomes.count { $0 == .exists(path: empty) } == 2)
  }

  @Test("a newer schema is refused and left alone; another program's database too")
  func schemas() throws {
    let bench = try Bench()
    try bench.store.connection.bare("tampering") { sql in try sql.execute("PRAGMA user_version = 9000") }
    #expect(throws: StoreFault.newer(path: bench.path, found: 9000, known: Schema.version)) {
      try Store.open(bench.path)
    }
    try bench.store.connection.bare("tampering") { sql in try sql.execute("PRAGMA application_id = 1") }
    #expect(throws: StoreFault.notOurs(path: bench.path)) { try Store.open(bench.path) }
  }

  @Test("a read-only connection reads, and says that it cannot write")
  func readOnly() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    let reader = try Store.open(bench.path, readOnly: true)
    #expect(try reader.thread(id, limit: 5) != nil)
    #expect(throws: ActError.fault(.readOnly(path: bench.path))) {
      try reader.perform(.claim, on: id, by: Bench.anna, at: Bench.thursday)
    }
  }

  @Test("a damaged page is a fault, not a crash")
  func damaged() throws {
    let bench = try Bench()
    for number in 1...40 { try bench.receive(Bench.arrival("wamid.\(number)", citizen: number)) }
    try bench.store.connection.bare("checkpoint") { sql in
      _ = try sql.first("PRAGMA wal_checkpoint(TRUNCATE)") { try $0.integer() }
    }
    var bytes = try Data(contentsOf: URL(fileURLWithPath: bench.path))
    for index in 4096..<bytes.count where index % 7 != 0 { bytes[index] = UInt8(truncatingIfNeeded: index &* 31) }
    let copy = bench.folder.appendingPathComponent("damaged.sqlite").path
    try bytes.write(to: URL(fileURLWithPath: copy))
    #expect(throws: StoreFault.self) {
      let store = try Store.open(copy)
      _ = try store.inbox(.incoming, for: Bench.anna, at: Bench.thursday, limit: 50)
      _ = try store.office()
    }
  }

  @Test("what was acknowledged is in the files at once: a copy without the process has it")
  func durable() throws {
    let bench = try Bench()
    try bench.receive(Bench.arrival("wamid.1", .text("Non perdermi")))
    let copy = bench.folder.appendingPathComponent("copy.sqlite").path
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: bench.path + suffix, toPath: copy + suffix)
    }
    let store = try Store.open(copy)
    let page = try store.inbox(.incoming, for: Bench.anna, at: Bench.thursday, limit: 5)
    #expect(page.rows.first?.last?.text == "Non perdermi")
    #expect(try store.verifyJournal() == nil)
  }

  @Test("in a copy of a file too, whoever reads keeps nobody from writing, and sees the moment at which it began")
  func copies() throws {
    let bench = try Bench()
    let path = bench.folder.appendingPathComponent("backup.sqlite").path
    try bench.store.copy(to: path)
    let (reading, writing) = (try Store.open(path), try Store.open(path))
    let messages = "SELECT count(*) FROM message WHERE provider_id = 'wamid.1'"
    let seen = try reading.connection.read("reading") { sql in
      let before = try sql.first(messages) { try $0.int() }
      _ = try writing.receive(Delivery(arrivals: [Bench.arrival("wamid.1")]), judgements: [], at: Bench.thursday)
      return [before, try sql.first(messages) { try $0.int() }]
    }
    #expect(seen == [0, 0])
    #expect(try reading.connection.read("reading") { try $0.first(messages) { try $0.int() } } == 1)
  }

  @Test("no sentence repeats what was written")
  func discretion() throws {
    let bench = try Bench()
    try bench.store.connection.write("tampering") { sql in
      try sql.execute("CREATE TRIGGER no_citizens BEFORE INSERT ON citizen BEGIN SELECT RAISE(FAIL, 'no'); END")
      try sql.execute("DROP TABLE body")
    }
    let delivery = Delivery(arrivals: [Bench.arrival("wamid.1", .text("Un segreto"))])
    let fault = try #require(throws: StoreFault.self) {
      try bench.store.receive(delivery, judgements: [], at: Bench.thursday)
    }
    for secret in ["segreto", "39347555", "Cittadina", "wamid"] { #expect(!"\(fault)".contains(secret)) }
    #expect("\(fault)".contains("storing a delivery"))
  }

  @Test("the group works in the file and in those beside it, whatever the umask; others may not read them")
  func mode() throws {
    let bench = try Bench()
    for path in [bench.path, bench.path + "-wal", bench.path + "-shm"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      let mode = try #require(attributes[.posixPermissions] as? NSNumber).intValue
      #expect(mode == 0o660)
    }
  }
}

@Suite("Other processes' commits are noticed")
struct NoticeTests {
  @Test("a commit by another connection changes the token and wakes the watch; silence does neither")
  func notice() throws {
    let bench = try Bench()
    let other = try bench.another()
    let watch = try bench.store.watch()
    let token = try bench.store.changeToken()
    #expect(watch.drain() == [])
    #expect(try bench.store.changeToken() == token)
    _ = try other.receive(Delivery(arrivals: [Bench.arrival("wamid.1")]), judgements: [], at: Bench.thursday)
    #expect(watch.drain().contains(.written))
    #expect(watch.drain() == [])
    let changed = try bench.store.changeToken()
    #expect(changed != token)
    _ = try bench.store.inbox(.incoming, for: Bench.anna, at: Bench.thursday, limit: 5)
    #expect(try bench.store.changeToken() == changed)
    #expect(watch.drain() == [])
  }

  @Test("a file taken away or put in another's place is told; a new mode is not")
  func gone() throws {
    let bench = try Bench()
    let watch = try bench.store.watch()
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: bench.path)
    #expect(!watch.drain().contains(.gone))
    try FileManager.default.moveItem(atPath: bench.path, toPath: bench.path + ".old")
    #expect(watch.drain().contains(.gone))
  }
}
