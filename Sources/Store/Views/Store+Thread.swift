import Desk
import Foundation
import Moderation

extension Store {
  /// A stretch of a conversation with its head; nil when there is no such conversation.
  ///
  /// - Parameters:
  ///   - id: which conversation.
  ///   - key: where the stretch starts; nil starts at the newest entry when going backward, else at the oldest.
  ///   - backward: whether it lies before the key.
  ///   - inclusive: whether the key's own entry belongs to it.
  ///   - limit: how many entries at most.
  /// - Returns: the entries oldest first, whichever way they were asked for.
  public func thread(
    _ id: ConversationID, from key: ThreadKey? = nil, backward: Bool = true, inclusive: Bool = false, limit: Int
  ) throws(StoreFault) -> Desk.Thread? {
    let limit = max(1, min(limit, 10_000))
    return try connection.read("reading a conversation") { sql -> Desk.Thread? in
      guard var record = try ConversationTable(sql).load(id), let citizen = try CitizenTable(sql).identity(id) else {
        return nil
      }
      let reader = ThreadReader(sql, id)
      var rows = try reader.rows(from: key, backward: backward, inclusive: inclusive, count: limit + 1)
      let goesOn = rows.count > limit
      rows = Array(rows.prefix(limit))
      let comesFrom =
        try key != nil
        && rows.first.map { first in
          try !reader.rows(from: first.key, backward: !backward, inclusive: false, count: 1).isEmpty
        } ?? false
      if backward { rows.reverse() }
      let entries = try rows.map { try reader.entry($0) }
      record.conversation.messages = reader.facts(rows, entries)
      let head = ThreadHead(
        conversation: record.conversation, citizen: citizen, lastUseful: record.lastUseful,
        earlierSessions: max(0, record.sessions - (record.conversation.session == nil ? 0 : 1)))
      return Desk.Thread(
        head: head, entries: entries, hasEarlier: backward ? goesOn : comesFrom,
        hasLater: backward ? comesFrom : goesOn)
    }
  }
}
