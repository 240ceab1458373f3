import Desk
import Foundation
import Moderation
import Policy

/// Whether an expectation was met, and when that was settled.
struct Verdict: Equatable {
  var isMet: Bool
  var at: Date?

  static func met(_ at: Date?) -> Verdict { Verdict(isMet: true, at: at) }
  static func missed(_ at: Date? = nil) -> Verdict { Verdict(isMet: false, at: at) }

  /// Something that should be there: met when it was first.
  static func found(_ at: Date?) -> Verdict { at.map { .met($0) } ?? .missed() }

  /// Something that should not: missed when it was first.
  static func absent(_ at: Date?) -> Verdict { at.map { .missed($0) } ?? .met(nil) }
}

extension Played {
  /// Judges an expectation.
  func judge(_ expectation: Expectation) -> Verdict {
    let who = expectation.citizen
    switch expectation.demand {
    case .answer, .mention, .notMention, .notAsk, .greet, .noPromise, .use, .noAnswer, .noAnswerAfterClosing, .noted:
      return judgeWords(expectation.demand, who)
    case .flag(let clause): return .found(findings(on: who).first { $0.about == clause }?.at)
    case .noFlag: return .absent(findings(on: who).first?.at)
    case .settleFlags: return settled(who)
    case .pass(let role): return .found(passed(who, to: role))
    case .warned: return .found(acts([.warned], on: who).first?.at)
    case .blocked: return .found(blocks(on: who).first)
    case .noBlock: return .absent(blocks(on: who).first)
    case .unblocked: return .found(acts([.blockLifted, .blockUndone], on: who).first?.at)
    case .closed(let outcome):
      guard let last = acts([.closed], on: who).last else { return .missed() }
      return Verdict(isMet: last.about == outcome.rawValue, at: last.at)
    case .labelled(let subject): return .found(acts([.labelled], on: who).first { $0.about == subject }?.at)
    case .marked(let mark): return marked(mark, who)
    case .leftToColleague:
      return .absent((acts([.takenOver], on: who).map(\.at) + answers(to: who).map(\.at)).min())
    }
  }

  /// What the trainee found against a clause: flags, proposals and measures, each with the clause.
  func findings(on citizen: String?) -> [(at: Date, about: String?)] {
    acts([.flagged, .warned, .deleted, .reported, .blocked, .referred, .proposed], on: citizen)
  }

  /// When the trainee blocked somebody, or proposed it.
  private func blocks(on citizen: String?) -> [Date] {
    let records = citizen.map { measures[$0] ?? [] } ?? day.citizens.flatMap { measures[$0.id] ?? [] }
    return records.filter { $0.by == trainee && $0.measure.rung == .block && $0.at >= day.start }.map(\.at).sorted()
  }

  private func settled(_ citizen: String?) -> Verdict {
    let flags = entries(of: citizen).flatMap(\.flags).filter { $0.by != trainee }
    let isSettled = !flags.contains { $0.state == .open }
    return Verdict(isMet: isSettled, at: acts([.flagDismissed], on: citizen).last?.at)
  }

  private func passed(_ citizen: String?, to role: Staff.Role) -> Date? {
    let colleagues = day.staff.filter { $0.roles.contains(role) && $0.id != trainee }.map(\.id.rawValue)
    let transfer = acts([.transferred], on: citizen).first { colleagues.contains($0.about ?? "") }
    // What is proposed waits for a supervisor.
    let proposal = role == .supervisor ? acts([.proposed], on: citizen).first : nil
    return [transfer?.at, proposal?.at].compactMap(\.self).min()
  }

  private func marked(_ mark: Mark, _ citizen: String?) -> Verdict {
    let entries = entries(of: citizen)
    let isThere = entries.contains { $0.marks.contains(mark) }
    return Verdict(isMet: isThere, at: entries.first { $0.marks.contains(mark) }?.at)
  }
}
