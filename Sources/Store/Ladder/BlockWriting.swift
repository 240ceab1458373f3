import Desk
import Foundation

// What making and ending a block writes.
extension EventWriter {
  mutating func block(_ finding: Finding, _ term: BlockTerm, _ level: WhatsAppLevel) throws {
    let chat = record.conversation
    let interrupted = Interruption(session: chat.session, waitingSince: chat.waitingSince, unread: chat.unread)
    try enter(.block(term), finding)
    guard let measure, let author else { throw NobodyDecided() }
    let table = BlockTable(sql)
    let made = try table.add(measure, term, level, cutting: interrupted, in: id, at: now)
    try table.note(.made, on: made, by: author, at: now, reason: finding.reason, until: term.until)
    block = made
  }

  mutating func change(_ kind: BlockChange.Kind, _ reason: String, until: Date) throws {
    guard let block = record.conversation.block, let author else { throw NobodyDecided() }
    try BlockTable(sql).move(block.id, to: until)
    try BlockTable(sql).note(kind, on: block.id, by: author, at: now, reason: reason, until: until)
  }

  mutating func end(_ kind: BlockChange.Kind, _ reason: String) throws {
    guard let block = record.conversation.block else { return }
    try BlockTable(sql).end(block.id, how: kind.rawValue, at: now)
    try BlockTable(sql).note(kind, on: block.id, by: kind == .lapsed ? nil : author, at: now, reason: reason)
  }

  /// What the block confirmed is open again, and what it kept out is looked at as if it had just come.
  mutating func undo(_ reason: String) throws {
    guard let block = record.conversation.block, let origin = try BlockTable(sql).origin(block.id) else { return }
    try end(.undone, reason)
    let table = FlagTable(sql)
    for message in try MeasureTable(sql).evidence(origin.measure) {
      try table.reopen(on: message, settledBy: origin.measure, at: origin.since)
      try queue(message)
    }
    for message in try table.flagged(in: id, since: origin.since) { try queue(message) }
    let last = try MessageTable(sql).last(of: id)
    record.last = last?.line
    if let last { record.lastAt = max(last.at, record.lastAt) }
  }

  /// The visit that the block closed goes on.
  mutating func resumeSession() throws {
    guard let session = record.conversation.session else { return }
    try sql.execute("UPDATE session SET closed_at = NULL, outcome = NULL WHERE id = ?", [session.id])
    (record.closedAt, record.outcome) = (nil, nil)
    try writeCharge()
  }
}
