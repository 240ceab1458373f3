import Desk
import Foundation
import Policy
import Store
import Testing
import Training

@testable import sportello

/// An invented town in a file of its own, removed at the end.
final class SeededTown {
  /// Thursday 12 March 2026, 10:40 in Rome.
  static let morning = Date(timeIntervalSince1970: 1_773_308_400)

  let folder = ThrowAwayFolder()
  let store: Store

  init(conversations: Int = 400, messages: Int = 4_000, seed: UInt64 = 1, end: Date = morning) throws {
    let source = try RulesetSource.embedded("arezzo")
    let town = try Town(
      seed: seed, conversations: conversations, messages: messages, end: end, timetable: Timetable(source.ruleset))
    try Seeding(town, source).write(to: folder.path("town.sqlite"))
    store = try Store.open(folder.path("town.sqlite"))
  }

  deinit { folder.remove() }

  /// Every row of a list, read page by page.
  func rows(_ view: InboxView, for staff: StaffID, backward: Bool = false) throws -> [InboxRow] {
    var rows: [InboxRow] = []
    var key: InboxKey?
    while true {
      let page = try store.inbox(view, for: staff, at: Self.morning, from: key, backward: backward, limit: 37)
      rows = backward ? page.rows + rows : rows + page.rows
      guard backward ? page.hasEarlier : page.hasLater, let edge = backward ? page.rows.first : page.rows.last else {
        return rows
      }
      key = edge.key
    }
  }

  /// A whole conversation.
  func thread(_ id: ConversationID) throws -> Desk.Thread { try #require(try store.thread(id, limit: 10_000)) }
}

@Suite("A seeded town is a file like any other")
struct SeedTests {
  @Test("its chain of acts holds (C17, A24), and everybody has every role")
  func chain() throws {
    let town = try SeededTown()
    #expect(try town.store.verifyJournal() == nil)
    #expect(town.store.kind == .seeded)
    let first = try #require(Town.staff.first)
    #expect(try town.store.office().staff[first.id]?.roles == Set(Staff.Role.allCases))
  }

  @Test("it keeps every rule of its tables, though they were not asked while it was written")
  func sound() throws {
    #expect(try SeededTown().store.complaints() == [])
  }

  @Test("a fifth of the chats are open, more than a tenth wait inside their 24 hours (A09)")
  func proportions() throws {
    let town = try SeededTown(conversations: 1_000, messages: 8_000)
    let me = try #require(Town.staff.first).id
    let closed = try town.rows(.closed, for: me)
    #expect(closed.count == 800)
    let incoming = try town.rows(.incoming, for: me)
    #expect(incoming.count >= 100)
    let inside = incoming.filter { row in
      row.waitingSince != nil && row.windowCloses.map { $0 > SeededTown.morning } == true
    }
    #expect(inside.count >= 100)
    #expect(incoming.contains { $0.section == .outOfWindow })
  }

  @Test("the lists are as long as their counters say, forward and backward", arguments: InboxView.allCases)
  func lists(view: InboxView) throws {
    let town = try SeededTown()
    for me in Town.staff.prefix(3).map(\.id) {
      let rows = try town.rows(view, for: me)
      #expect(Set(rows.map(\.id)).count == rows.count)
      #expect(try town.store.counts(for: me, at: SeededTown.morning).rows[view] == rows.count)
      #expect(try town.rows(view, for: me, backward: true) == rows)
    }
  }

  @Test("what the lists show of a chat is what its thread tells")
  func heads() throws {
    let town = try SeededTown()
    let me = try #require(Town.staff.first).id
    let timetable = try town.store.office().timetable
    for row in try InboxView.allCases.flatMap({ try town.rows($0, for: me) }) {
      let thread = try town.thread(row.id)
      let told = Told(thread.entries)
      #expect(row.unread == (row.outcome == nil ? told.unread : 0))
      #expect(row.waitingSince == told.waitingSince)
      #expect(row.lastAt == told.last?.at)
      #expect(row.outcome?.rawValue == told.outcome)
      #expect(row.inCharge == told.inCharge)
      #expect(Set(row.labels) == told.labels)
      #expect(Set(row.clauses) == told.clauses)
      #expect(thread.head.earlierSessions + (row.outcome == nil ? 1 : 0) == told.sessions)
      let window = try #require(thread.head.conversation.window)
      #expect(row.lastUseful == timetable.lastUsefulMoment(of: window))
    }
  }

  @Test("the same seed, instant and numbers give the same history; another seed gives another")
  func repeatable() throws {
    let threads = try [UInt64](arrayLiteral: 1, 1, 2).map { seed in
      let town = try SeededTown(conversations: 60, messages: 600, seed: seed)
      return try (1...60).map { try town.thread(ConversationID($0)).entries }
    }
    #expect(threads[0] == threads[1])
    #expect(threads[0] != threads[2])
  }

  @Test(
    "people send each other exactly as many messages as were asked for",
    arguments: [(1, 1), (1, 5_000), (7, 7), (50, 51), (300, 3_000)])
  func counts(conversations: Int, messages: Int) throws {
    let town = try SeededTown(conversations: conversations, messages: messages)
    let entries = try (1...conversations).flatMap { try town.thread(ConversationID(Int64($0))).entries }
    let said = entries.filter { entry in
      switch entry.body {
      case .incoming: true
      case .outgoing: entry.by != nil
      case .note, .act: false
      }
    }
    #expect(said.count == messages)
  }

  @Test(
    "no seed and no end asks for what the desk refuses",
    arguments: [UInt64](3...6), [0, 72, -1_800, -5_988])
  func seeds(seed: UInt64, hours: Int) throws {
    let end = SeededTown.morning + Double(hours * 3_600)
    let town = try SeededTown(conversations: 150, messages: 2_500, seed: seed, end: end)
    let newest = try (1...150).flatMap { try town.thread(ConversationID($0)).entries.map(\.at) }.max()
    #expect(try #require(newest) <= end)
  }
}

/// What a thread tells, worked out from its lines alone.
private struct Told {
  var unread = 0
  var waitingSince: Date?
  var last: Entry?
  var outcome: String?
  var inCharge: StaffID?
  var labels: Set<String> = []
  var clauses: Set<String> = []
  var sessions = 0

  init(_ entries: [Entry]) {
    for entry in entries {
      clauses.formUnion(entry.flags.filter { $0.state == .open }.map(\.flag.clause))
      switch entry.body {
      case .incoming(let kind, _):
        (unread, last) = (unread + 1, entry)
        if waitingSince == nil, kind != .call { waitingSince = entry.at }
      case .outgoing where entry.by != nil: (waitingSince, last, unread) = (nil, entry, 0)
      case .outgoing, .note: break
      case .act(let act, _): take(act, entry)
      }
    }
  }

  private mutating func take(_ act: Act, _ entry: Entry) {
    switch act {
    case .sessionOpened: (sessions, outcome) = (sessions + 1, nil)
    case .claimed: (inCharge, unread) = (entry.by, 0)
    case .transferred: inCharge = entry.about.map { StaffID($0) }
    case .released: inCharge = nil
    case .closed: (outcome, inCharge, waitingSince, unread) = (entry.about, nil, nil, 0)
    case .labelled: if let label = entry.about { labels.insert(label) }
    case .takenOver, .withdrew, .reopened, .snoozed, .unlabelled, .flagged, .flagDismissed, .marked, .unmarked,
      .numberChanged, .noticeSent, .closedNoticeSent, .callRefused, .warned, .deleted, .reported, .blocked, .referred,
      .proposed, .proposalDeclined, .blockKept, .blockExtended, .blockLifted, .blockLapsed, .blockUndone, .unsealed:
      break
    }
  }
}
