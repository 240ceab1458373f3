import Desk
import Foundation
import Moderation

// What the events of the staff write besides the conversation's own row.
extension EventWriter {
  mutating func reply(
    _ text: String, quoting: MessageID?, with attachment: Enclosure?, heldUntil: Date, answers: Date?
  ) throws {
    var line = outgoing(.held, heldUntil: heldUntil)
    let content = attachment?.content
    (line.kind, line.detail) = (content?.kind.rawValue, try content?.detail)
    (line.text, line.author, line.answers, line.quotedID) = (text, author, answers, quoting)
    line.quoted = try quoting.flatMap { try provider(of: $0) }
    let message = try MessageTable(sql).add(line)
    made.append(message)
    try FileTable(sql).keep(content, of: message, at: now)
    var snippet = Snippet(isFromCitizen: false, kind: .text, text: text.cut)
    if let content { snippet = Snippet(content.kind, content, text: text.isEmpty ? nil : text, isFromCitizen: false) }
    note(answer: LastLine(id: message, snippet: snippet))
    try forgetDraft(.reply)
    try journal(.replied, message: message)
  }

  /// A sign on a citizen's message is a message of ours, which goes out and may fail as others do; the lists go on
  /// showing what was said last.
  mutating func react(_ reaction: Reaction?, to message: MessageID) throws {
    let target = try provider(of: message)
    let content = Content.reaction(emoji: reaction?.rawValue, to: target ?? ProviderID(""))
    var line = outgoing(.queued)
    (line.kind, line.detail, line.author) = (content.kind.rawValue, try content.jsonText(), author)
    (line.quotedID, line.quoted) = (message, target)
    made.append(try MessageTable(sql).add(line))
    try journal(.reacted, message: message)
  }

  mutating func take(note text: String) throws {
    var line = line(.note)
    (line.text, line.author) = (text, author)
    let message = try MessageTable(sql).add(line)
    made.append(message)
    try forgetDraft(.note)
    try journal(.noted, message: message)
  }

  /// What was sent is no draft any more, whatever becomes of the console that sent it.
  private func forgetDraft(_ purpose: SavedDraft.Purpose) throws {
    guard let author else { return }
    try DraftTable(sql).forget(purpose, in: id, by: author)
  }

  mutating func withdraw(_ message: MessageID) throws {
    try sql.execute("UPDATE message SET state = 'withdrawn' WHERE id = ? AND state = 'held'", [message])
    guard record.last?.id == message else { return }
    let last = try MessageTable(sql).last(of: id)
    record.last = last?.line
    if let last { record.lastAt = last.at }
  }

  /// An answer taken back after the close had ended a wait, which then goes on when the chat is reopened.
  func keepCutShortWait() throws {
    guard let closed = record.closedAt, let wait = record.conversation.cutShortWait,
      let line = try MessageTable(sql).close(of: id, at: closed)?.line
    else { return }
    try sql.execute("UPDATE message SET answers = ? WHERE id = ?", [wait, line])
  }

  mutating func openSession() throws {
    let session = try sql.insert("INSERT INTO session (conversation, opened_at) VALUES (?, ?)", [id, now])
    record.conversation.session?.id = SessionID(session)
    record.sessions += 1
    (record.closedAt, record.outcome) = (nil, nil)
  }

  mutating func close(_ outcome: Session.Outcome) throws {
    try sql.execute(
      "UPDATE session SET closed_at = ?, outcome = ? WHERE id = ?",
      [now, outcome.rawValue, record.conversation.session?.id])
    (record.closedAt, record.outcome) = (now, outcome)
  }

  mutating func reopenSession() throws {
    try sql.execute(
      "UPDATE session SET closed_at = NULL, outcome = NULL WHERE id = ?", [record.conversation.session?.id])
    (record.closedAt, record.outcome) = (nil, nil)
    try writeCharge()
  }

  func writeCharge() throws {
    guard let session = record.conversation.session else { return }
    try sql.execute("UPDATE session SET in_charge = ? WHERE id = ?", [session.inCharge, session.id])
  }

  mutating func flag(_ message: MessageID, _ clause: String, _ reason: String) throws {
    // A colleague's own proposal: no rule fired, no evidence is cut out, and the reason is theirs.
    let flag = Flag(clause: clause, rule: "staff", evidence: 0..<0, confidence: .high, why: reason)
    try FlagTable(sql).raise(flag, on: message, of: id, by: author, at: now)
    try MessageTable(sql).note(.flags, on: message)
    try queue(message)
  }

  /// Settles a flag; what was asked for about a message on which nothing is open any more is declined with it.
  mutating func dismiss(_ flag: FlagID, on message: MessageID, _ reason: String) throws {
    guard let author else { return }
    let (flags, measures) = (FlagTable(sql), MeasureTable(sql))
    try flags.settle(flag, as: .dismissed, reason: reason, by: author, at: now)
    if try !flags.flags(on: message).contains(where: { $0.state == .open }) {
      let decides = office.staff[author]?.may(act: .supervisor) ?? false
      for proposal in try measures.proposals(about: message) where decides || proposal.by == author {
        try measures.settle(proposal.id, as: .declined, reason: reason, by: author, at: now)
      }
    }
    try queue(message)
  }

  mutating func writeMarks(of message: MessageID) throws {
    let marks = record.conversation.messages[message]?.marks ?? []
    try sql.execute(
      "UPDATE message SET marks = ? WHERE id = ?", [marks.map(\.rawValue).sorted().joinedWords, message])
    try gatherMarks()
  }

  /// The marks on any message of the citizen's in the conversation.
  mutating func gatherMarks() throws {
    let words = try sql.query(
      "SELECT marks FROM message WHERE conversation = ? AND marks IS NOT NULL AND line = 'incoming'", [id]
    ) { $0.words() }
    let standing = Set(words.joined())
    record.marks = Mark.allCases.filter { standing.contains($0.rawValue) }
  }

  /// Keeps an answer as the conversation's last. It comes after all that is there, also when the clock was set back.
  mutating func note(answer line: LastLine) { (record.last, record.lastAt) = (line, max(now, record.lastAt)) }

  /// Keeps a citizen's message as the conversation's last, unless a later one is known already.
  mutating func note(last line: LastLine, at instant: Date) {
    guard record.last == nil || instant >= record.lastAt else { return }
    (record.last, record.lastAt) = (line, instant)
  }

  private func provider(of message: MessageID) throws -> ProviderID? {
    try sql.first("SELECT provider_id FROM message WHERE id = ?", [message]) { row in
      row.optionalText().map { ProviderID($0) }
    } ?? nil
  }
}
