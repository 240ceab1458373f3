import Desk
import Foundation

/// A chat chosen to be acted on with others.
struct SelectedChat: Equatable, Sendable {
  let id: ConversationID
  let name: String
}

/// An act on several chats: each is a transaction of its own, and one summary tells what became of all.
struct Batch: Sendable {
  /// What is done to each.
  enum Deed: Equatable, Sendable {
    case act(Intent)
    /// Every open flag of each chat is settled as unfounded (C17: a person, with a reason).
    case dismissFlags(reason: String)
  }

  let deed: Deed
  let chats: [SelectedChat]
  /// The chats of acts on their way, by ticket.
  var waiting: [Int: SelectedChat] = [:]
  /// Those that were refused or failed, with the sentence.
  var refused: [(chat: SelectedChat, why: String)] = []
}

/// Lines to be read, in a box that any key closes.
struct Report: Sendable {
  let title: String
  let lines: [String]
  var scroll = 0
}

extension ConsoleState {
  /// The chat under the cursor can be chosen.
  var selectObstacle: Obstacle? { subject == nil ? missingChat : nil }

  /// Chooses the chat under the cursor, or not any more; in the list the bar goes on to the next.
  mutating func toggleSelected() -> [Effect] {
    guard let subject else { return [] }
    if let index = selected.firstIndex(where: { $0.id == subject.id }) {
      selected.remove(at: index)
    } else {
      selected.append(SelectedChat(id: subject.id, name: subject.name))
    }
    return focus == .list ? move(by: 1) : []
  }

  /// Whether a command means the chosen chats: where the list has the keys and some are chosen.
  func actsOnSelected(_ command: Command) -> Bool {
    focus == .list && !selected.isEmpty && Together(rawValue: command.rawValue) != nil
  }

  /// Asks before something is done to several chats: how many, which, and what.
  mutating func ask(_ deed: Batch.Deed) -> [Effect] {
    let names = selected.prefix(8).map(\.name).joined(separator: ", ")
    let more = selected.count - 8
    let rest = more > 0 ? phrases.say(" e altre \(more)", " and \(more) more") : ""
    let text = phrases.question(deed, selected.count, circumstances, vocabulary) + "\n" + names + rest
    overlay = .confirm(Confirmation(text: text, consequence: .batch(deed)))
    return []
  }

  /// Does it to each of the chosen chats.
  mutating func begin(_ deed: Batch.Deed) -> [Effect] {
    guard batch == nil else {
      notice = .refusal(
        phrases.say(
          "L'atto di prima non è finito: riprova fra un momento", "The act before is not done: try again in a moment"))
      return []
    }
    var (begun, effects) = (Batch(deed: deed, chats: selected), [Effect]())
    for chat in selected {
      begun.waiting[nextTicket] = chat
      switch deed {
      case .act(let intent): effects += perform(intent, on: chat.id)
      case .dismissFlags(let reason):
        let intent = Intent.dismissFlag(FlagID(0), on: MessageID(0), reason: reason)
        pending.append(PendingAct(ticket: nextTicket, intent: intent, conversation: chat.id))
        effects.append(.dismissFlags(ticket: nextTicket, chat.id, reason: reason))
        nextTicket += 1
      }
      if case .act(.transfer) = deed { handed.insert(chat.id) }
    }
    batch = begun
    return effects
  }

  /// Takes note of one answer; after the last the lists are read again, and everything is told.
  mutating func settleBatch(_ act: PendingAct, _ result: ActResult) -> [Effect] {
    guard var current = batch, let chat = current.waiting.removeValue(forKey: act.ticket) else { return [] }
    let why: String?
    switch result {
    case .done: why = nil
    case .refused(let refusal): why = phrases.sentence(refusal, circumstances).text
    case .fault(let trouble): why = phrases.sentence(trouble)
    }
    if let why {
      handed.remove(chat.id)
      current.refused.append((chat, why))
    }
    batch = current.waiting.isEmpty ? nil : current
    guard batch == nil else { return [] }
    tell(current)
    return reload()
  }

  /// What was done leaves the choice; what was refused stays in it, so that something else can be tried.
  private mutating func tell(_ batch: Batch) {
    let left = Set(batch.refused.map(\.chat.id))
    selected = selected.filter { left.contains($0.id) }
    let done = phrases.done(batch.deed, batch.chats.count - left.count, circumstances)
    guard !batch.refused.isEmpty else {
      notice = .done(done)
      return
    }
    let failed = phrases.count(
      left.count, ("chat no, e resta scelta", "chat no, e restano scelte"),
      ("chat was not, and stays selected", "chats were not, and stay selected"))
    overlay = .report(
      Report(
        title: phrases.say("Che cosa è stato fatto", "What was done"),
        lines: [done, failed] + batch.refused.map { "✗ \($0.chat.name): \($0.why)" }))
  }

  /// Closes the summary, or moves it.
  mutating func press(_ key: Key, on report: Report) -> [Effect] {
    var report = report
    switch key.stroke {
    case .down: report.scroll += 1
    case .up: report.scroll -= 1
    case .pageDown: report.scroll += 5
    case .pageUp: report.scroll -= 5
    case .home: report.scroll = 0
    case .accept, .dismiss, .text, .end:
      overlay = nil
      return []
    }
    report.scroll = max(report.scroll, 0)
    overlay = .report(report)
    return []
  }
}
