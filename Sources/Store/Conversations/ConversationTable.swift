import Desk
import Foundation
import Moderation
import Policy

/// The conversations' table: the only place that writes it, so that rows, counters and order never disagree.
struct ConversationTable {
  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// A conversation's row, without facts about messages; nil when there is none.
  func load(_ id: ConversationID) throws -> ConversationRecord? {
    try sql.first(Self.row, [id]) { try ConversationRecord(&$0) }
  }

  private static let row = "SELECT \(columns) FROM conversation WHERE id = ?"

  /// Makes the row of a citizen who has just become known.
  func begin(_ id: ConversationID, at now: Date) throws -> ConversationRecord {
    let record = ConversationRecord(id: id, at: now)
    let shelf = Shelf(record)
    try sql.execute(
      "INSERT INTO conversation (id, last_at, shelf, first_key, second_key) VALUES (?, ?, ?, ?, ?)",
      [id, now, shelf.level.rawValue, shelf.first, shelf.second])
    return record
  }

  /// Writes a row and moves the counters of the lists it left or entered.
  func save(_ record: ConversationRecord, replacing before: ConversationRecord, office: Office) throws {
    guard record != before else { return }
    let (place, old) = (Place(record), Place(before))
    let id = record.conversation.id
    guard place != old else { return try sql.execute(Self.update, record.contents(office) + [id]) }
    try sql.execute(Self.updateAndMove, record.contents(office) + place.values + [id])
    let (entered, left) = (place.lists, old.lists)
    for name in entered.subtracting(left).sorted() {
      try sql.execute(
        """
        INSERT INTO counter (name, total) VALUES (?, 1)
        ON CONFLICT (name) DO UPDATE SET total = counter.total + 1
        """, [name])
    }
    for name in left.subtracting(entered).sorted() {
      try sql.execute("UPDATE counter SET total = total - 1 WHERE name = ?", [name])
    }
  }

  /// In the order in which `ConversationRecord` reads them.
  static let columns = """
    id, session_id, session_opened, in_charge, in_charge_since, snoozed_until, last_session, sessions, closed_at, outcome,
    window_opened, last_useful, waiting_since, unread, labels, block_clause, block_until, block_id,
    block_ends, notice_version, notice_closed_at, notice_call_day, open_flags, danger, clauses, marks, last_at, \(lastColumns)
    """

  /// In the order in which `LastLine` reads them.
  static let lastColumns =
    "last_id, last_incoming, last_kind, last_text, last_bytes, last_seconds, last_file, last_voice"

  /// What no index of a list looks at, in the order of `contents`.
  private static let contents = [
    "last_session", "sessions", "outcome", "window_opened", "last_useful", "waiting_since", "unread", "labels",
    "block_clause", "block_until", "block_id", "block_ends", "notice_version", "notice_closed_at", "notice_call_day",
    "danger", "clauses",
    "marks", "last_at", "last_id", "last_incoming", "last_kind", "last_text", "last_bytes", "last_seconds", "last_file",
    "last_voice",
  ]

  /// What the lists are made of, in the order of `Place.values`.
  private static let place = [
    "session_id", "session_opened", "in_charge", "in_charge_since", "snoozed_until", "closed_at", "open_flags",
    "incoming", "shelf", "first_key", "second_key",
  ]

  /// Writes what no index of a list looks at.
  static let update = "UPDATE conversation SET \(set(contents)) WHERE id = ?"
  private static let updateAndMove = "UPDATE conversation SET \(set(contents + place)) WHERE id = ?"

  private static func set(_ columns: [String]) -> String {
    columns.map { "\($0) = ?" }.joined(separator: ", ")
  }
}

/// Everything that decides in which lists a conversation stands, and where.
private struct Place: Equatable {
  var session: Session?
  var closedAt: Date?
  var openFlags: Int
  var shelf: Shelf

  init(_ record: ConversationRecord) {
    session = record.conversation.session
    closedAt = record.closedAt
    openFlags = record.flags.open
    shelf = Shelf(record)
  }

  /// The lists it stands in, by the names of their counters.
  var lists: Set<String> {
    var names: Set<String> = []
    if shelf.isIncoming { names.insert(CounterName.incoming) }
    if openFlags > 0 { names.insert(CounterName.flagged) }
    if closedAt != nil { names.insert(CounterName.closed) }
    if let staff = session?.inCharge { names.insert(CounterName.mine(staff)) }
    return names
  }

  var values: [(any Storable)?] {
    [
      session?.id, session?.opened, session?.inCharge, session?.inChargeSince, session?.snoozedUntil, closedAt,
      openFlags,
      shelf.isIncoming, shelf.level.rawValue, shelf.first, shelf.second,
    ]
  }
}

/// The names under which the lists' lengths are kept.
enum CounterName {
  static let incoming = "incoming"
  static let flagged = "flagged"
  static let closed = "closed"
  static func mine(_ staff: StaffID) -> String { "mine:\(staff)" }
}
