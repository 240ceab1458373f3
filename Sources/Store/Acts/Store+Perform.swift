import Desk
import Foundation

/// What an act came to.
public struct Performed: Equatable, Sendable {
  /// What happened; empty when there was nothing to do.
  public var events: [Event]
  /// The numbers of the messages and notes it made.
  public var messages: [MessageID]
}

/// An act did not happen.
public enum ActError: Error, Equatable, Sendable {
  /// It may not: an answer, shown as a sentence.
  case refused(Refusal)
  /// There is no such conversation.
  case unknownConversation(ConversationID)
  /// The file failed.
  case fault(StoreFault)
}

extension Store {
  /// Does what a member of staff wants, in one transaction that loads, decides, applies, journals and queues: of two
  /// who want the same at once, one gets it and the other is told.
  public func perform(
    _ intent: Intent, on id: ConversationID, by staff: StaffID, at now: Date
  ) throws(ActError) -> Performed {
    let answer: Result<Performed, ActError>
    do {
      try welcome(staff)
      answer = try connection.write("performing an act", refusing: ActError.self) { sql in
        try perform(intent, on: id, by: staff, at: now, sql)
      }
    } catch {
      throw .fault(error)
    }
    return try answer.get()
  }

  /// A conversation with all that a decision about an intent looks at.
  func record(_ id: ConversationID, for intent: Intent, _ sql: SQL) throws -> ConversationRecord? {
    guard var record = try ConversationTable(sql).load(id) else { return nil }
    record.conversation.messages = try MessageTable(sql).facts(of: id, naming: intent.messages)
    record.conversation.cutShortWait = try record.closedAt.flatMap { try MessageTable(sql).close(of: id, at: $0)?.wait }
    guard case .ladder(let step) = intent else { return record }
    record.conversation.proposals = try MeasureTable(sql).proposals(in: id)
    if case .review = step, let block = record.conversation.block {
      record.conversation.block?.interrupted = try BlockTable(sql).interruption(block.id)
    }
    return record
  }

  /// Does it in a transaction that is open already.
  func perform(
    _ intent: Intent, on id: ConversationID, by staff: StaffID, at now: Date, _ sql: SQL
  ) throws -> Performed {
    let office = try officeCache.office(sql)
    guard let person = office.staff[staff] else { throw ActError.refused(.roleMissing(intent.role)) }
    guard var record = try record(id, for: intent, sql) else { throw ActError.unknownConversation(id) }
    if !record.conversation.lapses(at: now).isEmpty {
      try lapse(record, at: now, office, sql)
      guard let later = try self.record(id, for: intent, sql) else { throw ActError.unknownConversation(id) }
      record = later
    }
    let events: [Event]
    do { events = try record.conversation.decide(intent, by: person, at: now, in: office) } catch {
      throw ActError.refused(error)
    }
    var writer = EventWriter(sql, record, office: office, actor: .staff(staff), at: now)
    try writer.write(events)
    try writer.markRead(after: events)
    return Performed(events: events, messages: writer.made)
  }

  /// In a file where everything is invented whoever comes has every role.
  func welcome(_ staff: StaffID) throws(StoreFault) {
    guard kind.isInvented, staff.isFit else { return }
    let isKnown = try connection.read("reading the list of staff") { sql in
      try officeCache.office(sql).staff[staff] != nil
    }
    guard !isKnown else { return }
    try connection.write("welcoming a guest") { sql in
      try StaffTable(sql).put(Staff(id: staff, name: staff.rawValue, roles: Set(Staff.Role.allCases)))
      try sql.execute("UPDATE file SET office_version = office_version + 1")
    }
  }
}
