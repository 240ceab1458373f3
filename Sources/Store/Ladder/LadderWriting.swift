import Desk
import Foundation
import Moderation
import Policy

// What a step on the ladder writes besides the conversation's own row.
extension EventWriter {
  /// What a step writes while the conversation is still as it was.
  ///
  /// - Throws: `NobodyDecided` for a step that no person took: a bug, and never a decision of the program (C17).
  mutating func prepare(_ event: LadderEvent) throws {
    guard author != nil || !event.takesAPerson else { throw NobodyDecided() }
    switch event {
    case .warned(let finding, let text):
      try enter(.warn, finding)
      try send(warning: text)
    case .deleted(let finding, let until): try delete(finding, until)
    case .reported(let finding, let recipient, let purpose):
      try enter(.report(to: recipient, purpose: purpose), finding)
      guard let measure else { return }
      about = try ReportTable(sql).add(measure, to: recipient, purpose: purpose, at: now)
    case .blocked(let finding, let term, let level): try block(finding, term, level)
    case .referred(let finding): try enter(.refer, finding)
    case .proposed(let measure, let finding): try propose(measure, finding)
    case .declined(let proposal, let reason): try settle(proposal, as: .declined, reason)
    case .confirmed(let message, let clause, let reason): try confirm(message, clause, reason)
    case .keptOut: if let block = record.conversation.block { try BlockTable(sql).countAttempt(block.id, at: now) }
    case .blockKept(let until, let reason): try change(.kept, reason, until: until)
    case .blockExtended(let until, let reason): try change(.extended, reason, until: until)
    case .blockLifted(let reason): try end(.lifted, reason)
    case .blockLapsed: try end(.lapsed, "")
    case .blockUndone(let reason): try undo(reason)
    case .unsealed: break
    }
  }

  /// What a step writes once the conversation has changed.
  mutating func conclude(_ event: LadderEvent) throws {
    switch event {
    case .blocked: record.conversation.block?.id = block ?? BlockID(0)
    case .blockUndone: try resumeSession()
    case .warned, .deleted, .reported, .referred, .proposed, .declined, .confirmed, .keptOut, .blockKept,
      .blockExtended, .blockLifted, .blockLapsed, .unsealed:
      break
    }
  }

  /// Puts a message in its place in the queue, and sums the conversation's open flags up again.
  mutating func queue(_ message: MessageID) throws {
    try QueueTable(sql).place(message, of: id, under: office.timetable.ruleset(at: now))
    record.flags = try FlagTable(sql).summary(of: id)
  }

  mutating func enter(_ taken: Measure, _ finding: Finding) throws {
    guard let author else { throw NobodyDecided() }
    let table = MeasureTable(sql)
    measure = try table.add(taken, finding, as: .taken, in: id, by: author, at: now)
    about = measure?.description
    // Whoever asked for the same has got it.
    for proposal in try table.proposals(in: id)
    where proposal.measure.rung == taken.rung && proposal.finding.messages.contains(where: finding.messages.contains) {
      try settle(proposal.id, as: .accepted, finding.reason)
    }
  }

  private mutating func propose(_ proposed: Measure, _ finding: Finding) throws {
    guard let author else { throw NobodyDecided() }
    about = try MeasureTable(sql).add(proposed, finding, as: .proposed, in: id, by: author, at: now).description
    for message in finding.messages { try queue(message) }
  }

  private mutating func settle(_ proposal: MeasureID, as state: MeasureRecord.State, _ reason: String) throws {
    guard let author else { throw NobodyDecided() }
    let table = MeasureTable(sql)
    try table.settle(proposal, as: state, reason: reason, by: author, at: now)
    for message in try table.evidence(proposal) { try queue(message) }
  }

  /// Upholds what was proposed for the clause, closes what was proposed for others, and counts the violation.
  private mutating func confirm(_ message: MessageID, _ clause: String, _ reason: String) throws {
    guard let author else { throw NobodyDecided() }
    let table = FlagTable(sql)
    let flags = try table.flags(on: message)
    if !flags.contains(where: { $0.flag.clause == clause && $0.state != .dismissed }) {
      try flag(message, clause, reason)
    }
    for record in try table.flags(on: message) where record.state == .open {
      let isUpheld = record.flag.clause == clause
      try table.settle(
        record.id, as: isUpheld ? .upheld : .dismissed, reason: isUpheld ? reason : clause, by: author, at: now,
        measure: measure)
    }
    try QueueTable(sql).place(message, of: id, under: office.timetable.ruleset(at: now))
    try QueueTable(sql).placeAll(of: id, under: office.timetable.ruleset(at: now))
    record.flags = try table.summary(of: id)
  }

  private mutating func delete(_ finding: Finding, _ until: Date) throws {
    try enter(.delete, finding)
    guard let measure else { return }
    for message in finding.messages {
      try SealTable(sql).seal(message, by: measure, at: now, until: until)
      guard record.last?.id == message else { continue }
      record.last?.snippet.text = nil
      record.last?.snippet.media = nil
    }
  }

  private mutating func send(warning text: String) throws {
    var line = outgoing(.queued)
    (line.text, line.author) = (text, author)
    let message = try MessageTable(sql).add(line)
    made.append(message)
  }
}

/// A step on the ladder came that no person had taken. It never happens; were it to, nothing is written (C17).
struct NobodyDecided: Error {}
