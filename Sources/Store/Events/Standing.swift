import Desk
import Foundation
import Moderation

/// Reactions, edits and deletions on the message they speak of.
///
/// They are kept as rows by the name of their target, so that nothing is lost when they come first. An edit or a
/// deletion counts only in the conversation in which the message was sent; so does a flag on an edit.
struct Standing {
  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// A message as it stands now.
  struct Result {
    var message: MessageID
    /// The words of the last edit; nil when it was never edited.
    var text: String?
  }

  /// Brings a message up to date with what stands on it; nil when it has not come yet.
  func refresh(_ target: ProviderID) throws -> Result? {
    guard let (message, conversation, isFromCitizen) = try MessageTable(sql).target(target) else { return nil }
    let own = "quoted = ? AND line = 'onto' AND conversation = ?"
    try MessageTable(sql).note(.onto, on: message)
    guard isFromCitizen else { return Result(message: message) }
    let revoked = try sql.first(
      "SELECT min(at) FROM message WHERE \(own) AND kind = 'revoke'", [target, conversation]
    ) { $0.optionalInstant() }
    let edits = try sql.query(
      "SELECT text, marks FROM message WHERE \(own) AND kind = 'edit' ORDER BY at, id", [target, conversation]
    ) { row in (text: row.optionalText(), marks: row.words()) }
    try sql.execute("UPDATE message SET revoked_at = ? WHERE id = ?", [revoked ?? nil, message])
    guard let last = edits.last(where: { $0.text != nil })?.text else { return Result(message: message) }
    try edit(message, to: last, marks: edits.flatMap(\.marks))
    try sql.execute(
      "UPDATE flag SET message = ? WHERE message IN (SELECT id FROM message WHERE \(own))",
      [message, target, conversation])
    if try sql.holds("SELECT 1 FROM flag WHERE message = ?", [message]) {
      try MessageTable(sql).note(.flags, on: message)
    }
    return Result(message: message, text: last)
  }

  private func edit(_ message: MessageID, to text: String, marks: [String]) throws {
    try sql.execute(
      """
      INSERT INTO first_text (message, text) SELECT id, text FROM message WHERE id = ?
      ON CONFLICT (message) DO NOTHING
      """, [message])
    let standing = try sql.first("SELECT marks FROM message WHERE id = ?", [message]) { $0.words() } ?? []
    let all = Set(standing + marks).sorted()
    try sql.execute("UPDATE message SET text = ?, marks = ? WHERE id = ?", [text, all.joinedWords, message])
    try MessageTable(sql).note(.earlierTexts, on: message)
  }

  /// The reactions that stand on a message: the last of each who reacted, unless it was taken back.
  func reactions(on target: ProviderID) throws -> [String] {
    let all = try sql.query(
      "SELECT conversation, text FROM message WHERE quoted = ? AND line = 'onto' AND kind = 'reaction' ORDER BY at, id",
      [target]
    ) { row in (reactor: try row.integer(), emoji: row.optionalText()) }
    var standing: [Int64: String] = [:]
    for reaction in all { standing[reaction.reactor] = reaction.emoji }
    return standing.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The texts that a message had before its edits, oldest first.
  func earlierTexts(of message: MessageID, known target: ProviderID, in conversation: ConversationID) throws -> [String]
  {
    let first = try sql.first("SELECT text FROM first_text WHERE message = ?", [message]) { $0.optionalText() } ?? nil
    let edits = try sql.query(
      """
      SELECT text FROM message WHERE quoted = ? AND line = 'onto' AND kind = 'edit' AND conversation = ?
      AND text IS NOT NULL ORDER BY at, id
      """, [target, conversation]
    ) { try $0.text() }
    return ([first ?? ""] + edits.dropLast()).filter { !$0.isEmpty }
  }
}
