import Desk
import Foundation
import Testing

@testable import Store

@Suite("Training files are thrown away: several writes can be one; no other file changes how it writes")
struct TogetherTests {
  private struct Stopped: Error {}

  private func stories(_ bench: Bench) throws -> [String] {
    try ["393475550011", "393475550012"].flatMap { phone in
      try bench.store.find(citizen: Identity(phone: phone)).map { try bench.story($0) } ?? []
    }
  }

  private func setting(_ name: String, of store: Store) throws -> String? {
    try store.connection.bare("asking") { sql in try sql.first("PRAGMA \(name)") { try $0.text() } }
  }

  @Test(
    "only a training file may lose what a power cut takes: every other file waits for the disk",
    arguments: Store.Kind.allCases)
  func durability(_ kind: Store.Kind) throws {
    let bench = try Bench(kind: kind)
    for store in [bench.store, try bench.another()] {
      #expect(try setting("synchronous", of: store) == (kind == .training ? "0" : "2"))
      #expect(try setting("journal_mode", of: store) == "wal")
      #expect(try setting("secure_delete", of: store) == "1")
    }
    let copy = bench.folder.appendingPathComponent("copy.sqlite").path
    try bench.store.copy(to: copy)
    #expect(try setting("synchronous", of: Store.open(copy)) == (kind == .training ? "0" : "2"))
  }

  @Test("what is done together is seen together, what was refused in it undoes only itself, words are found after")
  func together() throws {
    let bench = try Bench(kind: .training)
    let other = try bench.another()
    let version = try other.changeToken()
    try bench.store.together {
      let chat = try bench.receive(Bench.arrival("wamid.1", .text("Il nido?")))
      try bench.act(.claim, on: chat)
      #expect(throws: ActError.self) { try bench.act(.claim, on: chat, by: Bench.bruno) }
      try bench.receive(Bench.arrival("wamid.2", citizen: 2))
      #expect(try other.find(citizen: Identity(phone: "393475550011")) == nil)
    }
    #expect(try stories(bench).filter { $0.hasPrefix("<") } == ["< Il nido?", "< Buongiorno"])
    #expect(try other.find(citizen: Identity(phone: "393475550011")) != nil)
    #expect(try other.changeToken() != version)
    #expect(try bench.hits("nido").count == 1)
    #expect(try bench.store.verifyJournal(finding: []).head != nil)
  }

  @Test("an error that leaves it undoes all of it, and what follows is written as ever")
  func undone() throws {
    let bench = try Bench(kind: .training)
    #expect(throws: Stopped.self) {
      try bench.store.together {
        try bench.receive(Bench.arrival("wamid.1"))
        throw Stopped()
      }
    }
    #expect(try stories(bench) == [])
    try bench.receive(Bench.arrival("wamid.1"))
    #expect(try stories(bench).contains("< Buongiorno"))
  }

  @Test(
    "on the service's file each write stands by itself, whatever comes after", arguments: [Store.Kind.service, .seeded])
  func apart(_ kind: Store.Kind) throws {
    let bench = try Bench(kind: kind)
    let other = try bench.another()
    #expect(throws: Stopped.self) {
      try bench.store.together {
        try bench.receive(Bench.arrival("wamid.1"))
        #expect(try other.find(citizen: Identity(phone: "393475550011")) != nil)
        throw Stopped()
      }
    }
    #expect(try stories(bench).contains("< Buongiorno"))
  }
}
