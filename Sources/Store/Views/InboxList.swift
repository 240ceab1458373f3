import Desk
import Foundation

/// A list as the stretches it is made of, in their order. The stretches of one part are merged.
struct InboxList {
  /// The parts of the list, each the merge of its stretches.
  let parts: [[InboxScan]]

  init(_ view: InboxView, for staff: StaffID, at now: Date) {
    guard view != .closed else {
      parts = [
        [
          InboxScan(
            condition: "v.closed_at IS NOT NULL", values: [], order: .newest("closed_at"), section: .resting)
        ]
      ]
      return
    }
    let members = Members(view, staff)
    let instant = now.milliseconds
    let awake = "(v.snoozed_until IS NULL OR v.snoozed_until <= ?)"
    func shelf(_ level: Shelf.Level, _ section: InboxSection, _ bounds: ClosedRange<Int64>? = nil) -> InboxScan {
      let isWaiting = level == .waiting
      return InboxScan(
        condition: "\(members.indexed) AND v.shelf = \(level.rawValue)" + (isWaiting ? " AND \(awake)" : ""),
        values: members.values + (isWaiting ? [instant] : []), section: section, bounds: bounds ?? .min ... .max)
    }
    let putOff = InboxScan(
      condition:
        "v.snoozed_until > ? AND coalesce(v.shelf, 0) = \(Shelf.Level.waiting.rawValue) AND \(members.filtered)",
      values: [instant] + members.values, order: .newest("last_at"), section: .resting)
    parts = [
      [shelf(.danger, .danger)],
      [shelf(.waiting, .waiting, (instant + 1) ... .max)],
      [shelf(.waiting, .outOfWindow, .min...instant)],
      [shelf(.resting, .resting), putOff],
    ]
  }

  /// Which conversations are in a list: once as an index knows them, once so that no index but the order's is taken.
  private struct Members {
    var indexed: String
    var filtered: String
    var values: [(any Storable)?] = []

    init(_ view: InboxView, _ staff: StaffID) {
      switch view {
      case .incoming: (indexed, filtered) = ("v.incoming = 1", "coalesce(v.incoming, 0) = 1")
      case .mine: (indexed, filtered, values) = ("v.in_charge = ?", "coalesce(v.in_charge, '') = ?", [staff])
      case .flagged: (indexed, filtered) = ("v.open_flags > 0", "coalesce(v.open_flags, 0) > 0")
      case .closed: (indexed, filtered) = ("v.closed_at IS NOT NULL", "v.closed_at IS NOT NULL")
      }
    }
  }

  /// Rows from a key on in one direction, nearest first.
  func rows(from key: InboxKey?, backward: Bool, inclusive: Bool, count: Int, _ sql: SQL) throws -> [InboxRow] {
    var rows: [InboxRow] = []
    for part in backward ? parts.reversed() : parts {
      guard rows.count < count, let section = part.first?.section else { break }
      if let key, backward ? section > key.section : section < key.section { continue }
      let here = key.flatMap { $0.section == section ? $0 : nil }
      let found = try part.map { scan in
        let place = scan.entrance(here, backward: backward)
        let isAtKey = here.map { InboxPlace($0) == place } ?? false
        return try scan.rows(
          from: place, backward: backward, inclusive: inclusive && isAtKey, count: count - rows.count, sql)
      }
      rows += Self.merged(found, backward: backward).prefix(count - rows.count)
    }
    return rows
  }

  private static func merged(_ found: [[InboxRow]], backward: Bool) -> [InboxRow] {
    guard found.count > 1, found.dropFirst().contains(where: { !$0.isEmpty }) else { return found.first ?? [] }
    return found.joined().sorted { left, right in
      backward ? InboxPlace(left.key) > InboxPlace(right.key) : InboxPlace(left.key) < InboxPlace(right.key)
    }
  }
}

extension Store {
  /// A page of a list, by key: as fast at the end of a hundred thousand rows as at the beginning.
  ///
  /// The order is the inbox's point (A09): danger first; then those who can still be answered, by the last useful
  /// moment and by who has waited longest; then those who cannot, by since when; then the rest, newest first.
  ///
  /// - Parameters:
  ///   - view: which list.
  ///   - staff: who looks.
  ///   - now: the desk's clock: the line between waiting and out of window.
  ///   - key: where the page starts; nil starts at the list's beginning, or at its end when going backward. The row of
  ///     the key need not exist any more.
  ///   - backward: whether the page lies before the key.
  ///   - inclusive: whether the key's own row belongs to the page.
  ///   - limit: how many rows at most.
  public func inbox(
    _ view: InboxView, for staff: StaffID, at now: Date, from key: InboxKey? = nil, backward: Bool = false,
    inclusive: Bool = false, limit: Int
  ) throws(StoreFault) -> InboxPage {
    let limit = max(1, min(limit, 10_000))
    return try connection.read("reading the inbox") { sql in
      let list = InboxList(view, for: staff, at: now)
      var rows = try list.rows(from: key, backward: backward, inclusive: inclusive, count: limit + 1, sql)
      let goesOn = rows.count > limit
      rows = Array(rows.prefix(limit))
      let edge = rows.first?.key ?? key
      // What lies behind a page that starts at the list's end needs no question.
      let comesFrom =
        try key != nil
        && edge.map { edge in
          try !list.rows(
            from: edge, backward: !backward, inclusive: rows.isEmpty && !inclusive, count: 1, sql
          ).isEmpty
        } ?? false
      // Only this list shows another message than the last, so only it pays for reading one more for each row.
      if view == .flagged { try rows.indices.forEach { rows[$0].last = try flaggedLine(rows[$0], sql) } }
      return InboxPage(
        view: view, rows: backward ? rows.reversed() : rows, hasEarlier: backward ? goesOn : comesFrom,
        hasLater: backward ? comesFrom : goesOn)
    }
  }

  /// What was flagged in a chat, two reads by index; the last message where that is gone.
  private func flaggedLine(_ row: InboxRow, _ sql: SQL) throws -> Snippet? {
    guard let message = try FlagTable(sql).flaggedMessage(of: row.id) else { return row.last }
    return try MessageTable(sql).snippet(of: message) ?? row.last
  }
}
