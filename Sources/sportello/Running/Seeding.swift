import Desk
import Foundation
import Moderation
import Policy
import Store
import Training

/// Puts an invented town into a file.
struct Seeding {
  private let town: Town
  private let rules: RulesetSource

  init(_ town: Town, _ rules: RulesetSource) { (self.town, self.rules) = (town, rules) }

  /// Makes the file, with the town's staff and all that happened.
  ///
  /// - Throws: a fault of the file; a failure when something happened that the rules of the desk forbid.
  func write(to path: String) throws {
    guard let first = Town.staff.first else { throw Failure.cannotRun("the town has no staff") }
    let store = try Store.create(
      at: path, rules: rules.yaml, ruleset: rules.ruleset, kind: .seeded, by: first.id, at: town.start)
    for member in Town.staff {
      try changingOffice { () throws(OfficeError) in try store.setStaff(member, by: first.id, at: town.start) }
    }
    // One thread makes the town up, the other writes it down.
    let (year, ruleset) = (town, rules.ruleset)
    let steps = Ahead {
      var steps = year.steps()
      return { steps.next().map { ($0, $0.judgement(under: ruleset)) } }
    }
    try store.writeHistory { history in
      try steps.forEach { step, judgement in try tell(step, judgement, to: history) }
    }
  }

  private func tell(_ step: TownStep, _ judgement: Judgement, to history: History) throws {
    let known = ConversationID(Int64(step.citizen) + 1)
    do {
      switch step.what {
      case .arrival(let arrival, _):
        let id =
          step.isFirst
          ? try history.meet(arrival.from, hadNotice: town.isKnown(step.citizen), at: step.at) : known
        try history.receive(arrival, judgement, in: id, at: step.at)
      case .act(let intent, let staff): try history.perform(intent, in: known, by: staff, at: step.at)
      case .answered(let text, let quoting, let name, let staff, let state):
        try history.answer(text, quoting: quoting, as: name, state: state, in: known, by: staff, at: step.at)
      case .dismissed(let name, let reason, let staff):
        try history.dismissFlags(on: name, reason: reason, in: known, by: staff, at: step.at)
      case .status(let news): try history.take(news, at: step.at)
      }
    } catch ActError.refused(let refusal) {
      throw Failure.refused(
        "the town asks for what the desk refuses at \(Zone.rome.iso8601(step.at)) (citizen \(step.citizen)): \(refusal)"
      )
    }
  }
}

extension TownStep {
  /// What moderation says of it, where it is to look.
  fileprivate func judgement(under ruleset: Ruleset) -> Judgement {
    guard case .arrival(let arrival, isSuspect: true) = what else { return Judgement() }
    return Moderation.judge(arrival.specimen, under: ruleset, with: OwnLists.service)
  }
}
