import Console
import Desk
import Foundation
import Moderation
import Store
import Training

/// What was done in a rehearsal, as a day and a script can tell it.
struct SessionRecord {
  /// What the trainee did.
  private(set) var acts: [ScriptedAct] = []
  /// What the trainer put in.
  private(set) var injected: [RecordedDay.Injection] = []
  /// What no script can tell, a sentence each.
  private(set) var leftOut: [String] = []
  private var names: [Int: String] = [:]
  private var threads: [ConversationID: [Entry]] = [:]
  private let rehearsal: Rehearsal

  /// Goes through all that was done.
  init(_ rehearsal: Rehearsal) throws {
    self.rehearsal = rehearsal
    for step in rehearsal.done {
      switch step.deed {
      case .tended: break
      case .injected(let citizen, let text):
        injected.append(RecordedDay.Injection(at: step.at, citizen: citizen, text: text))
      case .effect(.perform(_, let intent, let chat)): try take(intent, on: chat, at: step.at)
      case .effect: leftOut.append("\(offset(step.at)): an act on several messages at once")
      }
    }
  }

  /// The day, with what was put in, and its script.
  ///
  /// - Parameter source: the YAML of the day that was played.
  func day(from source: String) -> RecordedDay {
    RecordedDay(rehearsal.day, source: source, naming: names, injected: injected, acts: acts)
  }

  private mutating func take(_ intent: Intent, on chat: ConversationID, at instant: Date) throws {
    guard let citizen = rehearsal.citizen(of: chat) else { return }
    if threads[chat] == nil { threads[chat] = try rehearsal.store.thread(chat, limit: 10_000)?.entries ?? [] }
    let told = intent.told(at: instant) { target($0, of: citizen, in: chat, at: instant) }
    guard let told else {
      // Its name alone: what it holds is what somebody wrote.
      return leftOut.append("\(offset(instant)), \(citizen): \("\(intent)".prefix { $0.isLetter })")
    }
    acts += told.map { ScriptedAct(at: instant, citizen: citizen, by: rehearsal.me, act: $0) }
  }

  /// The message as a script points at it; nil when it cannot.
  private mutating func target(
    _ message: MessageID, of citizen: String, in chat: ConversationID, at instant: Date
  ) -> Target? {
    let entries = threads[chat] ?? []
    if entries.last(where: { $0.isIncoming && $0.at <= instant })?.id == message { return .previous }
    guard let entry = entries.first(where: { $0.id == message }),
      let index = rehearsal.line(at: entry.at, by: citizen)
    else { return nil }
    let name = rehearsal.day.timeline[index].name ?? names[index] ?? "riga\(index + 1)"
    if rehearsal.day.timeline[index].name == nil { names[index] = name }
    return .line(name)
  }

  private func offset(_ instant: Date) -> String {
    "+\(Int(instant.timeIntervalSince(rehearsal.day.start) / 60)) min"
  }
}

extension Intent {
  /// The acts of a script that do the same: none for what leaves no trace, nil for what a script cannot say.
  fileprivate func told(at now: Date, _ target: (MessageID) -> Target?) -> [DeskAct]? {
    switch self {
    case .claim: return [.claim]
    case .release: return [.release]
    case .takeOver: return [.takeOver]
    case .takeBack: return [.takeBack]
    case .reopen: return [.reopen]
    case .reply(let text, _, let attachment): return attachment == nil ? [.reply(text)] : nil
    case .note(let text): return [.note(text)]
    case .close(let outcome): return [.close(outcome)]
    case .transfer(let colleague, let comment): return [.handTo(colleague, comment: comment)]
    case .label(let subject): return [.label(subject)]
    case .flag(let message, let clause, let reason):
      return target(message).map { [.flag($0, clause: clause, reason: reason)] }
    case .dismissFlag(_, let message, let reason): return target(message).map { [.dismissFlags($0, reason: reason)] }
    case .mark(let message, let mark): return target(message).map { [.mark($0, mark)] }
    case .ladder(let step): return step.told(at: now, target)
    case .see, .markUnread: return []
    case .snooze, .unlabel, .unmark, .template, .outbox, .react: return nil
    }
  }
}

extension LadderIntent {
  fileprivate func told(at now: Date, _ target: (MessageID) -> Target?) -> [DeskAct]? {
    switch self {
    case .dismiss(let messages, let reason):
      let targets = messages.compactMap(target)
      return targets.count == messages.count ? targets.map { .dismissFlags($0, reason: reason) } : nil
    case .take(let measure, let finding):
      return finding.target(target).map {
        [.take(measure.step(at: now), $0, clause: finding.clause, reason: finding.reason)]
      }
    case .propose(let measure, let finding):
      return finding.target(target).map {
        [.propose(measure.step(at: now), $0, clause: finding.clause, reason: finding.reason)]
      }
    case .review(.lift, let reason): return [.liftBlock(reason: reason)]
    case .review(.undo, let reason): return [.undoBlock(reason: reason)]
    case .review(.keep, _), .review(.extend, _), .decline, .unseal: return nil
    }
  }
}

extension Finding {
  /// Its evidence, when that is one message: a script points at one.
  fileprivate func target(_ find: (MessageID) -> Target?) -> Target? {
    messages.count == 1 ? messages.first.flatMap(find) : nil
  }
}

extension Measure {
  fileprivate func step(at now: Date) -> DeskAct.Step {
    guard case .block(let term) = self else { return DeskAct.Step(rung) }
    return DeskAct.Step(.block, length: term.until.timeIntervalSince(now))
  }
}
