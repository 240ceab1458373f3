import Desk
import Foundation
import Moderation

/// Reads all that a conversation holds for a dossier (A16). What is deleted stays hidden: it asks for lines the way
/// every view does.
struct DossierReader {
  private let sql: SQL
  private let conversation: ConversationID
  /// Whether messages marked as reserved are read (A13).
  private let withReserved: Bool

  init(_ sql: SQL, _ conversation: ConversationID, withReserved: Bool) {
    (self.sql, self.conversation, self.withReserved) = (sql, conversation, withReserved)
  }

  /// The thread from its beginning.
  func lines() throws -> [Dossier.Line] {
    let reader = ThreadReader(sql, conversation)
    let rows = try reader.rows(from: nil, backward: false, inclusive: false, count: .max)
    return try rows.map { line(try reader.entry($0)) }
  }

  private func line(_ entry: Entry) -> Dossier.Line {
    var line = Dossier.Line(id: entry.id, at: entry.at, sort: .incoming)
    line.author = entry.by
    line.isAutomatic = entry.isAutomatic
    (line.about, line.quoted, line.reactions) = (entry.about, entry.quoted?.id, entry.reactions)
    (line.earlierTexts, line.revokedAt, line.forwarding) = (entry.earlierTexts, entry.revokedAt, entry.forwarding)
    line.marks = entry.marks.sorted { $0.rawValue < $1.rawValue }
    switch entry.body {
    case .incoming(let kind, let content):
      line.kind = kind.rawValue
      line.take(content)
    case .outgoing(let text, let state, _, _):
      (line.sort, line.state) = (.outgoing, state.rawValue)
      if let attached = entry.attached { line.take(attached) }
      line.text = text
    case .note(let text): (line.sort, line.text) = (.note, text)
    case .act(let act, let comment): (line.sort, line.kind, line.text) = (.act, act.rawValue, comment)
    }
    if entry.marks.contains(.riservati), !withReserved { line.hide(.reserved) }
    if let deletion = entry.deletion {
      line.hide(.deleted)
      line.removal = Dossier.Line.Removal(clause: deletion.clause, by: deletion.by, at: deletion.at)
    }
    return line
  }

  /// The flags, in the order in which they were raised; of a message that is left out, without the words.
  func flags(hiding hidden: Set<MessageID>) throws -> [Dossier.FlagLine] {
    try sql.query(
      """
      SELECT id, message, clause, rule, evidence_start, evidence_end, confidence, why, raised_by, raised_at, state,
        settled_by, settled_at, settled_reason
      FROM flag WHERE conversation = ? ORDER BY id
      """, [conversation]
    ) { row in
      let (id, message) = (try row.id() as FlagID, try row.id() as MessageID)
      let (clause, rule, start, end) = (try row.text(), try row.text(), try row.int(), try row.int())
      guard start <= end else { throw Damage(column: 5) }
      let flag = Flag(
        clause: clause, rule: rule, evidence: hidden.contains(message) ? 0..<0 : start..<end,
        confidence: try row.word(), why: try row.text())
      return Dossier.FlagLine(
        id: id, message: message, flag: flag, raisedBy: row.optionalText().map { StaffID($0) },
        raisedAt: try row.instant(), state: try row.text(), settledBy: row.optionalText().map { StaffID($0) },
        settledAt: row.optionalInstant(), settledReason: row.optionalText())
    }
  }

  /// The conversation's rows of the journal.
  func acts() throws -> [Dossier.ActLine] {
    try sql.query(
      """
      SELECT id, at, actor, verb, message, clause, about FROM journal WHERE conversation = ? ORDER BY id
      """, [conversation]
    ) { row in
      Dossier.ActLine(
        row: try row.integer(), at: try row.instant(), actor: try row.text(), verb: try row.text(),
        message: row.optionalID(), clause: row.optionalText(), about: row.optionalText())
    }
  }
}

extension Dossier.Line {
  /// Takes what a message holds: its words apart from the rest.
  fileprivate mutating func take(_ content: Content) {
    switch content {
    case .text(let text): self.text = text
    case .media(var media):
      (text, media.caption) = (media.caption, nil)
      (self.content, file) = (.media(media), media.sha256.flatMap(Self.hexadecimal))
    case .location, .contacts, .choice, .order, .reaction, .edit, .revoke, .system, .call, .unsupported:
      self.content = content
    }
  }

  /// Leaves out all that the message said.
  mutating func hide(_ why: Hidden) {
    (text, content, file, earlierTexts, reactions, hidden) = (nil, nil, nil, [], [], why)
  }

  /// The line without a file that does not lie ready.
  func keeping(_ files: Set<String>) -> Self {
    var line = self
    if let file, !files.contains(file) { line.file = nil }
    return line
  }

  /// A digest in hexadecimal, whichever way the carrier wrote it.
  private static func hexadecimal(_ digest: String) -> String? {
    if digest.utf8.count == 64 { return Data(hexadecimal: digest).map(\.hexadecimal) }
    return Data(base64Encoded: digest).flatMap { $0.count == 32 ? $0.hexadecimal : nil }
  }
}
