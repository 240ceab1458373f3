import Desk
import Foundation

/// Deleted texts: out of every table that a view, the search or an export reads, and kept in one of their own until
/// their term ends.
struct SealTable {
  /// What is taken out of the other tables.
  private struct Content: Codable {
    var text: String?
    var detail: Desk.Content?
    var first: String?
    var edits: [String]
    /// Bodies that were kept whole.
    var bodies: [String]
  }

  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// Takes a text out of sight. One that is sealed already stays as it is.
  func seal(_ message: MessageID, by measure: MeasureID, at now: Date, until: Date) throws {
    guard try !isSealed(message) else { return }
    let content = try gather(message, Content(edits: [], bodies: []))
    try sql.execute(
      "INSERT INTO sealed (message, measure, sealed_at, erase_at, content) VALUES (?, ?, ?, ?, ?)",
      [message, measure, now, until, try content.jsonText()])
    try blank(message)
    try MessageTable(sql).note(.deleted, on: message)
  }

  /// Takes in what the citizen changed in a message after it was deleted, so that no edit brings a text back.
  func absorb(_ message: MessageID) throws {
    let kept = try sql.first("SELECT content FROM sealed WHERE message = ? AND erased_at IS NULL", [message]) { row in
      try row.json() as Content
    }
    // Once the term is over nothing is kept any more.
    if let kept {
      let content = try gather(message, kept)
      try sql.execute("UPDATE sealed SET content = ? WHERE message = ?", [try content.jsonText(), message])
    }
    try blank(message)
  }

  /// Whether a message's text is deleted.
  func isSealed(_ message: MessageID) throws -> Bool {
    try sql.holds("SELECT 1 FROM sealed WHERE message = ?", [message])
  }

  /// What stands in place of a text.
  func deletion(of message: MessageID) throws -> Deletion? {
    try sql.first(
      """
      SELECT s.clause, s.author, d.sealed_at, d.erase_at, d.erased_at
      FROM sealed d JOIN measure s ON s.id = d.measure WHERE d.message = ?
      """, [message]
    ) { row in
      Deletion(
        clause: try row.text(), by: StaffID(try row.text()), at: try row.instant(), sealedUntil: try row.instant(),
        erasedAt: row.optionalInstant())
    }
  }

  /// A deleted text, for the one command that may read it.
  func open(_ message: MessageID) throws -> SealedText? {
    guard let deletion = try deletion(of: message) else { return nil }
    let content = try sql.first("SELECT content FROM sealed WHERE message = ?", [message]) { row in
      try row.optionalJSON() as Content?
    }
    guard let content, let content else { return SealedText(message: message, text: nil, deletion: deletion) }
    let earlier = ([content.first] + content.edits.dropLast()).compactMap(\.self).filter { $0 != content.text }
    return SealedText(
      message: message, text: content.text, earlier: earlier, content: content.detail, deletion: deletion)
  }

  /// Texts whose term has ended.
  func due(at now: Date) throws -> [(message: MessageID, conversation: ConversationID)] {
    try sql.query(
      """
      SELECT d.message, m.conversation FROM sealed d JOIN message m ON m.id = d.message
      WHERE d.erased_at IS NULL AND d.erase_at <= ?
      """, [now]
    ) { row in (message: try row.id(), conversation: try row.id()) }
  }

  /// Erases a sealed text; that it was there stays known.
  ///
  /// - Returns: the digests of the files that went with it.
  func erase(_ message: MessageID, at now: Date) throws -> Set<String> {
    let content = try sql.first("SELECT content FROM sealed WHERE message = ?", [message]) { row in
      try row.optionalJSON() as Content?
    }
    let files = FileTable(sql)
    let digests = try files.digests(of: message, content: (content ?? nil)?.detail)
    try files.forget(message)
    try sql.execute("UPDATE sealed SET content = NULL, erased_at = ? WHERE message = ?", [now, message])
    return digests
  }

  /// Adds what the tables hold of a message's words to what is sealed of it.
  private func gather(_ message: MessageID, _ known: Content) throws -> Content {
    var content = known
    let row = try sql.first("SELECT text, detail FROM message WHERE id = ?", [message]) { row in
      (text: row.optionalText(), detail: try row.optionalJSON() as Desk.Content?)
    }
    content.text = row?.text ?? known.text
    content.detail = row?.detail ?? known.detail
    let first = try sql.first("SELECT text FROM first_text WHERE message = ?", [message]) { $0.optionalText() } ?? nil
    content.first = first ?? known.first
    content.edits += try sql.query(
      "SELECT text FROM message WHERE id IN (\(Self.editsOf)) AND text IS NOT NULL ORDER BY at, id", [message]
    ) { try $0.text() }
    content.bodies += try sql.query(
      "SELECT raw FROM body WHERE sealed = 1 AND (message = ? OR message IN (\(Self.editsOf)))", [message, message]
    ) { try $0.text() }
    return content
  }

  /// Takes the words out of the tables.
  private func blank(_ message: MessageID) throws {
    try sql.execute(
      "UPDATE body SET raw = '{}', sealed = 0 WHERE message = ? OR message IN (\(Self.editsOf))", [message, message])
    try sql.execute("UPDATE message SET text = NULL WHERE id IN (\(Self.editsOf))", [message])
    try sql.execute("DELETE FROM first_text WHERE message = ?", [message])
    try sql.execute("UPDATE message SET text = NULL, detail = NULL WHERE id = ?", [message])
  }

  /// The edits that stand on a message.
  private static let editsOf = """
    SELECT e.id FROM message e JOIN message t ON e.quoted = t.provider_id
    WHERE e.line = 'onto' AND e.kind = 'edit' AND e.conversation = t.conversation AND t.id = ?
    """
}

extension Store {
  /// Reads a deleted text: a supervisor may, and the journal says who did and when (A14).
  public func unseal(
    _ message: MessageID, in id: ConversationID, by staff: StaffID, at now: Date
  ) throws(ActError) -> SealedText {
    let answer: Result<SealedText, ActError>
    do {
      try welcome(staff)
      answer = try connection.write("opening a seal", refusing: ActError.self) { sql in
        _ = try perform(.ladder(.unseal(message)), on: id, by: staff, at: now, sql)
        guard let text = try SealTable(sql).open(message) else { throw ActError.refused(.ladder(.notDeleted)) }
        return text
      }
    } catch {
      throw .fault(error)
    }
    return try answer.get()
  }

  /// Erases for good the deleted texts whose term has ended: the seal itself, the words that the search still had in
  /// dead entries, the log and freed pages (`secure_delete`), and their files, if nothing else names them.
  ///
  /// - Returns: how many there were.
  public func eraseSealed(at now: Date) throws(StoreFault) -> Int {
    let isAnyDue = try connection.read("looking for ended terms") { sql in
      try sql.holds("SELECT 1 FROM sealed WHERE erased_at IS NULL AND erase_at <= ?", [now])
    }
    guard isAnyDue else { return 0 }
    let erased = try connection.write("erasing sealed texts") { sql in
      let due = try SealTable(sql).due(at: now)
      let journal = Journal(sql)
      var files: Set<String> = []
      for (message, conversation) in due {
        files.formUnion(try SealTable(sql).erase(message, at: now))
        try journal.append(.sealErased, by: .program, at: now, conversation: conversation, message: message)
      }
      // Within the transaction: nobody can come to name one of them meanwhile.
      for digest in files where try !FileTable(sql).isNamed(digest) { unlink("\(filesFolder)/\(digest)") }
      return due.count
    }
    try scrubSearch()
    return erased
  }
}
