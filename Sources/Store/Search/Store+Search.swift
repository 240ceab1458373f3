import Desk
import Foundation

extension Store {
  /// Looks for messages and notes, newest first, and for citizens by name.
  ///
  /// - Parameters:
  ///   - query: what is looked for.
  ///   - me: who asks.
  ///   - chat: the only conversation that is meant, if one is.
  ///   - key: where an earlier page ended.
  ///   - limits: how much, and how long to look. When time is up the page says where to go on.
  /// - Returns: nothing for a question that `interrupt` cut short.
  public func search(
    _ query: SearchQuery, for me: StaffID, in chat: ConversationID? = nil, from key: SearchKey? = nil,
    within limits: SearchLimits
  ) throws(StoreFault) -> SearchPage? {
    try connection.readUnlessInterrupted("searching") { sql in
      let scope = try SearchScope(query, for: me, in: chat, try officeCache.office(sql), sql)
      var search = MessageSearch(sql, scope, limits, from: key)
      try search.run()
      let people = CitizenSearch(sql)
      var page = SearchPage(next: search.next)
      if key == nil, chat == nil, query.isPlain { page.people = try people.offered(query.terms, limit: 4) }
      var known: [ConversationID: Identity] = [:]
      page.rows = try search.found.map { candidate in
        let chat = candidate.conversation
        let citizen = try known[chat] ?? CitizenTable(sql).identity(chat) ?? Identity()
        known[chat] = citizen
        return candidate.row(query.terms, citizen)
      }
      return page
    }
  }

  /// The places of all that is found in one conversation, oldest first: each of its messages is looked at, so that none
  /// is missing between two places. Of more than `limits.rows` the newest.
  ///
  /// - Returns: nothing for a question that `interrupt` cut short, or when time was up: part of the places would tell a
  ///   wrong number.
  public func hits(
    of query: SearchQuery, for me: StaffID, in chat: ConversationID, within limits: SearchLimits
  ) throws(StoreFault) -> [ThreadKey]? {
    try connection.readUnlessInterrupted("searching a conversation") { sql in
      let scope = try SearchScope(query, for: me, in: chat, try officeCache.office(sql), sql)
      var search = MessageSearch(sql, scope, limits, from: nil)
      guard try search.runInside(chat) else { return nil }
      return search.found.map { ThreadKey(at: $0.at, id: $0.id) }.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    } ?? nil
  }

  /// Cuts short what this connection is reading; to be called from another thread. A question asked afterwards is not
  /// touched.
  public func interrupt() { connection.interrupt() }
}
