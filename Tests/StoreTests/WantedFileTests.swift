import Desk
import Foundation
import Moderation
import Testing

@testable import Store

@Suite("A02: files of what citizens send are fetched, told by their bytes, and erased with their message (A14)")
struct WantedFileTests {
  private static let bytes = Array("%PDF-1.7 inventato".utf8)
  private static let digest = FileDigest.text(of: Data(bytes))

  private func picture(_ bench: Bench, _ id: String, citizen: Int = 1) throws -> (
    chat: ConversationID, message: MessageID
  ) {
    let claimed = Data(hex(Self.digest)).base64EncodedString()
    let media = Media(.document, id: "900.\(id)", mimeType: "image/jpeg", sha256: claimed, fileName: "../a.pdf")
    let chat = try bench.receive(Bench.arrival(id, .media(media), kind: .document, citizen: citizen))
    let entries = try #require(try bench.store.thread(chat, limit: 9)).entries
    let entry = entries.last { if case .incoming(_, .media) = $0.body { true } else { false } }
    return (chat, try #require(entry).id)
  }

  private func hex(_ text: String) -> [UInt8] {
    stride(from: 0, to: text.count, by: 2).compactMap { offset in
      UInt8(text.dropFirst(offset).prefix(2), radix: 16)
    }
  }

  private func fetch(_ bench: Bench) throws {
    for file in try bench.store.wantedFiles(at: Bench.thursday, limit: 9) {
      let incoming = try IncomingFile(in: bench.store, limit: 100, headBytes: 8)
      try Self.bytes.withUnsafeBytes { try incoming.add($0) }
      try bench.store.record(try incoming.keep(), of: file, mimeType: "application/pdf")
    }
  }

  private func media(_ bench: Bench, _ place: (chat: ConversationID, message: MessageID)) throws -> Media? {
    let entry = try bench.store.thread(place.chat, limit: 9)?.entries.first { $0.id == place.message }
    guard case .incoming(_, .media(let media))? = entry?.body else { return nil }
    return media
  }

  @Test("it is wanted once, put off, and then the message tells what its bytes are")
  func fetched() throws {
    let bench = try Bench()
    let place = try picture(bench, "wamid.1")
    let wanted = try bench.store.wantedFiles(at: Bench.thursday, limit: 9)
    #expect(wanted.map(\.source) == ["900.wamid.1"] && wanted.first?.claimed == Self.digest)
    try bench.store.postpone(try #require(wanted.first), until: Bench.thursday + 60)
    #expect(try bench.store.wantedFiles(at: Bench.thursday, limit: 9).isEmpty)
    #expect(try bench.store.nextWantedFile() == Bench.thursday + 60)
    let later = try #require(try bench.store.wantedFiles(at: Bench.thursday + 60, limit: 9).first)
    #expect(later.attempts == 1)
    let incoming = try IncomingFile(in: bench.store, limit: 100, headBytes: 8)
    try Self.bytes.withUnsafeBytes { try incoming.add($0) }
    try bench.store.record(try incoming.keep(), of: later, mimeType: "application/pdf")
    let media = try #require(try media(bench, place))
    #expect(media.sha256 == Self.digest && media.bytes == Self.bytes.count && media.mimeType == "application/pdf")
    #expect(bench.store.keptFile(Self.digest) != nil && media.fileName == "../a.pdf")
    #expect(try bench.store.nextWantedFile() == nil)
  }

  @Test("more bytes than are allowed end it, and nothing stays of it")
  func tooLarge() throws {
    let bench = try Bench()
    do {
      let incoming = try IncomingFile(in: bench.store, limit: 5, headBytes: 8)
      #expect(throws: FileFault.tooLarge) { try Self.bytes.withUnsafeBytes { try incoming.add($0) } }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: bench.store.filesFolder) == [])
  }

  @Test("it goes from the disk when the deleted message's term ends, if nothing else names it")
  func erased() throws {
    let bench = try Bench()
    let (first, second) = (try picture(bench, "wamid.1"), try picture(bench, "wamid.2", citizen: 2))
    try bench.take(.delete, first, clause: "A14.k")
    try fetch(bench)
    #expect(try media(bench, first) == nil, "what is fetched later brings nothing of a deleted message back")
    let end = Bench.thursday + 91 * 86_400
    #expect(try bench.store.eraseSealed(at: end) == 1)
    #expect(bench.store.keptFile(Self.digest) != nil, "the other message names it still")
    try bench.take(.delete, second, clause: "A14.k")
    #expect(try bench.store.eraseSealed(at: end + 91 * 86_400) == 1)
    #expect(bench.store.keptFile(Self.digest) == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: bench.store.filesFolder) == [])
  }

  @Test("the desk's own answer names its file too, and a file of an older version's answer is found")
  func sent() throws {
    let bench = try Bench()
    let place = try picture(bench, "wamid.1")
    try fetch(bench)
    try bench.act(.claim, on: place.chat)
    let media = Media(.document, sha256: Self.digest, bytes: Self.bytes.count)
    try bench.act(.reply(text: "", quoting: nil, attachment: .file(media, path: "")), on: place.chat)
    func isNamed() throws -> Bool {
      try bench.store.connection.read("asking") { try FileTable($0).isNamed(Self.digest) }
    }
    try bench.take(.delete, place, clause: "A14.k")
    #expect(try bench.store.eraseSealed(at: Bench.thursday + 91 * 86_400) == 1)
    #expect(try bench.store.keptFile(Self.digest) != nil && isNamed(), "our answer names it")
    try bench.store.connection.write("as an older version left it") { sql in
      try sql.execute("DELETE FROM media_file")
      for statement in Schema.sentFiles { try sql.execute(statement) }
    }
    #expect(try isNamed())
  }

  @Test("the thread says that a file is awaited, and why one will not come")
  func states() throws {
    let bench = try Bench()
    let place = try picture(bench, "wamid.1")
    func state() throws -> FileState? {
      try bench.store.thread(place.chat, limit: 9)?.entries.first { $0.id == place.message }?.file
    }
    #expect(try state() == .wanted)
    let wanted = try #require(try bench.store.wantedFiles(at: Bench.thursday, limit: 9).first)
    try bench.store.giveUp(wanted, because: .damaged)
    #expect(try state() == .lost(.damaged))
    let other = try picture(bench, "wamid.2", citizen: 2)
    try fetch(bench)
    #expect(try bench.store.thread(other.chat, limit: 9)?.entries.allSatisfy { $0.file == nil } == true)
  }

  @Test("one that will not come is not asked for again")
  func lost() throws {
    let bench = try Bench()
    _ = try picture(bench, "wamid.1")
    try bench.store.giveUp(
      try #require(try bench.store.wantedFiles(at: Bench.thursday, limit: 9).first), because: .disguised)
    #expect(try bench.store.wantedFiles(at: .distantFuture, limit: 9).isEmpty)
  }
}
