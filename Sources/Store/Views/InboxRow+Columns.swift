import Desk
import Foundation
import Moderation
import Policy

extension Columns {
  /// Reads the columns that `InboxScan` asks for.
  mutating func inboxRow(_ section: InboxSection) throws -> InboxRow {
    let id: ConversationID = try id()
    let citizen = Identity(&self)
    var row = InboxRow(
      id: id, section: section, citizen: citizen, last: nil, lastAt: try instant(), unread: try int(),
      key: InboxKey(section: section, order: 0, then: 0, id: id))
    row.waitingSince = optionalInstant()
    row.lastUseful = optionalInstant()
    row.windowCloses = optionalInstant().map { ServiceWindow(opened: $0).closes }
    row.inCharge = optionalText().map { StaffID($0) }
    row.snoozedUntil = optionalInstant()
    row.labels = words()
    row.clauses = words()
    row.marks = words().compactMap(Mark.init(rawValue:))
    row.outcome = try optionalWord()
    row.last = try LastLine(&self)?.snippet
    row.key = InboxPlace(first: try integer(), second: try integer(), id: id.rawValue).key(section)
    return row
  }
}
