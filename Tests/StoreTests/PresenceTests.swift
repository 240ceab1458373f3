import Desk
import Foundation
import Testing

@testable import Store

@Suite("Presence: written on change, read without a heartbeat")
struct PresenceTests {
  /// A process of its own that does nothing until it is ended, and holds none of the test's descriptors.
  static func idle() throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sleep")
    process.arguments = ["600"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  static func mark(_ process: Process) throws -> ProcessMark {
    try #require(ProcessMark(running: process.processIdentifier))
  }

  @Test("one console sees where the other is, and not itself; leaving takes the row away")
  func seen() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    let (other, process) = (try bench.another(), try Self.idle())
    defer { kill(process.processIdentifier, SIGKILL) }
    let marco = try Self.mark(process)
    try bench.store.setPresence(Presence.Place(id, .viewing), of: Bench.anna)
    #expect(try bench.store.attendances().isEmpty)
    try other.setPresence(Presence.Place(id, .viewing), of: Bench.bruno, at: marco)
    try other.setPresence(Presence.Place(id, .writing), of: Bench.bruno, at: marco)
    #expect(
      try bench.store.attendances() == [
        Attendance(process: marco, presence: Presence(Bench.bruno, Presence.Place(id, .writing)))
      ])
    #expect(try other.attendances(besides: marco).map(\.presence.staff) == [Bench.anna])
    try other.setPresence(nil, of: Bench.bruno, at: marco)
    #expect(try bench.store.attendances().isEmpty)
  }

  @Test("a killed process is nowhere any more, and its end is told without a look at the file")
  func killed() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    let process = try Self.idle()
    let marco = try Self.mark(process)
    try bench.store.setPresence(Presence.Place(id, .writing), of: Bench.bruno, at: marco)
    let departures = Departures()
    departures.watch([marco])
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    for descriptor in departures.descriptors {
      var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      #expect(poll(&wanted, 1, 10_000) == 1)
      #expect(departures.take(descriptor) && departures.gone == [marco] && departures.descriptors.isEmpty)
    }
    #expect(!marco.isRunning)
    #expect(try bench.store.attendances().isEmpty)
    // Whoever writes next takes the row away.
    try bench.store.setPresence(nil, of: Bench.anna)
    #expect(try bench.store.connection.read("counting") { try !$0.holds("SELECT 1 FROM presence") })
  }

  @Test("a number that the system gave again, or a row from before a restart, is nobody")
  func reused() throws {
    let own = ProcessMark.own
    #expect(own.isRunning && own.started > 0 && !own.boot.isEmpty)
    #expect(!ProcessMark(id: own.id, started: own.started - 1, boot: own.boot).isRunning)
    #expect(!ProcessMark(id: own.id, started: own.started, boot: "another boot").isRunning)
    #expect(!ProcessMark(id: 0, started: 0, boot: own.boot).isRunning)
  }

  @Test("presence wakes the others and changes no page; a draft does neither; an act does both")
  func quiet() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    let (other, watch) = (try bench.another(), try bench.store.watch())
    let token = try bench.store.changeToken()
    try other.setPresence(Presence.Place(id, .viewing), of: Bench.bruno)
    #expect(watch.drain().contains(.written))
    #expect(try bench.store.changeToken() == token)
    try other.saveDraft(SavedDraft(purpose: .reply, text: "Buong"), in: id, by: Bench.bruno, at: Bench.thursday)
    #expect(watch.drain() == [])
    #expect(try bench.store.changeToken() == token)
    _ = try other.perform(.claim, on: id, by: Bench.bruno, at: Bench.thursday)
    #expect(watch.drain().contains(.written))
    #expect(try bench.store.changeToken() != token)
  }

  @Test("a console of a version that counts no commits is noticed all the same")
  func older() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    let token = try bench.store.changeToken()
    try bench.another().connection.write("as an older version does", telling: .nothing) { sql in
      try Journal(sql).append(.received, by: .citizen, at: Bench.thursday, conversation: id)
    }
    #expect(try bench.store.changeToken() > token)
  }

  @Test("nobody is at a chat that is not there; the same place twice is one row")
  func odd() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    try bench.store.setPresence(Presence.Place(ConversationID(99), .viewing), of: Bench.anna)
    for _ in 0..<3 { try bench.store.setPresence(Presence.Place(id, .viewing), of: Bench.anna) }
    let rows = try bench.store.connection.read("counting") { try $0.query("SELECT id FROM presence") { try $0.int() } }
    #expect(rows.count == 1)
  }

  @Test("a file of the version before gets the tables, and keeps what it has")
  func upgrade() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    try bench.store.connection.write("going back", telling: .nothing) { sql in
      try Schema.dropLadder(sql)
      for statement in ["DROP TABLE presence", "DROP TABLE content", "PRAGMA user_version = 2"] {
        try sql.execute(statement)
      }
    }
    let store = try bench.another()
    try store.setPresence(Presence.Place(id, .viewing), of: Bench.anna)
    #expect(try store.inbox(.incoming, for: Bench.anna, at: Bench.thursday, limit: 5).rows.map(\.id) == [id])
  }
}
