import Desk
import Foundation
import Policy

/// The conversation that a command would speak of, as it will be once the acts on their way have been written.
struct Subject: Sendable {
  let id: ConversationID
  let name: String
  var conversation: Conversation
  /// Whether its messages are known, as they are for the open conversation only.
  let knowsMessages: Bool
}

/// Whether it has been found which conversation is under the cursor.
enum KnownSubject: Sendable {
  case notAsked
  case found(Subject?)
}

extension ConsoleState {
  /// Whether the open chat has left the list from under the bar and nobody has moved since: it is still the one that is
  /// meant. Where only the list is seen, a row of it is.
  var isAdrift: Bool {
    list.drifted != nil && list.drifted == thread?.id && (focus != .list || Layout(self).isTwoPane)
  }

  /// Which keys work now. The subject is found once for all that is asked, and let go of here, where nobody waits: the next
  /// key would.
  public mutating func findHints() -> KeyHints {
    findSubject()
    defer { knownSubject = .notAsked }
    return KeyHints(self)
  }

  private mutating func findSubject() {
    if !knowsSubject { knownSubject = .found(subject) }
  }

  var knowsSubject: Bool { if case .found = knownSubject { true } else { false } }

  /// The same state, which has found its subject: for what asks of many commands whether they work.
  var knowingSubject: ConsoleState {
    var state = self
    state.findSubject()
    return state
  }

  /// The row that has the bar.
  var chosen: ListLine? { isAdrift ? nil : list.selected }

  /// The conversation under the cursor: the selected row in the list, otherwise the open one.
  var subject: Subject? {
    if case .found(let subject) = knownSubject { return subject }
    if focus == .list, !isAdrift {
      guard let row = list.selected?.row else { return nil }
      return row.id == thread?.id ? openSubject ?? subject(of: row) : subject(of: row)
    }
    return openSubject
      ?? thread.map {
        Subject(id: $0.id, name: $0.name.text, conversation: Conversation(id: $0.id), knowsMessages: false)
      }
  }

  /// The open conversation, once its first page has come.
  var openSubject: Subject? {
    guard let thread, let head = thread.head else { return nil }
    var conversation = head.conversation
    if let entry = thread.currentEntry, conversation.messages[entry.id] == nil { note(entry, in: &conversation) }
    return Subject(
      id: thread.id, name: phrases.name(head.citizen), conversation: expected(conversation), knowsMessages: true)
  }

  /// Adds what the rules need to know of an entry that is older than the last page, whose head knows its own.
  private func note(_ entry: Entry, in conversation: inout Conversation) {
    switch entry.body {
    case .incoming:
      conversation.messages[entry.id] = MessageFacts(flags: entry.flags, marks: entry.marks)
    case .outgoing(_, let state, let heldUntil, _):
      conversation.messages[entry.id] = MessageFacts(
        isFromCitizen: false, author: entry.by, state: state, heldUntil: heldUntil, flags: entry.flags)
    case .note, .act: break
    }
  }

  func subject(of row: InboxRow) -> Subject {
    let isClosed = row.outcome != nil
    let session = Session(
      id: SessionID(0), opened: row.lastAt, inCharge: row.inCharge, inChargeSince: nil, snoozedUntil: row.snoozedUntil)
    let day: TimeInterval = 24 * 60 * 60
    let conversation = Conversation(
      id: row.id, session: isClosed ? nil : session, lastSession: isClosed ? SessionID(0) : nil,
      window: row.windowCloses.map { ServiceWindow(opened: $0.addingTimeInterval(-day)) },
      waitingSince: row.waitingSince, unread: row.unread, labels: Set(row.labels))
    return Subject(
      id: row.id, name: phrases.name(row.citizen), conversation: expected(conversation), knowsMessages: false)
  }

  /// The conversation after the acts on their way, as far as the rules let them happen.
  private func expected(_ conversation: Conversation) -> Conversation {
    var conversation = conversation
    for act in pending where act.conversation == conversation.id {
      guard case .success(let events) = outcome(of: act.intent, on: conversation) else { continue }
      for event in events { conversation.apply(event, by: .staff(me.id), at: now) }
    }
    return conversation
  }

  /// What the desk's rules say to an intent.
  func outcome(of intent: Intent, on conversation: Conversation) -> Result<[Event], Refusal> {
    do throws(Refusal) {
      return .success(try conversation.decide(intent, by: me, at: now, in: office))
    } catch {
      return .failure(error)
    }
  }

  /// Why the desk would refuse an intent, as far as the console can know.
  func refusal(of intent: Intent, on subject: Subject) -> Refusal? {
    if !subject.knowsMessages, intent == .takeBack || !intent.messages.isEmpty { return nil }
    if case .failure(let refusal) = outcome(of: intent, on: subject.conversation) { return refusal }
    return nil
  }
}
