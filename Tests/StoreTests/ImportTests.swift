import Desk
import Foundation
import Moderation
import Testing

@testable import Store

@Suite("Exported chats")
struct ImportTests {
  private let entries: [ImportedEntry] = (0..<6).map { number in
    let side: ImportedEntry.Side = [.system, .citizen, .desk][number % 3]
    let content: Content = side == .system ? .system(.other("I messaggi sono cifrati")) : .text("Riga \(number)")
    return ImportedEntry(
      id: ProviderID("chat:\(number)"), side: side, at: Bench.thursday - 500_000 + TimeInterval(number * 60),
      kind: side == .system ? .system : .text, content: content)
  }

  @Test("a chat becomes a closed session once; nobody waits and no notice goes out")
  func importing() throws {
    let bench = try Bench()
    let citizen = Identity(phone: "393475550077", profileName: "Maria")
    let first = try bench.store.importSession(citizen: citizen, entries: entries, by: Bench.root, at: Bench.thursday)
    #expect(first == (6, 0))
    let again = try bench.store.importSession(citizen: citizen, entries: entries, by: Bench.root, at: Bench.thursday)
    #expect(again == (0, 6))
    let id = try #require(try bench.store.find(citizen: citizen))
    #expect(
      try bench.story(id) == [
        "< [system]", "< Riga 1", "> [notice] (read)", "< [system]", "< Riga 4", "> [notice] (read)",
      ])
    let row = try #require(try bench.store.inbox(.closed, for: Bench.anna, at: Bench.thursday, limit: 5).rows.first)
    #expect((row.outcome, row.last?.text, row.unread) == (.imported, "Riga 5", 0))
    #expect(
      try bench.store.counts(for: Bench.anna, at: Bench.thursday).rows == [
        .incoming: 0, .mine: 0, .flagged: 0, .closed: 1,
      ])
    #expect(try bench.store.takeQueued(at: Bench.thursday, limit: 9).isEmpty)
    #expect(try bench.store.thread(id, limit: 9)?.entries.contains(where: \.isAutomatic) == false, "people wrote it")
    #expect(try bench.store.journal().filter { $0.verb == "chatImported" }.map(\.conversation) == [id])
  }

  @Test("a line that stands twice in a file is one, and one from the future stands at now")
  func oddLines() throws {
    let bench = try Bench()
    let citizen = Identity(phone: "393475550077")
    var ahead = entries[1]
    (ahead.id, ahead.at) = (ProviderID("chat:9"), Bench.thursday + 9_000_000)
    let outcome = try bench.store.importSession(
      citizen: citizen, entries: entries + entries + [ahead], by: Bench.anna, at: Bench.thursday)
    #expect(outcome == (7, 6))
    let id = try #require(try bench.store.find(citizen: citizen))
    #expect(try bench.store.thread(id, limit: 9)?.entries.allSatisfy { $0.at <= Bench.thursday } == true)
  }

  @Test("an older chat does not take the place of a session that was closed since")
  func olderChat() throws {
    let bench = try Bench(kind: .demo)
    let arrival = Bench.arrival("wamid.1")
    let id = try bench.receive(arrival)
    try bench.act(.claim, on: id)
    try bench.act(.close(.redirected), on: id)
    _ = try bench.store.importSession(
      citizen: arrival.from, entries: entries, by: StaffID("guest"), at: Bench.thursday + 120)
    let row = try #require(try bench.store.inbox(.closed, for: Bench.anna, at: Bench.thursday, limit: 5).rows.first)
    #expect(row.outcome == .redirected)
  }

  @Test("it takes a role, or the file's owner; who is neither leaves no trace in the journal (A24)")
  func roles() throws {
    let bench = try Bench()
    let citizen = Identity(phone: "393475550077")
    let rows = try bench.store.journal().count
    for stranger in [StaffID("nobody"), Bench.dario] {
      #expect(throws: OfficeError.refused(.roleMissing(.operator))) {
        try bench.store.importSession(citizen: citizen, entries: entries, by: stranger, at: Bench.thursday)
      }
    }
    #expect(try bench.store.journal().count == rows)
    #expect(try bench.store.find(citizen: citizen) == nil)
    let owner = StaffID("nobody")
    #expect(
      try bench.store.importSession(
        citizen: citizen, entries: entries, by: owner, ownsFile: true, at: Bench.thursday
      ).stored == 6)
  }

  @Test("importing the past of somebody who is writing now leaves the open session alone")
  func beside() throws {
    let bench = try Bench()
    let arrival = Bench.arrival("wamid.1")
    let id = try bench.receive(arrival)
    let before = try bench.store.inbox(.incoming, for: Bench.anna, at: Bench.thursday, limit: 5)
    _ = try bench.store.importSession(
      citizen: arrival.from, entries: entries, by: Bench.root, at: Bench.thursday)
    #expect(try bench.store.inbox(.incoming, for: Bench.anna, at: Bench.thursday, limit: 5) == before)
    #expect(try bench.store.thread(id, limit: 1)?.head.earlierSessions == 1)
    #expect(try bench.store.counts(for: Bench.anna, at: Bench.thursday).rows[.closed] == 0)
  }
}
