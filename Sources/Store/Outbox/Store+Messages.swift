import Desk
import Foundation

/// A message as it is listed for other programs: what it is and how far it came, and nothing of what it says.
public struct ListedMessage: Equatable, Sendable {
  /// Our number for it.
  public var id: MessageID
  /// The carrier's name for it, once it has one.
  public var provider: ProviderID?
  /// Its kind, by the carrier's word.
  public var kind: String
  /// Whether it came from a citizen.
  public var isIncoming: Bool
  /// How far one of ours has come; what came from a citizen has `received`.
  public var state: String
}

extension Store {
  /// Hands over every message in the order of its coming, some at a time: the file may be larger than memory. Reactions,
  /// edits and deletions count; notes and acts are no messages.
  ///
  /// - Parameters:
  ///   - since: only those that came or were written from this instant on.
  ///   - take: is handed each message once.
  public func eachMessage(since: Date?, _ take: (ListedMessage) -> Void) throws(StoreFault) {
    var last: MessageID? = MessageID(0)
    while let from = last {
      let page = try connection.read("listing messages") { sql in
        try sql.query(
          """
          SELECT id, provider_id, CASE WHEN line = 'outgoing' AND about IS NOT NULL THEN 'template' ELSE kind END, line,
            state
          FROM message
          WHERE id > ? AND line IN ('incoming', 'onto', 'outgoing') AND received_at >= ? ORDER BY id LIMIT 1000
          """, [from, since ?? Date(milliseconds: 0)]
        ) { row in
          let (id, provider): (MessageID, String?) = (try row.id(), row.optionalText())
          let (kind, line) = (row.optionalText(), try row.text())
          return ListedMessage(
            id: id, provider: provider.map { ProviderID($0) }, kind: kind ?? "text", isIncoming: line != "outgoing",
            state: row.optionalText() ?? "received")
        }
      }
      page.forEach(take)
      last = page.last?.id
    }
  }
}
