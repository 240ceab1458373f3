import Desk
import Foundation
import Moderation

/// What became of a message that was sent before it is written down.
struct Sent {
  /// The carrier's name for it.
  var provider: ProviderID
  /// How far it came.
  var state: OutboxState
}

/// Writes the events of one decision on one conversation: lines, flags, sessions, the journal, and the row at the end.
struct EventWriter {
  let sql: SQL
  let office: Office
  let actor: Actor
  let now: Date
  /// The row as the events so far have changed it.
  var record: ConversationRecord
  /// Lines made so far that are messages or notes.
  var made: [MessageID] = []
  /// The instant under which lines of an arrival stand: its own, never beyond now.
  var lineAt: Date
  /// What became of the messages that these events send, when it is known already.
  var sent: Sent?
  /// The measure that these events carry out, once it is written.
  var measure: MeasureID?
  /// The block that they made.
  var block: BlockID?
  /// What the journal says the measure was about: its number, or a report's.
  var about: String?
  private let before: ConversationRecord
  private let journal: Journal

  init(
    _ sql: SQL, _ record: ConversationRecord, office: Office, actor: Actor, at now: Date, lineAt: Date? = nil,
    journal: Journal? = nil
  ) {
    (self.sql, self.record, before) = (sql, record, record)
    (self.office, self.actor, self.now, self.lineAt) = (office, actor, now, lineAt ?? now)
    self.journal = journal ?? Journal(sql)
  }

  /// The conversation's number.
  var id: ConversationID { record.conversation.id }

  /// Writes events in their order, then the row.
  mutating func write(_ events: [Event]) throws {
    try carry(events)
    record.conversation.messages = [:]
    record.conversation.cutShortWait = nil
    if record.conversation.window != before.conversation.window {
      record.lastUseful = record.conversation.window.flatMap(office.timetable.lastUsefulMoment)
    }
    try ConversationTable(sql).save(record, replacing: before, office: office)
  }

  /// Writes events in their order, and leaves the row to whoever has it.
  mutating func carry(_ events: [Event]) throws {
    for event in events {
      try prepare(event)
      record.conversation.apply(event, by: actor, at: now)
      try conclude(event)
    }
  }

  /// What an event writes while the conversation is still as it was.
  private mutating func prepare(_ event: Event) throws {
    switch event {
    case .received(let arrival, let judgement): try receive(arrival, judgement)
    case .automaticallyReplied(let replies, let text): try reply(automatically: replies, text)
    case .replied(let text, let quoting, let attachment, let heldUntil, let answers):
      try reply(text, quoting: quoting, with: attachment, heldUntil: heldUntil, answers: answers)
    case .noted(let text): try take(note: text)
    case .numberChanged(let phone, let userID): try moveNumber(phone, userID)
    case .closed(let outcome): try close(outcome)
    case .flagged(let message, let clause, let reason): try flag(message, clause, reason)
    case .flagDismissed(let flag, let message, let reason): try dismiss(flag, on: message, reason)
    case .ladder(let event): try prepare(event)
    case .outbox(let event): try settle(event)
    case .templateSent(let fill, let text, let heldUntil, let answers):
      try send(fill, text, heldUntil: heldUntil, answers: answers)
    case .reacted(let message, let reaction): try react(reaction, to: message)
    case .withdrew(let message): try withdraw(message)
    case .sessionOpened, .windowRefreshed, .waited, .claimed, .released, .transferred, .takenOver, .reopened, .snoozed,
      .labelled, .unlabelled, .seen, .markedUnread, .marked, .unmarked:
      break
    }
  }

  /// What an event writes once the conversation has changed.
  private mutating func conclude(_ event: Event) throws {
    switch event {
    case .sessionOpened: try openSession()
    case .claimed, .released, .transferred, .takenOver: try writeCharge()
    case .reopened: try reopenSession()
    case .withdrew: try keepCutShortWait()
    case .marked(let message, _), .unmarked(let message, _): try writeMarks(of: message)
    case .ladder(let event): try conclude(event)
    case .received, .windowRefreshed, .waited, .numberChanged, .automaticallyReplied, .replied, .noted, .closed,
      .snoozed, .labelled, .unlabelled, .seen, .markedUnread, .flagged, .flagDismissed, .outbox,
      .templateSent, .reacted:
      break
    }
    try tell(event)
  }

  /// Adds to the journal, in this transaction.
  func journal(
    _ verb: JournalVerb, message: MessageID? = nil, clause: String? = nil, about: String? = nil, by other: Actor? = nil,
    in conversation: ConversationID? = nil
  ) throws {
    try journal.append(
      verb, by: other ?? actor, at: now, conversation: conversation ?? id, message: message, clause: clause,
      about: about)
  }

  /// A line of this conversation at this moment.
  func line(_ sort: NewLine.Sort) -> NewLine {
    NewLine(sort, in: id, session: record.conversation.session?.id, at: lineAt, received: now)
  }

  /// A message to the citizen: on its way, or sent already.
  func outgoing(_ state: OutboxState, heldUntil: Date? = nil) -> NewLine {
    var line = line(.outgoing)
    line.state = sent?.state ?? state
    line.provider = sent?.provider
    line.heldUntil = sent == nil ? heldUntil : nil
    return line
  }

  /// The member of staff who acts, if it is one.
  var author: StaffID? {
    if case .staff(let staff) = actor { staff } else { nil }
  }
}
