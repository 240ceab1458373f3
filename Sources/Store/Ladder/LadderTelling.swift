import Desk
import Foundation
import Policy

extension EventWriter {
  /// How a step on the ladder is told: in the journal by ids and clauses, in the thread with the reason.
  func tale(of event: LadderEvent) -> Tale? {
    switch event {
    case .warned(let finding, _): tale(.warned, .warned, finding)
    case .deleted(let finding, _): tale(.deleted, .deleted, finding)
    case .reported(let finding, _, _): tale(.reported, .reported, finding)
    case .blocked(let finding, _, _): tale(.blocked, .blocked, finding)
    case .referred(let finding): tale(.referred, .referred, finding)
    case .proposed(_, let finding): tale(.proposed, .proposed, finding)
    case .declined(let proposal, let reason):
      Tale(.proposalDeclined, act: .proposalDeclined, about: proposal.description, comment: reason)
    case .confirmed(let message, let clause, _):
      Tale(.violationConfirmed, on: message, clause: clause, about: measure?.description)
    case .keptOut: nil
    case .blockKept(let until, let reason): tale(.blockKept, .blockKept, until, reason)
    case .blockExtended(let until, let reason): tale(.blockExtended, .blockExtended, until, reason)
    case .blockLifted(let reason): Tale(.blockLifted, act: .blockLifted, comment: reason)
    case .blockLapsed: lapse
    case .blockUndone(let reason): Tale(.blockUndone, act: .blockUndone, comment: reason)
    case .unsealed(let message): Tale(.unsealed, act: .unsealed, on: message)
    }
  }

  /// A date came: whoever happened to look had no part in it.
  private var lapse: Tale {
    var tale = Tale(.blockLapsed, act: .blockLapsed)
    tale.by = .program
    return tale
  }

  private func tale(_ verb: JournalVerb, _ act: Act, _ finding: Finding) -> Tale {
    // Of several messages each is told where it is confirmed.
    let message = finding.messages.count == 1 ? finding.messages.first : nil
    return Tale(verb, act: act, on: message, clause: finding.clause, about: about, comment: finding.reason)
  }

  private func tale(_ verb: JournalVerb, _ act: Act, _ until: Date, _ reason: String) -> Tale {
    Tale(verb, act: act, about: Zone.rome.iso8601(until), comment: reason)
  }
}
