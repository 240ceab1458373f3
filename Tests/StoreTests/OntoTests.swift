import Desk
import Foundation
import Moderation
import Testing

@testable import Store

@Suite("Reactions, edits and deletions stand on their message, whichever comes first")
struct OntoTests {
  private static let target = ProviderID("wamid.1")
  private static let message = Bench.arrival("wamid.1", .text("Vengo lunedi"))
  private static let things = [
    Bench.arrival("wamid.e1", .edit(of: target, text: "Vengo lunedì"), kind: .edit, at: Bench.thursday + 1),
    Bench.arrival("wamid.e2", .edit(of: target, text: "Vengo martedì"), kind: .edit, at: Bench.thursday + 2),
    Bench.arrival("wamid.r1", .reaction(emoji: "👍", to: target), kind: .reaction, at: Bench.thursday + 3),
    Bench.arrival("wamid.r2", .reaction(emoji: "🙏", to: target), kind: .reaction, at: Bench.thursday + 4),
    Bench.arrival("wamid.x", .revoke(of: target), kind: .revoke, at: Bench.thursday + 5),
  ]

  @Test("every rotation and its reverse ends in the same entry", arguments: 0..<6, [false, true])
  func orders(rotation: Int, isReversed: Bool) throws {
    let bench = try Bench()
    let all = [Self.message] + Self.things
    let rotated = Array(all[rotation...] + all[..<rotation])
    var id = ConversationID(0)
    for arrival in isReversed ? rotated.reversed() : rotated { id = try bench.receive(arrival) }
    let entries = try #require(try bench.store.thread(id, limit: 50)).entries
    let entry = try #require(entries.first { if case .incoming = $0.body { true } else { false } })
    #expect(entry.body == .incoming(.text, .text("Vengo martedì")))
    #expect(entry.earlierTexts == ["Vengo lunedi", "Vengo lunedì"])
    #expect(entry.reactions == ["🙏"])
    #expect(entry.revokedAt == Bench.thursday + 5)
    #expect(entries.count { if case .incoming = $0.body { true } else { false } } == 1)
    let row = try #require(try bench.store.inbox(.incoming, for: Bench.anna, at: Bench.thursday, limit: 5).rows.first)
    #expect(row.last?.text == "Vengo martedì")
    #expect(row.unread == 1)
  }

  @Test("a reaction taken back is gone; nobody edits or deletes another's message")
  func limits() throws {
    let bench = try Bench()
    let id = try bench.receive(
      Self.message, Self.things[2],
      Bench.arrival("wamid.r3", .reaction(emoji: nil, to: Self.target), kind: .reaction, at: Bench.thursday + 9))
    _ = try bench.receive(
      Bench.arrival("wamid.9", .text("Ciao"), citizen: 2),
      Bench.arrival("wamid.h1", .edit(of: Self.target, text: "Falso"), kind: .edit, citizen: 2),
      Bench.arrival("wamid.h2", .revoke(of: Self.target), kind: .revoke, citizen: 2))
    let entry = try #require(try bench.store.thread(id, limit: 50)?.entries.first { $0.told.hasPrefix("<") })
    #expect(entry.told == "< Vengo lunedi")
    #expect(entry.reactions.isEmpty && entry.revokedAt == nil && entry.earlierTexts.isEmpty)
  }

  @Test("a flag on an edit is a flag on the message, also when the edit came first (A14)")
  func flaggedEdit() throws {
    let flag = Flag(clause: "A14.b", rule: "insulto", evidence: 0..<4, confidence: .high, why: "Offesa")
    for isFirst in [true, false] {
      let bench = try Bench()
      if !isFirst { try bench.receive(Self.message) }
      let id = try bench.receive(Self.things[0], judgement: Judgement(flags: [flag]))
      if isFirst { try bench.receive(Self.message) }
      let entry = try #require(try bench.store.thread(id, limit: 50)?.entries.first { $0.told.hasPrefix("<") })
      #expect(entry.flags.map(\.flag) == [flag])
      #expect(try bench.store.counts(for: Bench.anna, at: Bench.thursday).rows[.flagged] == 1)
    }
  }

  @Test("a mark that came with an edit is taken off for good, also when the edit came first (A13)")
  func markedEdit() throws {
    for isFirst in [true, false] {
      let bench = try Bench()
      if !isFirst { try bench.receive(Self.message) }
      let id = try bench.receive(Self.things[0], judgement: Judgement(marks: [.riservati]))
      if isFirst { try bench.receive(Self.message) }
      let entry = try #require(try bench.store.thread(id, limit: 50)?.entries.first { $0.told.hasPrefix("<") })
      #expect(entry.marks == [.riservati])
      #expect(try marks(bench) == [.riservati])
      try bench.act(.unmark(entry.id, .riservati), on: id)
      #expect(try marks(bench) == [])
      try bench.receive(Self.things[1])
      #expect(try bench.store.thread(id, limit: 50)?.entries.first { $0.id == entry.id }?.marks == [])
      #expect(try marks(bench) == [], "a later edit brings nothing back")
    }
  }

  private func marks(_ bench: Bench) throws -> [Mark]? {
    try bench.store.inbox(.incoming, for: Bench.anna, at: Bench.thursday, limit: 5).rows.first?.marks
  }

  @Test("a reaction to our answer, which is known by its name only later, stands on it")
  func onOurs() throws {
    let bench = try Bench()
    let id = try bench.receive(Self.message)
    try bench.act(.claim, on: id)
    let reply = try #require(try bench.act(.reply(text: "Bene", quoting: nil), on: id).messages.first)
    _ = try bench.store.takeQueued(at: Bench.thursday + 90, limit: 9)
    try bench.receive(
      Bench.arrival("wamid.r", .reaction(emoji: "❤️", to: ProviderID("wamid.out")), kind: .reaction),
      at: Bench.thursday + 95)
    try bench.store.recordSent(reply, provider: ProviderID("wamid.out"), state: .sent, at: Bench.thursday + 96)
    #expect(try bench.store.thread(id, limit: 50)?.entries.first { $0.id == reply }?.reactions == ["❤️"])
  }
}
