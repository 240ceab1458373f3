import Desk
import Foundation
import Moderation
import Policy

/// Writes a past into a new file: what happened is decided by the same rules and written by the same statements as what
/// happens, but rows of conversations wait in memory until the end, and nothing is read back meanwhile.
///
/// To be used inside `Store.writeHistory`, oldest first.
public final class History {
  /// The tables that a history fills.
  static let tables = ["citizen", "conversation", "session", "message", "flag", "body"]
  /// Their indexes that are asked while it is told; the others wait until all rows are there.
  static let indexes = ["message_onto", "message_held", "message_marked", "flag_message", "flag_conversation"]

  private let sql: SQL
  private let office: Office
  private let journal: Journal
  private var records: [ConversationRecord] = []
  private var automatic = 0

  init(_ sql: SQL, _ office: Office) {
    (self.sql, self.office) = (sql, office)
    journal = Journal(sql)
  }

  /// Makes a citizen known.
  ///
  /// - Parameters:
  ///   - citizen: all names; nobody else has any of them.
  ///   - hadNotice: whether they had the policy notice before this past begins (A07).
  /// - Returns: the conversation's number.
  public func meet(_ citizen: Identity, hadNotice: Bool, at now: Date) throws -> ConversationID {
    let id = try CitizenTable(sql).add(citizen, at: now)
    var record = try ConversationTable(sql).begin(id, at: now)
    guard id.rawValue == Int64(records.count) + 1 else { throw Damage(column: 0) }
    if hadNotice { record.conversation.notices.policyVersion = office.timetable.ruleset(at: now).version }
    records.append(record)
    return id
  }

  /// What a citizen did, with what moderation proposes about it. What the rules answer has been read.
  public func receive(
    _ arrival: Arrival, _ judgement: Judgement = Judgement(), in id: ConversationID, at now: Date
  ) throws {
    let record = try record(id)
    let events = record.conversation.receive(arrival, judgement: judgement, at: now, in: office)
    automatic += 1
    var writer = EventWriter(
      sql, record, office: office, actor: .citizen, at: now, lineAt: min(arrival.at, now), journal: journal)
    writer.sent = Sent(provider: ProviderID("history.\(1_000_000_000 + automatic)"), state: .read)
    try carry(events, with: &writer)
  }

  /// What a member of staff did, by the rules of that moment.
  ///
  /// - Throws: `ActError.refused` when it was not allowed.
  public func perform(_ intent: Intent, in id: ConversationID, by staff: StaffID, at now: Date) throws {
    try perform(intent, in: id, by: staff, at: now, sent: nil)
  }

  /// An answer, with the name the carrier gave it and how far it came.
  ///
  /// - Throws: `ActError.refused` when it was not allowed.
  public func answer(
    _ text: String, quoting: ProviderID?, as name: ProviderID, state: OutboxState, in id: ConversationID,
    by staff: StaffID, at now: Date
  ) throws {
    let quoted = try quoting.flatMap { try MessageTable(sql).find($0) }
    try perform(
      .reply(text: text, quoting: quoted), in: id, by: staff, at: now, sent: Sent(provider: name, state: state))
  }

  /// Settles whatever moderation proposed about a message as unfounded.
  public func dismissFlags(
    on name: ProviderID, reason: String, in id: ConversationID, by staff: StaffID, at now: Date
  ) throws {
    guard let message = try MessageTable(sql).find(name) else { return }
    for flag in try FlagTable(sql).flags(on: message) where flag.state == .open {
      try perform(.dismissFlag(flag.id, on: message, reason: reason), in: id, by: staff, at: now)
    }
  }

  /// News about one of our messages.
  public func take(_ news: StatusUpdate, at now: Date) throws {
    var tally = Tally()
    try Statuses(sql).take(news, at: now, &tally)
  }

  /// Writes the conversations' rows and the lengths of the lists.
  func finish() throws {
    let table = ConversationTable(sql)
    for var record in records {
      record.lastUseful = record.conversation.window.flatMap(office.timetable.lastUsefulMoment)
      let begun = ConversationRecord(id: record.conversation.id, at: .distantPast)
      try table.save(record, replacing: begun, office: office)
    }
  }

  private func perform(
    _ intent: Intent, in id: ConversationID, by staff: StaffID, at now: Date, sent: Sent?
  ) throws {
    guard let person = office.staff[staff] else { throw ActError.refused(.roleMissing(intent.role)) }
    var record = try record(id)
    if !intent.messages.isEmpty {
      record.conversation.messages = try MessageTable(sql).facts(of: id, naming: intent.messages)
    }
    let events: [Event]
    do { events = try record.conversation.decide(intent, by: person, at: now, in: office) } catch {
      throw ActError.refused(error)
    }
    var writer = EventWriter(sql, record, office: office, actor: .staff(staff), at: now, journal: journal)
    writer.sent = sent
    try carry(events, with: &writer)
  }

  private func carry(_ events: [Event], with writer: inout EventWriter) throws {
    try writer.carry(events)
    writer.record.conversation.messages = [:]
    records[Int(writer.id.rawValue) - 1] = writer.record
  }

  private func record(_ id: ConversationID) throws -> ConversationRecord {
    guard records.indices.contains(Int(id.rawValue) - 1) else { throw ActError.unknownConversation(id) }
    return records[Int(id.rawValue) - 1]
  }
}
