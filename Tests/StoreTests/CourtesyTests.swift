import Desk
import Foundation
import Testing

@testable import Store

@Suite("A01: WhatsApp is told what was read by the one in charge, once, and that they write")
struct CourtesyTests {
  private func courtesies(_ bench: Bench, after seconds: TimeInterval = 0) throws -> [Courtesy] {
    try bench.store.takeCourtesies(at: Bench.thursday + seconds, limit: 20)
  }

  private func read(_ id: String, typing: Bool = false) -> Courtesy {
    Courtesy(message: ProviderID(id), typing: typing)
  }

  @Test("who only looks in marks nothing; the one in charge marks what is new, once")
  func reading() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1", .text("Buongiorno")))
    try bench.act(.see, on: id)
    #expect(try courtesies(bench).isEmpty, "nobody has it in charge")
    try bench.act(.claim, on: id)
    #expect(try courtesies(bench) == [read("wamid.1")], "read before it was taken")
    #expect(try courtesies(bench).isEmpty)
    try bench.act(.reply(text: "Ecco", quoting: nil), on: id)
    #expect(try courtesies(bench).isEmpty, "WhatsApp knows")
    _ = try bench.receive(Bench.arrival("wamid.2", .text("Grazie")))
    try bench.act(.see, on: id)
    #expect(try courtesies(bench) == [read("wamid.2")])
  }

  @Test("an answer marks what it answers, even where nobody opened the chat")
  func answering() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1", .text("Buongiorno")))
    try bench.act(.claim, on: id)
    #expect(try courtesies(bench).isEmpty, "taken from the list, and not read")
    try bench.act(.reply(text: "Ecco", quoting: nil), on: id)
    #expect(try courtesies(bench) == [read("wamid.1")])
  }

  @Test("who begins to answer is shown for 25 seconds, and not twice in that time; a late word is only a mark")
  func typing() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1", .text("Buongiorno")))
    func write(after seconds: TimeInterval) throws {
      try bench.store.setPresence(
        Presence.Place(id, .writing), of: Bench.anna, now: Bench.thursday + seconds)
    }
    try write(after: 0)
    #expect(try courtesies(bench).isEmpty, "not theirs to answer")
    try bench.act(.claim, on: id)
    try write(after: 1)
    #expect(try courtesies(bench, after: 1) == [read("wamid.1", typing: true)])
    try write(after: 20)
    #expect(try courtesies(bench, after: 20).isEmpty)
    try write(after: 27)
    #expect(try courtesies(bench, after: 27) == [read("wamid.1", typing: true)])
    try write(after: 60)
    #expect(try courtesies(bench, after: 120) == [read("wamid.1")])
  }

  @Test("what is older than WhatsApp marks asks for nothing")
  func old() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1", .text("Buongiorno")))
    try bench.act(.claim, on: id)
    try bench.store.connection.write("ageing") { sql in
      try sql.execute("UPDATE message SET at = ? WHERE line = 'incoming'", [Bench.thursday - 30 * 86_400])
    }
    try bench.act(.see, on: id)
    #expect(try courtesies(bench).isEmpty)
  }
}
