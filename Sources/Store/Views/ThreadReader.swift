import Desk
import Foundation
import Moderation

/// Reads the lines of one conversation.
struct ThreadReader {
  /// A line as its columns hold it.
  struct Row {
    var key: ThreadKey
    var line: NewLine.Sort
    var kind: String?
    var author: StaffID?
    var provider: ProviderID?
    var text: String?
    var detail: Content?
    var about: String?
    var state: OutboxState?
    var heldUntil: Date?
    var errorCode: Int?
    var answers: Date?
    var quoted: ProviderID?
    var quotedID: MessageID?
    var forwarding: Arrival.Forwarding?
    var revokedAt: Date?
    var marks: [Mark]
    var extras: Extras
  }

  private let sql: SQL
  private let conversation: ConversationID

  init(_ sql: SQL, _ conversation: ConversationID) { (self.sql, self.conversation) = (sql, conversation) }

  /// Lines from a key on in one direction, nearest first.
  func rows(from key: ThreadKey?, backward: Bool, inclusive: Bool, count: Int) throws -> [Row] {
    let comparison = (backward ? "<" : ">") + (inclusive ? "=" : "")
    let direction = backward ? "DESC" : "ASC"
    let edge: Int64 = backward ? .max : .min
    return try sql.query(
      Self.statement(comparison, direction), [conversation, key?.at ?? edge, key?.id.rawValue ?? edge, count]
    ) { try Row(&$0) }
  }

  /// The question for the lines before a place, newest first.
  static let newest = statement("<", "DESC")

  private static func statement(_ comparison: String, _ direction: String) -> String {
    """
    SELECT at, id, line, kind, author, provider_id, text, detail, about, state, held_until, error_code, answers,
      quoted, quoted_id, forwarding, revoked_at, marks, extras
    FROM message WHERE conversation = ? AND line <> 'onto' AND (at, id) \(comparison) (?, ?)
    ORDER BY at \(direction), id \(direction) LIMIT ?
    """
  }

  /// A line as the thread shows it, with what stands beside it.
  func entry(_ row: Row) throws -> Entry {
    var entry = Entry(
      id: row.key.id, at: Date(milliseconds: row.key.at), by: row.author, body: try body(of: row),
      marks: Set(row.marks), revokedAt: row.revokedAt, forwarding: row.forwarding)
    switch row.line {
    case .incoming:
      entry.quoted = try quote(row)
      if case .media? = row.detail { entry.file = try FileTable(sql).state(of: row.key.id) }
    case .outgoing:
      entry.quoted = try quote(row)
      entry.attached = row.detail
      entry.isAutomatic = row.author == nil && row.kind == nil
    case .act: entry.about = row.about
    case .note, .onto: break
    }
    if row.extras.contains(.deleted) { entry.deletion = try SealTable(sql).deletion(of: row.key.id) }
    if row.extras.contains(.flags) { entry.flags = try FlagTable(sql).flags(on: row.key.id) }
    guard let provider = row.provider else { return entry }
    if row.extras.contains(.onto) { entry.reactions = try Standing(sql).reactions(on: provider) }
    if row.extras.contains(.earlierTexts) {
      entry.earlierTexts = try Standing(sql).earlierTexts(of: row.key.id, known: provider, in: conversation)
    }
    return entry
  }

  /// What decisions may need to know of these lines.
  func facts(_ rows: [Row], _ entries: [Entry]) -> [MessageID: MessageFacts] {
    var facts: [MessageID: MessageFacts] = [:]
    for (row, entry) in zip(rows, entries) where row.line != .act {
      facts[row.key.id] = MessageFacts(
        isFromCitizen: row.line == .incoming, author: row.author, state: row.state, heldUntil: row.heldUntil,
        answers: row.answers, flags: entry.flags, marks: entry.marks)
      facts[row.key.id]?.isDeleted = row.extras.contains(.deleted)
    }
    return facts
  }

  private func body(of row: Row) throws -> Entry.Body {
    switch row.line {
    case .incoming, .onto:
      let kind = row.kind.flatMap(Arrival.Kind.init(rawValue:)) ?? .unsupported
      return .incoming(kind, .restored(kind, text: row.text, detail: row.detail))
    case .outgoing:
      return .outgoing(
        text: row.text ?? "", state: row.state ?? .queued, heldUntil: row.heldUntil, errorCode: row.errorCode)
    case .note: return .note(text: row.text ?? "")
    case .act:
      guard let act = row.kind.flatMap(Act.init(rawValue:)) else { throw Damage(column: 4) }
      return .act(act, comment: row.text)
    }
  }

  private func quote(_ row: Row) throws -> Quote? {
    guard row.quotedID != nil || row.quoted != nil else { return nil }
    let (condition, value): (String, any Storable) =
      if let id = row.quotedID { ("id = ?", id) } else { ("provider_id = ?", row.quoted?.rawValue ?? "") }
    let found = try sql.first(
      "SELECT id, line, kind, text, marks, extras FROM message WHERE \(condition) AND conversation = ?",
      [value, conversation]
    ) { columns in
      let (id, line) = (try columns.id() as MessageID, try columns.text())
      let (kind, text) = (columns.optionalText(), columns.optionalText())
      var quote = Quote(
        id: id, isFromCitizen: line == "incoming", text: text?.cut ?? kind,
        isReserved: columns.words().contains(Mark.riservati.rawValue))
      if Extras(rawValue: try columns.int()).contains(.deleted) { (quote.isDeleted, quote.text) = (true, nil) }
      return quote
    }
    return found ?? Quote(id: nil, isFromCitizen: false, text: nil)
  }
}

extension ThreadReader.Row {
  fileprivate init(_ row: inout Columns) throws {
    key = ThreadKey(at: try row.integer(), id: try row.id())
    line = try row.word()
    kind = row.optionalText()
    author = row.optionalText().map { StaffID($0) }
    provider = row.optionalText().map { ProviderID($0) }
    text = row.optionalText()
    detail = try row.optionalJSON()
    about = row.optionalText()
    state = try row.optionalWord()
    heldUntil = row.optionalInstant()
    errorCode = row.optionalInt()
    answers = row.optionalInstant()
    quoted = row.optionalText().map { ProviderID($0) }
    quotedID = row.optionalID()
    forwarding = try row.optionalWord()
    revokedAt = row.optionalInstant()
    marks = row.words().compactMap(Mark.init(rawValue:))
    extras = Extras(rawValue: try row.int())
  }
}
