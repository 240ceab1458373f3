import Crypto
import Desk
import Foundation
import Testing

@testable import Store

@Suite("A02: files that go with answers")
struct FileTests {
  static let bytes = Data("%PDF-1.7 prova".utf8) + Data(repeating: 7, count: 600_000)

  private func made(_ bench: Bench, _ data: Data = bytes, name: String = "modulo.pdf") throws -> String {
    let path = bench.folder.appendingPathComponent(name).path
    try data.write(to: URL(fileURLWithPath: path))
    return path
  }

  private func mode(_ path: String) throws -> Int {
    var facts = stat()
    try #require(stat(path, &facts) == 0)
    return Int(facts.st_mode & 0o7777)
  }

  @Test("one is kept whole under its digest, for the desk's group only, and once")
  func kept() throws {
    let bench = try Bench()
    let path = try made(bench)
    let file = try bench.store.keepFile(path, limit: 1 << 20, headBytes: 8)
    let digest = SHA256.hash(data: Self.bytes).map { String(format: "%02x", $0) }.joined()
    #expect(file == KeptFile(digest: digest, bytes: Self.bytes.count, head: Array("%PDF-1.7".utf8)))
    let place = try #require(bench.store.keptFile(digest))
    #expect(place == bench.path + ".media/" + digest)
    #expect(try Data(contentsOf: URL(fileURLWithPath: place)) == Self.bytes)
    #expect(try mode(place) == 0o640 && mode(bench.store.filesFolder) == 0o2770)
    #expect(try bench.store.keepFile(path, limit: 1 << 20, headBytes: 8) == file)
    #expect(try FileManager.default.contentsOfDirectory(atPath: bench.store.filesFolder) == [digest])
  }

  @Test("what a process that died left half copied goes with the next file, and nobody else's copy does")
  func swept() throws {
    let bench = try Bench()
    let path = try made(bench)
    let first = try bench.store.keepFile(path, limit: 1 << 20, headBytes: 8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/true")
    try process.run()
    process.waitUntilExit()
    let dead = process.processIdentifier
    let (left, held) = (".new-\(dead)-1", ".new-\(dead)-2")
    let others = [".new-\(getpid())-3", ".new-x", "..new-\(dead)-4"]
    for name in [left, held] + others {
      try Data("mezza".utf8).write(to: URL(fileURLWithPath: "\(bench.store.filesFolder)/\(name)"))
    }
    let lock = open("\(bench.store.filesFolder)/\(held)", O_RDONLY)
    defer { close(lock) }
    try #require(lock >= 0 && flock(lock, LOCK_EX) == 0)
    #expect(try bench.store.keepFile(path, limit: 1 << 20, headBytes: 8) == first)
    let names = try FileManager.default.contentsOfDirectory(atPath: bench.store.filesFolder)
    #expect(Set(names) == Set([first.digest, held] + others))
  }

  @Test("the folder and what is in it belong to the group of the desk's file, whoever attaches first")
  func group() throws {
    let bench = try Bench()
    // Root may take any group; others one of their own.
    var groups = [gid_t](repeating: 0, count: 64)
    let count = Int(getgroups(64, &groups))
    let group = getuid() == 0 ? 4_242 : groups.prefix(max(count, 0)).first { $0 != getgid() } ?? getgid()
    try #require(chown(bench.path, uid_t.max, group) == 0)
    let file = try bench.store.keepFile(try made(bench), limit: 1 << 20, headBytes: 8)
    for path in [bench.store.filesFolder, try #require(bench.store.keptFile(file.digest))] {
      var facts = stat()
      try #require(stat(path, &facts) == 0)
      #expect(facts.st_gid == group)
    }
    #expect(try mode(bench.store.filesFolder) == 0o2770)
  }

  @Test("what is too large, missing or no file leaves nothing behind")
  func refused() throws {
    let bench = try Bench()
    let path = try made(bench)
    #expect(throws: FileFault.tooLarge) { try bench.store.keepFile(path, limit: 600_000, headBytes: 8) }
    #expect(throws: FileFault.unwanted) {
      try bench.store.keepFile(path, limit: 1 << 20, headBytes: 8) { $0.head.isEmpty }
    }
    #expect(throws: FileFault.unreadable) { try bench.store.keepFile(path + "x", limit: 1 << 20, headBytes: 8) }
    #expect(throws: FileFault.unreadable) { try bench.store.keepFile("/dev/zero", limit: 1 << 20, headBytes: 8) }
    #expect(throws: FileFault.unreadable) { try bench.store.keepFile(bench.folder.path, limit: 1 << 20, headBytes: 8) }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: bench.store.filesFolder)) ?? []
    #expect(names.isEmpty)
    for digest in ["", "../../etc/passwd", String(repeating: "g", count: 64)] {
      #expect(bench.store.keptFile(digest) == nil)
    }
  }

  @Test("an answer with one stands in the thread, the list and the outbox, and comes back from all three")
  func answered() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    try bench.act(.claim, on: id)
    let file = try bench.store.keepFile(try made(bench), limit: 1 << 20, headBytes: 8)
    let media = Media(
      .document, mimeType: "application/pdf", sha256: file.digest, bytes: file.bytes, fileName: "modulo.pdf")
    let attachment = Enclosure.file(media, path: "")
    let draft = SavedDraft(purpose: .reply, text: "Ecco", attachment: .file(media, path: "/casa/modulo.pdf"))
    try bench.store.saveDraft(draft, in: id, by: Bench.anna, at: Bench.thursday)
    #expect(try bench.another().drafts(by: Bench.anna) == [id: [draft]])
    try bench.act(.reply(text: "Ecco", quoting: nil, attachment: attachment), on: id)
    #expect(try bench.store.drafts(by: Bench.anna).isEmpty)
    let entry = try #require(try bench.store.thread(id, limit: 10)?.entries.last)
    #expect(entry.attached == .media(media) && !entry.isAutomatic)
    #expect(entry.body == .outgoing(text: "Ecco", state: .held, heldUntil: Bench.thursday + 65, errorCode: nil))
    let row = try #require(try bench.store.inbox(.mine, for: Bench.anna, at: Bench.thursday + 61, limit: 5).rows.first)
    #expect(row.last?.kind == .document && row.last?.media?.fileName == "modulo.pdf" && row.last?.text == "Ecco")
    try bench.act(.takeBack, on: id)
    try bench.act(.reply(text: "", quoting: nil, attachment: attachment), on: id)
    let outgoing = try #require(try bench.store.takeQueued(at: Bench.thursday + 600, limit: 5).last)
    #expect(outgoing.attached == .media(media) && outgoing.text.isEmpty && bench.store.canCarry(outgoing))
    try FileManager.default.removeItem(atPath: try #require(bench.store.keptFile(file.digest)))
    #expect(!bench.store.canCarry(outgoing))
  }

  @Test("a place goes too")
  func place() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    try bench.act(.claim, on: id)
    let place = Location(latitude: 43.46332, longitude: 11.87961, name: "Piazza Grande")
    try bench.act(.reply(text: "", quoting: nil, attachment: .place(place)), on: id)
    let outgoing = try #require(try bench.store.takeQueued(at: Bench.thursday + 600, limit: 5).last)
    #expect(outgoing.attached == .location(place) && bench.store.canCarry(outgoing))
  }
}
