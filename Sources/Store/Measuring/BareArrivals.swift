import Desk
import Foundation
import Moderation
import Policy

/// The floor under durable arrivals: the rows that `Store.receive` writes for a plain text in an open session, written
/// by bare SQLite through statements prepared once, with every value worked out before. For `sportello bench` alone.
public final class BareArrivals {
  /// One arrival's rows: the values of each statement but the last, in their order.
  private typealias Rows = [[Stored?]]

  /// Which statement enters words.
  private static let words = 5

  private let file: BareFile
  private let office: Office
  private var waiting: [Rows] = []

  /// Opens a connection of its own to a file that is nobody's yet: what it writes follows no rule of the desk but the
  /// tables'.
  public init(_ path: String, office: Office) throws(StoreFault) {
    self.office = office
    file = try BareFile(
      path,
      statements: [
        "SELECT 1 FROM message WHERE provider_id = ?", MessageTable.insert, BodyTable.insert, Journal.insert,
        ConversationTable.update, "INSERT INTO message_words (rowid, text, file) VALUES (?, ?, NULL)",
        "DELETE FROM message_change",
      ])
  }

  /// Works out the rows of texts that come to conversations with an open session.
  public func prepare(_ arrivals: [Arrival], in conversations: [ConversationID], store: Store) throws(StoreFault) {
    try store.connection.read("preparing rows") { sql in
      var number = try sql.first("SELECT max(id) FROM message") { try $0.integer() } ?? 0
      var entry = try sql.first("SELECT max(id) FROM journal") { try $0.integer() } ?? 0
      for (arrival, id) in zip(arrivals, conversations) {
        guard var record = try ConversationTable(sql).load(id) else { continue }
        (number, entry) = (number + 1, entry + 1)
        let session = record.conversation.session?.id
        var line = NewLine(.incoming, in: id, session: session, at: arrival.at, received: arrival.at)
        (line.kind, line.provider, line.text) = (arrival.kind.rawValue, arrival.id, arrival.text)
        record.last = LastLine(
          id: MessageID(number), snippet: Snippet(arrival.kind, arrival.content, text: arrival.text))
        record.lastAt = arrival.at
        record.conversation.unread += 1
        let journal: [(any Storable)?] = [
          entry, arrival.at, "citizen", JournalVerb.received.rawValue, id, MessageID(number), nil, nil,
          JournalRow.beginning,
        ]
        waiting.append([
          [arrival.id.stored], line.values.map { $0?.stored },
          BodyTable.values(arrival.raw, of: MessageID(number), sealed: false, at: arrival.at).map { $0?.stored },
          journal.map { $0?.stored }, (record.contents(office) + [id]).map { $0?.stored },
          [.integer(number), arrival.text?.stored],
        ])
      }
    }
  }

  /// Writes so many of what was prepared in one durable commit.
  public func commit(_ count: Int) throws(StoreFault) {
    try file.run("BEGIN IMMEDIATE")
    // The index of words last, in one go: a table whose triggers write has FTS5 write what it holds back, word by word.
    for rows in waiting.prefix(count) { for index in 0..<Self.words { try file.step(index, rows[index]) } }
    for rows in waiting.prefix(count) { try file.step(Self.words, rows[Self.words]) }
    // What the triggers noted for that index, which has it now.
    try file.step(Self.words + 1, [])
    try file.run("COMMIT")
    waiting.removeFirst(min(count, waiting.count))
  }
}
