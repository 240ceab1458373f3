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
    try moveMarks(to: message, from: own, [target, conversation])
    let edits = try sql.query(
      "SELECT text FROM message WHERE \(own) AND kind = 'edit' ORDER BY at, id", [target, conversation]
    ) { $0.optionalText() }
    try sql.execute("UPDATE message SET revoked_at = ? WHERE id = ?", [revoked ?? nil, message])
    guard let last = edits.last(where: { $0 != nil }) ?? nil else { return Result(message: message) }
    try edit(message, to: last)
    let isDeleted = try SealTable(sql).isSealed(message)
    if isDeleted { try SealTable(sql).absorb(message) }
    try sql.execute(
      "DELETE FROM moderation_queue WHERE message IN (SELECT id FROM message WHERE \(own))", [target, conversation])
    try sql.execute(
      "UPDATE flag SET message = ? WHERE message IN (SELECT id FROM message WHERE \(own))",
      [message, target, conversation])
    if try sql.holds("SELECT 1 FROM flag WHERE message = ?", [message]) {
      try MessageTable(sql).note(.flags, on: message)
    }
    return Result(message: message, text: isDeleted ? nil : last)
  }

  /// Moves the marks of edits to the message they stand on, once: a person may take them off there.
  private func moveMarks(to message: MessageID, from own: String, _ values: [any Storable]) throws {
    let moved = try sql.query("SELECT marks FROM message WHERE \(own) AND marks IS NOT NULL", values) { $0.words() }
    guard !moved.isEmpty else { return }
    let standing = try sql.first("SELECT marks FROM message WHERE id = ?", [message]) { $0.words() } ?? []
    try sql.execute(
      "UPDATE message SET marks = ? WHERE id = ?", [Set(standing + moved.joined()).sorted().joinedWords, message])
    try sql.execute("UPDATE message SET marks = NULL WHERE \(own) AND marks IS NOT NULL", values)
  }

  private func edit(_ message: MessageID, to text: String) throws {
    try sql.execute(
      """
      INSERT INTO first_text (message, text) SELECT id, text FROM message WHERE id = ?
      ON CONFLICT (message) DO NOTHING
      """, [message])
    try sql.execute("UPDATE message SET text = ? WHERE id = ?", [text, message])
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
