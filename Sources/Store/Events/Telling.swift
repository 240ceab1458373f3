import Desk
import Foundation
import Policy

/// How an act is told: in the journal by ids, in the thread with the words that came with it.
struct Tale {
  var verb: JournalVerb
  var message: MessageID?
  var clause: String?
  var about: String?
  /// For the thread only: words never go into the journal.
  var comment: String?
  var act: Act?
  /// Who did it, when it is nobody of those whose events these are.
  var by: Actor?

  init(
    _ verb: JournalVerb, act: Act? = nil, on message: MessageID? = nil, clause: String? = nil, about: String? = nil,
    comment: String? = nil
  ) {
    (self.verb, self.act, self.message, self.clause) = (verb, act, message, clause)
    (self.about, self.comment) = (about, comment)
  }
}

extension EventWriter {
  /// Tells an act in the journal and, where colleagues need to read it, in the thread. Messages and notes are lines of
  /// their own and told where they are written.
  func tell(_ event: Event) throws {
    guard let tale = try tale(of: event) else { return }
    try journal(tale.verb, message: tale.message, clause: tale.clause, about: tale.about, by: tale.by)
    guard let act = tale.act else { return }
    var line = line(.act)
    (line.kind, line.author, line.text) = (act.rawValue, author, tale.comment)
    (line.about, line.quotedID) = (tale.clause ?? tale.about, tale.message)
    if act == .closed { line.answers = record.conversation.cutShortWait }
    _ = try MessageTable(sql).add(line)
  }

  private func tale(of event: Event) throws -> Tale? {
    switch event {
    case .sessionOpened: Tale(.sessionOpened, act: .sessionOpened)
    // In the thread WhatsApp's own notice says it.
    case .numberChanged: Tale(.numberChanged)
    case .claimed: Tale(.claimed, act: .claimed)
    case .released: Tale(.released, act: .released)
    case .transferred(let colleague, let comment):
      Tale(.transferred, act: .transferred, about: colleague.rawValue, comment: comment.isEmpty ? nil : comment)
    case .takenOver(let colleague): Tale(.takenOver, act: .takenOver, about: colleague.rawValue)
    case .withdrew(let message): Tale(.withdrew, on: message)
    case .closed(let outcome): Tale(.closed, act: .closed, about: outcome.rawValue)
    case .reopened: Tale(.reopened, act: .reopened)
    case .snoozed(let until): Tale(.snoozed, act: .snoozed, about: Zone.rome.iso8601(until))
    case .labelled(let subject): Tale(.labelled, act: .labelled, about: subject)
    case .unlabelled(let subject): Tale(.unlabelled, act: .unlabelled, about: subject)
    case .seen: Tale(.seen)
    case .markedUnread: Tale(.markedUnread)
    case .flagged(let message, let clause, let reason):
      Tale(.flagged, act: .flagged, on: message, clause: clause, comment: reason)
    case .flagDismissed(let flag, let message, let reason):
      Tale(
        .flagDismissed, act: .flagDismissed, on: message, clause: try FlagTable(sql).clause(of: flag),
        about: flag.description, comment: reason)
    case .marked(let message, let mark): Tale(.marked, act: .marked, on: message, about: mark.rawValue)
    case .unmarked(let message, let mark): Tale(.unmarked, act: .unmarked, on: message, about: mark.rawValue)
    case .ladder(let event): tale(of: event)
    case .outbox(let event): Tale(event.verb, on: event.message)
    case .received, .windowRefreshed, .waited, .automaticallyReplied, .replied, .templateSent, .reacted, .noted: nil
    }
  }
}

extension OutboxEvent {
  /// What the journal calls it.
  fileprivate var verb: JournalVerb {
    switch self {
    case .retried: .retried
    case .markedSent: .markedSent
    case .gaveUp: .gaveUp
    }
  }
}
