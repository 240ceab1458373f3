import Desk
import Foundation

extension Played {
  /// Judges what hangs on the words of answers and notes, and on when they went.
  func judgeWords(_ demand: Expectation.Demand, _ who: String?) -> Verdict {
    let answers = answers(to: who)
    switch demand {
    case .answer(let limit):
      guard let who, let since = waitingSince(who), let first = answers.first else { return .missed() }
      return Verdict(isMet: openSeconds(from: since, to: first.at) <= limit, at: first.at)
    case .mention(let words): return mention(words, answers)
    case .notMention(let words):
      return .absent(answers.first { answer in words.contains { Plain.holds($0, in: Plain.text(answer.text)) } }?.at)
    case .notAsk(let things):
      let all = things.flatMap { $0 == "personal data" ? PersonalData.data : [$0] }
      return .absent(answers.first { PersonalData.asks(for: all, in: $0.text) }?.at)
    case .greet:
      guard let first = answers.first else { return .missed() }
      return Verdict(isMet: Language.greets(first.text), at: first.at)
    case .noPromise: return .absent(answers.first { Language.promises($0.text) }?.at)
    case .use(let id):
      let ready = Plain.text(timetable.ruleset(at: day.start).readyText(id) ?? "")
      return .found(answers.first { !ready.isEmpty && Plain.text($0.text).contains(ready) }?.at)
    case .noAnswer: return .absent(answers.first?.at)
    case .noAnswerAfterClosing: return .absent(afterClosing(who))
    case .noted(let words):
      let notes = entries(of: who).compactMap { entry -> (at: Date, text: String)? in
        guard entry.by == trainee, case .note(let text) = entry.body else { return nil }
        return (entry.at, text)
      }
      return mention(words, notes)
    case .flag, .noFlag, .settleFlags, .pass, .warned, .blocked, .noBlock, .unblocked, .closed, .labelled, .marked,
      .leftToColleague:
      return .missed()
    }
  }

  /// Whether all of some words were said, each in one of its forms, and when the last of them was.
  private func mention(_ words: [String], _ texts: [(at: Date, text: String)]) -> Verdict {
    var last: Date?
    for word in words {
      let forms = word.split(separator: "|").map(String.init)
      let found = texts.first { text in forms.contains { Plain.holds($0, in: Plain.text(text.text)) } }
      guard let found else { return .missed(texts.last?.at) }
      last = max(last ?? found.at, found.at)
    }
    return .met(last)
  }

  /// When something was first sent, or tried to be, while the desk, the chat or WhatsApp's window was shut.
  private func afterClosing(_ who: String?) -> Date? {
    let tried = refusals.first { refused in
      refused.wasAnswer && refused.refusal.isAboutClosing && (who == nil || refused.citizen == who)
    }
    let sent = answers(to: who).first { !timetable.status(at: $0.at).open }
    return [tried?.at, sent?.at].compactMap(\.self).min()
  }
}

extension Refusal {
  /// Whether the desk, the chat or WhatsApp's window was shut.
  fileprivate var isAboutClosing: Bool {
    if case .closed = self { return true }
    if case .windowClosed = self { return true }
    return hangsOnHours
  }
}

/// What can be seen of an answer's manners.
enum Language {
  private static let greetings = [
    "buongiorno", "buon giorno", "buonasera", "buona sera", "salve", "gentile", "good morning", "good afternoon",
    "hello",
    "dear", "bonjour",
  ]
  private static let promises = [
    "le rispondo entro", "risponderemo entro", "le risponderemo entro", "entro oggi", "entro domani", "entro un ora",
    "entro stasera", "tra cinque minuti", "fra cinque minuti", "tra dieci minuti", "fra dieci minuti",
    "entro pochi minuti",
    "le garantisco", "garantiamo", "glielo prometto", "prometto", "sicuramente oggi", "by today", "by tomorrow",
    "within the hour", "i promise",
  ]

  /// Whether a text greets, at its beginning.
  static func greets(_ text: String) -> Bool {
    let beginning = Plain.text(String(text.prefix(80)))
    return greetings.contains { Plain.holds($0, in: beginning) }
  }

  /// Whether a text promises when something will be done (A10).
  static func promises(_ text: String) -> Bool { promises.contains { Plain.holds($0, in: Plain.text(text)) } }
}
