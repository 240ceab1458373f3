import Desk
import Foundation
import Policy

extension Store {
  /// How long the lists are, from counters that every act keeps, how many chats will not live to the next opening, and
  /// which flag was raised last.
  public func counts(for staff: StaffID, at now: Date) throws(StoreFault) -> Counts {
    try connection.read("counting") { sql in
      let names: [(InboxView, String)] = [
        (.incoming, CounterName.incoming), (.mine, CounterName.mine(staff)), (.flagged, CounterName.flagged),
        (.closed, CounterName.closed),
      ]
      var counts = Counts()
      for (view, name) in names {
        counts.rows[view] = try sql.first("SELECT total FROM counter WHERE name = ?", [name]) { try $0.int() } ?? 0
      }
      counts.lastFlag = try sql.first("SELECT coalesce(max(id), 0) FROM flag") { try $0.id() } ?? counts.lastFlag
      if let limit = try officeCache.office(sql).timetable.openingAfterToday(now) {
        for level in [Shelf.Level.danger, .waiting] {
          counts.dyingToday +=
            try sql.first(
              """
              SELECT count(*) FROM conversation WHERE incoming = 1 AND shelf = \(level.rawValue)
              AND first_key > ? AND first_key <= ? AND (snoozed_until IS NULL OR snoozed_until <= ?)
              AND (in_charge IS NULL OR in_charge = ?)
              """, [now, limit, now, staff]
            ) { try $0.int() } ?? 0
        }
      }
      return counts
    }
  }
}
