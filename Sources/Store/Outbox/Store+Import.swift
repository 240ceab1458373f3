import Desk
import Foundation

/// One line of an exported chat.
public struct ImportedEntry: Equatable, Sendable {
  /// Who said it.
  public enum Side: Equatable, Sendable {
    case citizen
    case desk
    /// WhatsApp itself: encryption notices and the like.
    case system
  }

  /// The name by which a repeat is known: a digest over chat, instant, author, text and place.
  public var id: ProviderID
  /// Who said it.
  public var side: Side
  /// When.
  public var at: Date
  /// What it holds.
  public var content: Content
  /// Its kind.
  public var kind: Arrival.Kind

  /// Makes a line.
  public init(id: ProviderID, side: Side, at: Date, kind: Arrival.Kind, content: Content) {
    (self.id, self.side, self.at, self.kind, self.content) = (id, side, at, kind, content)
  }
}

extension Store {
  /// Stores an exported chat as a closed session of a citizen. Lines that are known are left as they are, so that
  /// importing twice changes nothing; nobody is owed an answer, and no notice goes out.
  ///
  /// - Parameters:
  ///   - citizen: whose chat it is.
  ///   - entries: its lines.
  ///   - staff: who does it; an operator or an administrator, unless they own the file.
  ///   - ownsFile: whether the system says that they own the file or are root.
  /// - Returns: how many lines were new, and how many known.
  /// - Throws: `OfficeError`, also when the one who does it is not on the list of staff.
  public func importSession(
    citizen: Identity, entries: [ImportedEntry], by staff: StaffID, ownsFile: Bool = false, at now: Date
  ) throws(OfficeError) -> (stored: Int, duplicates: Int) {
    let answer: Result<(stored: Int, duplicates: Int), OfficeRefusal>
    do {
      answer = try connection.write("importing a chat", refusing: OfficeRefusal.self) { sql in
        let office = try officeCache.office(sql)
        let mayImport = office.staff[staff].map { $0.may(act: .operator) || $0.may(act: .administrator) } ?? false
        guard mayImport || ownsFile || kind.isInvented else { throw OfficeRefusal.roleMissing(.operator) }
        return try importSession(citizen: citizen, entries: entries, by: staff, at: now, in: office, sql)
      }
    } catch {
      throw .fault(error)
    }
    do { return try answer.get() } catch { throw .refused(error) }
  }

  private func importSession(
    citizen: Identity, entries: [ImportedEntry], by staff: StaffID, at now: Date, in office: Office, _ sql: SQL
  ) throws -> (stored: Int, duplicates: Int) {
    let messages = MessageTable(sql)
    let new = try entries.filter { try messages.find($0.id) == nil }
    guard let first = new.map(\.at).min(), let last = new.map(\.at).max() else { return (0, entries.count) }
    let person = try CitizenTable(sql).take(citizen, at: now)
    let table = ConversationTable(sql)
    guard let before = try person.isNew ? table.begin(person.id, at: min(first, now)) : table.load(person.id) else {
      throw Damage(column: 0)
    }
    let session = SessionID(
      try sql.insert(
        "INSERT INTO session (conversation, opened_at, closed_at, outcome) VALUES (?, ?, ?, ?)",
        [person.id, first, last, Session.Outcome.imported.rawValue]))
    var known: Set<ProviderID> = []
    for entry in new where known.insert(entry.id).inserted {
      _ = try messages.add(try entry.line(in: person.id, session, at: now))
    }
    try table.save(
      try concluded(before, session: session, closed: min(last, now), sql), replacing: before, office: office)
    try Journal(sql).append(.chatImported, by: .staff(staff), at: now, conversation: person.id)
    return (known.count, entries.count - known.count)
  }

  /// The conversation with one more session behind it.
  private func concluded(
    _ before: ConversationRecord, session: SessionID, closed: Date, _ sql: SQL
  ) throws -> ConversationRecord {
    var record = before
    record.sessions += 1
    if record.conversation.session == nil, record.closedAt.map({ $0 < closed }) ?? true {
      record.conversation.lastSession = session
      (record.closedAt, record.outcome) = (closed, .imported)
    }
    if let last = try MessageTable(sql).last(of: record.conversation.id) {
      (record.last, record.lastAt) = (last.line, last.at)
    }
    return record
  }
}

extension ImportedEntry {
  fileprivate func line(in conversation: ConversationID, _ session: SessionID, at now: Date) throws -> NewLine {
    var line = NewLine(side == .desk ? .outgoing : .incoming, in: conversation, session: session, at: at, received: now)
    (line.provider, line.kind) = (id, kind.rawValue)
    let content = content.withoutNumbers
    switch content {
    case .text(let text): line.text = text
    case .media(let media): line.text = media.caption ?? (side == .desk ? media.fileName : nil)
    case .system(.other(let text)): line.text = text
    case .location, .contacts, .choice, .order, .reaction, .edit, .revoke, .system, .call, .unsupported: break
    }
    line.detail = try content.detail
    if side == .desk { line.state = .read }
    if at > now { (line.at, line.givenAt) = (now, at) }
    return line
  }
}
