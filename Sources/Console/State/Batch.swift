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
    /// Every open flag of each chat is settled as unfounded (C17: a person, with a reason), up to the last that had been
    /// raised when the person was asked.
    case dismissFlags(upTo: FlagID, reason: String)
  }

  let deed: Deed
  let chats: [SelectedChat]
  /// The chats of acts on their way, by ticket.
  var waiting: [Int: SelectedChat] = [:]
  /// Those that were refused or failed, with the sentence.
  var refused: [(chat: SelectedChat, why: String)] = []
}

/// Lines to be read, in a box that Enter and Escape close.
struct Report: Sendable {
  let title: String
  let lines: [String]
  var scroll = 0
}

extension ConsoleState {
  /// The chat under the cursor can be chosen.
  var selectObstacle: Obstacle? {
    if focus == .queue { return ladder.page == .queue ? targetObstacle : .notHere }
    return subject == nil ? missingChat : nil
  }

  /// Chooses the chat under the cursor, or not any more; in the list the bar goes on to the next.
  mutating func toggleSelected() -> [Effect] {
    if focus == .queue { return markInQueue() }
    guard let subject else { return [] }
    if let index = selected.firstIndex(where: { $0.id == subject.id }) {
      selected.remove(at: index)
    } else {
      selected.append(SelectedChat(id: subject.id, name: subject.name))
    }
    return focus == .list ? move(by: 1) : []
  }

  /// Asks before something is done to several chats: how many, which, and what. What follows is done to those of the
  /// question, whatever is chosen meanwhile.
  mutating func ask(_ deed: Batch.Deed) -> [Effect] {
    guard !isBusyWithBatch(), !selected.isEmpty else { return [] }
    let names = selected.map(\.name).joined(separator: ", ")
    if case .act(let intent) = deed, refuseAll(intent) { return [] }
    var text = phrases.question(deed, selected.count, circumstances, vocabulary) + "\n" + names
    if case .act(.close) = deed, unanswered > 0 {
      text += "\n" + phrases.unanswered(unanswered, of: selected.count)
    }
    overlay = .confirm(Confirmation(text: text, consequence: .batch(deed, selected)))
    return []
  }

  /// Whether the act before is not done everywhere; it is said.
  mutating func isBusyWithBatch() -> Bool {
    guard batch != nil else { return false }
    notice = .refusal(
      phrases.say(
        "L'atto di prima non è finito: riprova fra un momento", "The act before is not done: try again in a moment"))
    return true
  }

  /// Does it to each of the chats that were asked about.
  mutating func begin(_ deed: Batch.Deed, _ chats: [SelectedChat]) -> [Effect] {
    guard !isBusyWithBatch() else { return [] }
    var (begun, effects) = (Batch(deed: deed, chats: chats), [Effect]())
    for chat in chats {
      begun.waiting[nextTicket] = chat
      switch deed {
      case .act(let intent): effects += perform(intent, on: chat.id)
      case .dismissFlags(let last, let reason):
        effects.append(.dismissFlags(ticket: nextTicket, chat.id, upTo: last, reason: reason))
        nextTicket += 1
      }
    }
    batch = begun.waiting.isEmpty ? nil : begun
    return effects
  }

  /// Takes note of one answer; after the last the lists are read again, and everything is told.
  mutating func settleBatch(_ ticket: Int, _ result: ActResult) -> [Effect] {
    guard var current = batch, let chat = current.waiting.removeValue(forKey: ticket) else { return [] }
    switch result {
    case .done: if case .act(let intent) = current.deed { remember(intent, on: chat.id) }
    case .refused(let refusal): current.refused.append((chat, phrases.sentence(refusal, circumstances).text))
    case .fault(let trouble): current.refused.append((chat, phrases.sentence(trouble)))
    }
    batch = current.waiting.isEmpty ? nil : current
    guard batch == nil else { return [] }
    tell(current)
    return reload()
  }

  /// What was done leaves the choice; what was refused stays in it, so that something else can be tried. Whoever is busy
  /// meanwhile has a line of it now, and the rest when that is over.
  private mutating func tell(_ batch: Batch) {
    let (ours, left) = (Set(batch.chats.map(\.id)), Set(batch.refused.map(\.chat.id)))
    selected = selected.filter { left.contains($0.id) || !ours.contains($0.id) }
    let done = phrases.done(batch.deed, batch.chats.count - left.count, circumstances)
    guard !batch.refused.isEmpty else {
      notice = .done(done)
      return
    }
    let failed = phrases.notDone(batch.deed, left.count)
    let lines = (left.count == batch.chats.count ? [] : [done]) + [failed]
    dueReport = Report(
      title: phrases.say("Che cosa è stato fatto", "What was done"),
      lines: lines + batch.refused.map { "✗ \($0.chat.name): \($0.why)" })
    if !canReport { notice = .refusal(lines.joined(separator: ". ")) }
  }

  /// Whether a box may open now: no key that is being typed goes into it.
  private var canReport: Bool { overlay == nil && focus != .composer && focus != .search }

  /// Shows what became of an act on several chats, once nothing else has the keys.
  mutating func showDueReport() {
    guard canReport, let report = dueReport else { return }
    (overlay, dueReport) = (.report(report), nil)
  }

  /// Closes the summary, or moves it.
  mutating func press(_ key: Key, on report: Report) -> [Effect] {
    let stroke = key.stroke
    guard stroke != .accept, stroke != .dismiss else {
      overlay = nil
      return []
    }
    var report = report
    report.scroll = report.scroll.scrolled(by: stroke, in: box(of: report))
    overlay = .report(report)
    return []
  }
}
