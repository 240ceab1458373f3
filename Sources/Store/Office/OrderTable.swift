import Desk
import Foundation
import Policy

/// The director's orders (A12); they are never overwritten.
struct OrderTable {
  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// Every order, those revoked too, in the order in which they were made.
  func all() throws -> [Order] {
    try sql.query(
      """
      SELECT id, act, reference, reason, author, made_at, revoked_at, revoked_by, revoked_reason
      FROM hours_order ORDER BY id
      """
    ) { row in
      var order = Order(
        id: try row.integer(), act: try row.json(), reference: try row.text(), reason: try row.text(),
        author: try row.text(), made: try row.instant())
      if let at = row.optionalInstant() {
        order.revoked = Order.Revocation(at: at, by: try row.text(), reason: try row.text())
      }
      return order
    }
  }

  /// Enters one; gives its number.
  func add(_ act: Order.Act, reference: String, reason: String, by staff: StaffID, at now: Date) throws -> Int64 {
    try sql.insert(
      "INSERT INTO hours_order (act, reference, reason, author, made_at) VALUES (?, ?, ?, ?, ?)",
      [try act.jsonText(), reference, reason, staff, now])
  }

  /// Ends one before its time.
  func revoke(_ id: Int64, reason: String, by staff: StaffID, at now: Date) throws {
    try sql.execute(
      "UPDATE hours_order SET revoked_at = ?, revoked_by = ?, revoked_reason = ? WHERE id = ?",
      [now, staff, reason, id])
  }
}

extension Store {
  /// Every order, those revoked too, in the order in which they were made.
  public func orders() throws(StoreFault) -> [Order] {
    try connection.read("reading the orders") { sql in try OrderTable(sql).all() }
  }

  /// Makes an order (A12). Every waiting chat gets its new last useful moment in the same transaction.
  ///
  /// - Throws: `OfficeError`: a director's act; what could not be meant is refused.
  public func makeOrder(
    _ act: Order.Act, reference: String, reason: String, by staff: StaffID, at now: Date
  ) throws(OfficeError) -> Order {
    do { try welcome(staff) } catch { throw .fault(error) }
    return try change("making an order") { sql in
      try checkDirector(staff, sql)
      do throws(OrderRefusal) { try Order.check(act, reference: reference, reason: reason, now: now) } catch {
        throw OfficeRefusal.order(error)
      }
      let table = OrderTable(sql)
      let id = try table.add(act, reference: reference, reason: reason, by: staff, at: now)
      try Journal(sql).append(.orderMade, by: .staff(staff), at: now, about: String(id))
      try recomputeLastUseful(sql, at: now)
      return Order(id: id, act: act, reference: reference, reason: reason, author: staff.rawValue, made: now)
    }
  }

  /// Takes an order back; it stays on record. Every waiting chat gets its new last useful moment.
  ///
  /// - Throws: `OfficeError`: a director's act; an order is revoked once, and with a reason that citizens may
  ///   read.
  public func revokeOrder(_ id: Int64, reason: String, by staff: StaffID, at now: Date) throws(OfficeError) {
    do { try welcome(staff) } catch { throw .fault(error) }
    try change("revoking an order") { sql in
      try checkDirector(staff, sql)
      guard let order = try OrderTable(sql).all().first(where: { $0.id == id }) else {
        throw OfficeRefusal.unknownOrder(id)
      }
      guard order.revoked == nil else { throw OfficeRefusal.alreadyRevoked }
      guard !reason.allSatisfy(\.isWhitespace) else { throw OfficeRefusal.reasonMissing }
      do throws(OrderRefusal) { try Order.check(reason) } catch { throw OfficeRefusal.order(error) }
      try OrderTable(sql).revoke(id, reason: reason, by: staff, at: now)
      try Journal(sql).append(.orderRevoked, by: .staff(staff), at: now, about: String(id))
      try recomputeLastUseful(sql, at: now)
    }
  }

  private func checkDirector(_ staff: StaffID, _ sql: SQL) throws {
    guard try StaffTable(sql).all().contains(where: { $0.id == staff && $0.may(act: .director) }) else {
      throw OfficeRefusal.roleMissing(.director)
    }
  }

  /// Gives every chat whose 24 hours run the last useful moment by the rules now in force. Windows that are over keep
  /// theirs: neither an order nor a ruleset reaches back.
  func recomputeLastUseful(_ sql: SQL, at now: Date) throws {
    officeCache.forget()
    let office = try officeCache.office(sql)
    officeCache.forget()
    let day: TimeInterval = 24 * 60 * 60
    let openings = office.timetable.openings(
      in: DateInterval(start: now.addingTimeInterval(-day), end: now.addingTimeInterval(day)))
    let running = try sql.query(
      "SELECT id, window_opened, last_useful FROM conversation WHERE window_opened > ?", [now.addingTimeInterval(-day)]
    ) { row in (id: try row.id() as ConversationID, opened: try row.instant(), lastUseful: row.optionalInstant()) }
    for chat in running {
      let window = ServiceWindow(opened: chat.opened)
      let moment =
        window.opened <= now
        ? window.lastUsefulMoment(in: openings) : office.timetable.lastUsefulMoment(of: window)
      guard moment?.milliseconds != chat.lastUseful?.milliseconds else { continue }
      guard var record = try ConversationTable(sql).load(chat.id) else { continue }
      let before = record
      record.lastUseful = moment
      try ConversationTable(sql).save(record, replacing: before, office: office)
    }
  }
}
