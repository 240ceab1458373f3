import Desk
import Foundation

/// Whether chats have the subjects that are asked for. A town has few combinations of subjects: those are looked up
/// first, and the chats by them.
struct LabelSearch {
  /// Combinations that are looked through at most; a town that has more is searched message by message.
  private static let most = 2_000

  private let sql: SQL
  /// One subject of each group must be there.
  private let groups: [Set<String>]
  private var known: [ConversationID: Bool] = [:]

  init(_ sql: SQL, _ groups: [[String]]) { (self.sql, self.groups) = (sql, groups.map(Set.init)) }

  /// Whether a chat counts.
  mutating func accepts(_ chat: ConversationID) throws -> Bool {
    guard !groups.isEmpty else { return true }
    if let known = known[chat] { return known }
    let labels = try sql.first("SELECT labels FROM conversation WHERE id = ?", [chat]) { $0.words() } ?? []
    let answer = has(labels)
    known[chat] = answer
    return answer
  }

  /// All chats that count, when they are few; nil when there are many, or all count.
  func fewChats() throws -> Set<ConversationID>? {
    guard !groups.isEmpty else { return nil }
    var chats: Set<ConversationID> = []
    var (combination, left): (String?, Int) = (try sql.first(Self.firstLabels) { try $0.text() }, Self.most)
    while let labels = combination {
      if has(labels.split(separator: "\n").map(String.init)) {
        let limit = MessageSearch.mostChats + 1
        chats.formUnion(try sql.query(Self.chats, [labels, limit]) { try $0.id() as ConversationID })
      }
      left -= 1
      guard chats.count <= MessageSearch.mostChats, left > 0 else { return nil }
      combination = try sql.first(Self.nextLabels, [labels]) { try $0.text() }
    }
    return chats
  }

  private func has(_ labels: [String]) -> Bool {
    groups.allSatisfy { group in labels.contains(where: group.contains) }
  }

  static let firstLabels = "SELECT labels FROM conversation WHERE labels IS NOT NULL ORDER BY labels LIMIT 1"
  static let nextLabels =
    "SELECT labels FROM conversation WHERE labels IS NOT NULL AND labels > ? ORDER BY labels LIMIT 1"
  static let chats = "SELECT id FROM conversation WHERE labels = ? LIMIT ?"
}
