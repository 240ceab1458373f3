import Desk
import Foundation
import Moderation
import Policy
import Testing

@testable import Store

/// A town of chats in every state, made by chance that is the same each time.
private struct Town {
  let bench: Bench
  var ids: [ConversationID] = []
  private var chance = Chance(state: 7)
  private var counter = 0

  init(chats: Int) throws {
    bench = try Bench()
    for _ in 0..<chats { try write(nil) }
  }

  /// Somebody new writes, or somebody known again; staff does something.
  mutating func write(_ known: ConversationID?) throws {
    counter += 1
    let citizen = known.map { Int($0.rawValue) } ?? ids.count + 1
    // Some messages came late, so that windows shut before the desk opens again, or have shut already.
    let at = Bench.thursday - TimeInterval(chance.next(upTo: 60) * 1800)
    let flags = chance.next(upTo: 9) == 0 ? [Flag.example(["A14.c", "A14.f"][chance.next(upTo: 2)])] : []
    let id = try bench.receive(
      Bench.arrival("wamid.\(counter)", .text("Messaggio \(counter)"), citizen: citizen, at: at),
      judgement: Judgement(flags: flags), at: Bench.thursday)
    if known == nil { ids.append(id) }
    let staff = [Bench.anna, Bench.bruno][chance.next(upTo: 2)]
    let deeds: [[Intent]] = [
      [], [], [.claim], [.claim, .snooze(until: Bench.thursday + 600)], [.claim, .close(.answered)],
      [.claim, .reply(text: "Ecco", quoting: nil)], [.claim, .reply(text: "Ecco", quoting: nil), .close(.noReply)],
    ]
    for intent in deeds[chance.next(upTo: deeds.count)] {
      do { try bench.act(intent, on: id, by: staff, at: Bench.thursday + 60) } catch is ActError { continue }
    }
  }

  mutating func stir() throws { try write(ids[chance.next(upTo: ids.count)]) }
}

/// Chance with a seed.
private struct Chance {
  var state: UInt64
  mutating func next(upTo limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}

extension Flag {
  fileprivate static func example(_ clause: String) -> Flag {
    Flag(clause: clause, rule: "prova", evidence: 0..<4, confidence: .high, why: "Prova")
  }
}

@Suite("Lists by key (A09)")
struct PagingTests {
  let instants = [Bench.thursday + 61, Bench.thursday + 700, Bench.thursday + 4 * 3600]

  @Test("pages put together are the list, in both directions and at any hour", arguments: InboxView.allCases)
  func pages(view: InboxView) throws {
    let town = try Town(chats: 90)
    for now in instants {
      let store = town.bench.store
      let all = try store.inbox(view, for: Bench.anna, at: now, limit: 1000)
      #expect(!all.hasEarlier && !all.hasLater)
      #expect(all.rows.count == (try store.counts(for: Bench.anna, at: now)).rows[view])
      for size in [1, 4, 7] {
        var (forward, key): ([InboxRow], InboxKey?) = ([], nil)
        while true {
          let page = try store.inbox(view, for: Bench.anna, at: now, from: key, limit: size)
          #expect(page.hasEarlier == (key != nil && !forward.isEmpty))
          forward += page.rows
          guard page.hasLater, let last = page.rows.last else { break }
          key = last.key
        }
        #expect(forward == all.rows, "forward by \(size)")
        var backward: [InboxRow] = []
        key = nil
        while true {
          let page = try store.inbox(view, for: Bench.anna, at: now, from: key, backward: true, limit: size)
          backward = page.rows + backward
          guard page.hasEarlier, let first = page.rows.first else { break }
          key = first.key
        }
        #expect(backward == all.rows, "backward by \(size)")
      }
      for row in all.rows {
        let page = try store.inbox(view, for: Bench.anna, at: now, from: row.key, inclusive: true, limit: 2)
        #expect(page.rows.first == row)
        let before = try store.inbox(
          view, for: Bench.anna, at: now, from: row.key, backward: true, inclusive: true, limit: 2)
        #expect(before.rows.last == row)
      }
    }
  }

  @Test("the order is danger, last useful moment, too late, resting; put off is resting until it is over")
  func order() throws {
    let town = try Town(chats: 120)
    for now in instants {
      let rows = try town.bench.store.inbox(.incoming, for: Bench.anna, at: now, limit: 1000).rows
      #expect(rows.map(\.section) == rows.map(\.section).sorted())
      for row in rows {
        let isPutOff = row.snoozedUntil.map { $0 > now } ?? false
        let expected: InboxSection =
          if row.clauses.first == "A14.c" { .danger } else if row.waitingSince == nil || isPutOff { .resting } else {
            row.lastUseful.map { $0 > now } ?? false ? .waiting : .outOfWindow
          }
        #expect(row.section == expected)
      }
      let waiting = rows.filter { $0.section == .waiting }
      let keys = waiting.map { [$0.lastUseful, $0.waitingSince] }
      #expect(
        keys.elementsEqual(keys.sorted { ($0[0] ?? now, $0[1] ?? now) < ($1[0] ?? now, $1[1] ?? now) }, by: ==))
      let resting = rows.filter { $0.section == .resting }.map(\.lastAt)
      #expect(resting == resting.sorted(by: >))
    }
    let sections = try Set(
      instants.flatMap { now in
        try town.bench.store.inbox(.incoming, for: Bench.anna, at: now, limit: 1000).rows.map(\.section)
      })
    #expect(sections == Set(InboxSection.allCases), "the town holds every section, else this proves nothing")
  }

  @Test("while chats move, a walk by key shows no row twice at one place and none that stayed is left out")
  func movingRows() throws {
    var town = try Town(chats: 80)
    let store = town.bench.store
    let now = Bench.thursday + 120
    let before = try store.inbox(.incoming, for: Bench.anna, at: now, limit: 1000).rows
    var (seen, key): ([InboxRow], InboxKey?) = ([], nil)
    while true {
      let page = try store.inbox(.incoming, for: Bench.anna, at: now, from: key, limit: 5)
      seen += page.rows
      guard page.hasLater, let last = page.rows.last else { break }
      key = last.key
      try town.stir()
    }
    let after = try store.inbox(.incoming, for: Bench.anna, at: now, limit: 1000).rows
    let stayed = Set(before.map(\.key)).intersection(after.map(\.key))
    #expect(!stayed.isEmpty && stayed.count < before.count, "some stayed and some moved, else this proves nothing")
    #expect(stayed.isSubset(of: Set(seen.map(\.key))))
    #expect(Set(seen.map(\.key)).count == seen.count)
  }

  @Test("counters agree with the lists after any mix of acts")
  func counters() throws {
    var town = try Town(chats: 40)
    for _ in 0..<60 {
      try town.stir()
      let counts = try town.bench.store.counts(for: Bench.bruno, at: Bench.thursday + 60)
      for view in InboxView.allCases {
        let rows = try town.bench.store.inbox(view, for: Bench.bruno, at: Bench.thursday + 60, limit: 1000).rows
        #expect(counts.rows[view] == rows.count, "\(view)")
      }
    }
  }

  @Test("no list sorts, and none reads more than a range of an index", arguments: InboxView.allCases)
  func plans(view: InboxView) throws {
    let bench = try Bench()
    for scan in InboxList(view, for: Bench.anna, at: Bench.thursday).parts.joined() {
      for backward in [false, true] {
        for inclusive in [false, true] {
          let statement = scan.statement(backward: backward, inclusive: inclusive)
          let values = scan.arguments(
            from: scan.entrance(nil, backward: backward), backward: backward, count: 50)
          let plan = try bench.store.connection.read("explaining") { sql in
            try sql.query("EXPLAIN QUERY PLAN \(statement)", values) { row in
              _ = (try row.integer(), try row.integer(), try row.integer())
              return try row.text()
            }
          }
          let index = scan.indexName(view)
          #expect(plan.first?.hasPrefix("SEARCH v USING INDEX \(index) ") == true, "\(plan)")
          #expect(plan.dropFirst() == ["SEARCH c USING INTEGER PRIMARY KEY (rowid=?)"], "\(plan)")
        }
      }
    }
  }

  @Test(
    "threads, counts, held answers, the outbox and what stands on a message are ranges of an index too",
    arguments: [
      (
        "SELECT text FROM message WHERE conversation = 1 AND line <> 'onto' AND (at, id) < (9, 9) "
          + "ORDER BY at DESC, id DESC LIMIT 50", "message_thread"
      ),
      (
        "SELECT count(*) FROM conversation WHERE incoming = 1 AND shelf = 1 AND first_key > 5 AND first_key <= 9 "
          + "AND (snoozed_until IS NULL OR snoozed_until <= 5) AND (in_charge IS NULL OR in_charge = 'a')",
        "conversation_incoming"
      ), ("SELECT id FROM message WHERE conversation = 1 AND state = 'held'", "message_held"),
      (
        "SELECT id FROM message WHERE state IN ('held', 'queued', 'sending') AND state = 'queued' ORDER BY id LIMIT 9",
        "message_outbox"
      ), ("SELECT text FROM message WHERE quoted = 'x' AND line = 'onto' AND conversation = 1", "message_onto"),
      ("SELECT body FROM status WHERE provider_id = 'x' AND parked = 1", "status_parked"),
      ("SELECT clause FROM flag WHERE conversation = 1 AND state = 'open'", "flag_conversation"),
    ])
  func otherPlans(statement: String, index: String) throws {
    let bench = try Bench()
    let plan = try bench.store.connection.read("explaining") { sql in
      try sql.query("EXPLAIN QUERY PLAN \(statement)") { row in
        _ = (try row.integer(), try row.integer(), try row.integer())
        return try row.text()
      }
    }
    #expect(plan.count == 1 && plan[0].contains("INDEX \(index)"), "\(plan)")
  }

  @Test("threads page by key in both directions, equal instants included")
  func threads() throws {
    let bench = try Bench()
    var id = ConversationID(0)
    for number in 1...23 {
      id = try bench.receive(
        Bench.arrival("wamid.\(number)", .text("\(number)"), at: Bench.thursday + TimeInterval(number / 4)),
        at: Bench.thursday + 60)
    }
    let all = try #require(try bench.store.thread(id, limit: 100)).entries
    #expect(all.count == 25)
    var (walked, key): ([Entry], ThreadKey?) = ([], nil)
    while let page = try bench.store.thread(id, from: key, backward: true, limit: 4) {
      walked = page.entries + walked
      guard page.hasEarlier, let first = page.entries.first else { break }
      key = ThreadKey(at: first.at.milliseconds, id: first.id)
    }
    #expect(walked == all)
    (walked, key) = ([], nil)
    while let page = try bench.store.thread(id, from: key, backward: false, limit: 4) {
      walked += page.entries
      guard page.hasLater, let last = page.entries.last else { break }
      key = ThreadKey(at: last.at.milliseconds, id: last.id)
    }
    #expect(walked == all)
    #expect(try bench.store.thread(ConversationID(99), limit: 5) == nil)
  }
}

extension InboxScan {
  /// The index that the stretch must be read from.
  fileprivate func indexName(_ view: InboxView) -> String {
    if case .newest(let column) = order {
      return column == "closed_at" ? "conversation_closed" : "conversation_snoozed"
    }
    return "conversation_\(view.rawValue)"
  }
}
