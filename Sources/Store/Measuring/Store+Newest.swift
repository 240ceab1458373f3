import Desk
import Foundation

extension Store {
  /// When the last thing happened that the file knows of; nil in a file without any.
  public func newestInstant() throws(StoreFault) -> Date? {
    try connection.read("looking for the newest line") { sql in
      try sql.first("SELECT received_at FROM message ORDER BY id DESC LIMIT 1") { try $0.instant() }
    }
  }

  /// Conversations that are open, nobody's, and wait for an answer: so many at most, with a citizen's names each.
  public func waitingConversations(limit: Int) throws(StoreFault) -> [(id: ConversationID, citizen: Identity)] {
    try connection.read("looking for conversations that wait") { sql in
      try sql.query(
        """
        SELECT v.id, \(CitizenTable.columns) FROM conversation v JOIN citizen c ON c.id = v.id
        WHERE v.incoming = 1 AND v.shelf = \(Shelf.Level.waiting.rawValue) AND v.in_charge IS NULL
        AND v.open_flags = 0 LIMIT ?
        """, [max(0, limit)]
      ) { row in (id: try row.id(), citizen: Identity(&row)) }
    }
  }
}
