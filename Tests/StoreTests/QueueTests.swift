import Desk
import Foundation
import Moderation
import Testing

@testable import Store

@Suite("A14, C17: the queue of flagged messages, worst first")
struct QueueTests {
  @Test("threats before insults before advertising; who was found to break the policy before comes sooner")
  func order() throws {
    let bench = try Bench()
    let spam = try bench.flagged(by: 1, [Bench.spam])
    let insult = try bench.flagged(by: 2, [Bench.insult])
    let threat = try bench.flagged(by: 3, [Bench.threat, Bench.spam], at: Bench.thursday + 5)
    func order() throws -> [MessageID] { try bench.store.moderationQueue(limit: 10).rows.map(\.id) }
    #expect(try order() == [threat.message, insult.message, spam.message])
    let row = try #require(try bench.store.moderationQueue(limit: 1).rows.first)
    #expect(row.flags.map(\.flag.clause) == ["A14.c", "A14.f"] && row.text == "Guadagna subito qui")
    let again = try bench.flagged("ancora una volta qui", by: 1, [Bench.spam], at: Bench.thursday + 9)
    try bench.take(.warn, spam)
    #expect(try bench.store.confirmedViolations(of: spam.chat) == ["A14.f": 1])
    #expect(try order() == [threat.message, again.message, insult.message])
    #expect(try bench.store.moderationQueue(limit: 10).rows[1].confirmed == ["A14.f": 1])
    #expect(try bench.store.moderationQueue(limit: 10).total == 3)
  }

  @Test("a message leaves when nothing about it is open, and comes with a proposal though no rule flagged it")
  func membership() throws {
    let bench = try Bench()
    let both = try bench.flagged(by: 1, [Bench.spam, Bench.insult])
    func waiting() throws -> [MessageID] { try bench.store.moderationQueue(limit: 10).rows.map(\.id) }
    let flag = try #require(try bench.store.moderationQueue(limit: 1).rows.first?.flags.first)
    try bench.act(.dismissFlag(flag.id, on: both.message, reason: "no"), on: both.chat, by: Bench.rita)
    #expect(try waiting() == [both.message])
    try bench.act(.ladder(.dismiss([both.message], reason: "no")), on: both.chat, by: Bench.rita)
    #expect(try waiting() == [])
    let finding = Finding([both.message], clause: "A14.k", reason: "fuori luogo")
    try bench.act(.ladder(.propose(.delete, finding)), on: both.chat)
    let row = try #require(try bench.store.moderationQueue(limit: 1).rows.first)
    #expect(row.proposals.map(\.measure) == [.delete] && row.proposals.first?.by == Bench.anna)
    #expect(row.flags.map(\.by) == [Bench.anna])
    let proposal = try #require(row.proposals.first).id
    try bench.act(.ladder(.decline(proposal, reason: "basta un avviso")), on: both.chat, by: Bench.rita)
    #expect(try bench.store.measures(in: both.chat).map(\.state) == [.declined])
    #expect(try waiting() == [both.message])
    #expect(throws: ActError.refused(.ladder(.noOpenProposal))) {
      try bench.act(.ladder(.decline(proposal, reason: "x")), on: both.chat, by: Bench.rita)
    }
  }

  @Test("what is proposed for the clause is upheld, other proposals are closed and count for nothing")
  func confirmed() throws {
    let bench = try Bench()
    let place = try bench.flagged(by: 1, [Bench.spam, Bench.insult])
    let finding = Finding([place.message], clause: "A14.f", reason: "fallo tu")
    try bench.act(.ladder(.propose(.delete, finding)), on: place.chat)
    try bench.take(.delete, place)
    let flags = try #require(try bench.store.thread(place.chat, limit: 50)?.entries.first { $0.id == place.message })
      .flags
    #expect(flags.map(\.state) == [.upheld, .dismissed])
    #expect(try bench.store.measures(in: place.chat).map(\.state) == [.accepted, .taken])
    #expect(try bench.store.confirmedViolations(of: place.chat) == ["A14.f": 1])
    try bench.take(.report(), place)
    #expect(try bench.store.confirmedViolations(of: place.chat) == ["A14.f": 1])
    #expect(try bench.store.moderationQueue(limit: 5).rows == [])
    #expect(try bench.store.counts(for: Bench.rita, at: Bench.thursday).rows[.flagged] == 0)
  }

  @Test("pages by key, forward and backward, meet; a page is one range of one index")
  func pages() throws {
    let bench = try Bench()
    for citizen in 0..<23 {
      _ = try bench.flagged(
        by: citizen, [[Bench.spam], [Bench.insult], [Bench.threat]][citizen % 3],
        at: Bench.thursday + Double(citizen % 4))
    }
    let all = try bench.store.moderationQueue(limit: 100).rows
    #expect(all.count == 23 && zip(all, all.dropFirst()).allSatisfy { $0.key.weight >= $1.key.weight })
    var (forward, key): ([QueueRow], QueueKey?) = ([], nil)
    while true {
      let page = try bench.store.moderationQueue(from: key, limit: 5)
      forward += page.rows
      key = page.rows.last?.key
      #expect(page.hasEarlier == (forward.count > page.rows.count))
      guard page.hasLater else { break }
    }
    #expect(forward == all)
    let back = try bench.store.moderationQueue(from: all[10].key, backward: true, limit: 4)
    #expect(back.rows == Array(all[6..<10]) && back.hasEarlier && back.hasLater)
    let here = try bench.store.moderationQueue(from: all[10].key, inclusive: true, limit: 1)
    #expect(here.rows == [all[10]])
    for backward in [true, false] {
      let plan = try bench.store.connection.read("planning") { sql in
        try sql.query(
          "EXPLAIN QUERY PLAN " + QueueTable.statement(backward: backward, inclusive: false), [1, 1, 1, 5]
        ) { row in
          _ = (try row.integer(), try row.integer(), try row.integer())
          return try row.text()
        }
      }
      #expect(plan.contains { $0.contains("moderation_queue_worst") } && !plan.contains { $0.contains("TEMP B-TREE") })
    }
  }

  @Test("an edit takes its message's place; flags on it move with it")
  func edits() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    try bench.receive(
      Bench.arrival("wamid.2", .edit(of: ProviderID("wamid.1"), text: "Clicca qui"), kind: .edit),
      judgement: Judgement(flags: [Bench.spam]))
    let rows = try bench.store.moderationQueue(limit: 5).rows
    #expect(rows.map(\.conversation) == [id] && rows.first?.text == "Clicca qui")
    #expect(try bench.store.counts(for: Bench.rita, at: Bench.thursday).rows[.flagged] == 1)
    #expect(try bench.store.openFlags(of: id).count == 1)
  }
}
