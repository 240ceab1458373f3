import Desk
import Foundation

/// Whether chats have the subjects that are asked for.
struct LabelSearch {
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
    try sql.scan(Self.all) { row in
      if has(row.words()) { chats.insert(try row.id()) }
      return chats.count <= MessageSearch.mostChats
    }
    return chats.count <= MessageSearch.mostChats ? chats : nil
  }

  private func has(_ labels: [String]) -> Bool {
    groups.allSatisfy { group in labels.contains(where: group.contains) }
  }

  /// Goes through an index that has all it needs.
  static let all = "SELECT labels, id FROM conversation WHERE labels IS NOT NULL ORDER BY labels, id"
}
