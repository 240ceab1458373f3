import Desk
import Foundation

extension ScriptedAct {
  /// The act as a line of a script for a day that starts at an instant.
  ///
  /// - Parameter trainee: who does what names nobody.
  func line(from start: Date, trainee: StaffID?) -> String {
    let offset = Written.length(max(0, at.timeIntervalSince(start)))
    let hand = by == trainee ? "" : ", by: \(Written.text(by.rawValue))"
    return "  - {at: +\(offset), who: \(Written.text(citizen))\(hand), \(act.written)}\n"
  }
}

extension DeskAct {
  /// The act with its details, as a script has them.
  fileprivate var written: String {
    switch self {
    case .claim: return "claim: yes"
    case .release: return "release: yes"
    case .takeOver: return "take over: yes"
    case .takeBack: return "take back: yes"
    case .reopen: return "reopen: yes"
    case .reply(let text): return "reply: \(Written.text(text))"
    case .quickReply(let id): return "quick reply: \(Written.text(id))"
    case .note(let text): return "write note: \(Written.text(text))"
    case .close(let outcome): return "close: \(Written.text(outcome.rawValue))"
    case .handTo(let colleague, let comment):
      return "hand to: \(Written.text(colleague.rawValue))" + (comment.isEmpty ? "" : Self.reason(comment))
    case .label(let subject): return "label as: \(Written.text(subject))"
    case .flag(let target, let clause, let reason):
      return "flag: \(Written.text(clause))" + target.written + Self.reason(reason)
    case .dismissFlags(let target, let reason): return "dismiss flags: \(Written.text(reason))" + target.written
    case .mark(let target, let mark): return "mark: \(Written.text(mark.rawValue))" + target.written
    case .take(let step, let target, let clause, let reason):
      return "\(step.rung.rawValue): \(Written.text(clause))" + target.written + Self.reason(reason) + step.until
    case .propose(let step, let target, let clause, let reason):
      return "propose: \(step.rung.rawValue), clause: \(Written.text(clause))" + target.written + Self.reason(reason)
        + step.until
    case .liftBlock(let reason): return "lift block: \(Written.text(reason))"
    case .undoBlock(let reason): return "undo block: \(Written.text(reason))"
    }
  }

  private static func reason(_ words: String) -> String { words.isEmpty ? "" : ", reason: \(Written.text(words))" }
}

extension DeskAct.Step {
  /// How long a block lasts.
  fileprivate var until: String { rung == .block ? ", until: \(Written.length(max(0, length)))" : "" }
}

extension Target {
  fileprivate var written: String {
    switch self {
    case .line(let name): ", message: \(Written.text(name))"
    case .previous, .answer: ""
    }
  }
}
