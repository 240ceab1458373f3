import Foundation
import Policy

/// One thing that a step on the ladder will do, told before it is done.
public enum Consequence: Equatable, Sendable {
  /// So many messages count as violations of the clause.
  case confirms(messages: Int, clause: String)
  /// Proposals for other clauses on them are closed, not upheld.
  case closesFlags(clauses: [String])
  /// So many open flags are settled as unfounded.
  case dismisses(flags: Int)
  /// This goes to the citizen at once, and cannot be taken back.
  case sends(String)
  /// So many texts are out of every sight, and sealed until then.
  case hides(messages: Int, until: Date)
  /// A numbered report is open until it is marked as received.
  case reports(to: String, purpose: String)
  /// What the citizen writes is kept out until then.
  case keepsOut(until: Date, BlockTerm.Kind)
  /// WhatsApp is asked too, as long as it takes it.
  case asksWhatsApp(before: Date)
  /// It is too late for WhatsApp; asked when the citizen writes again.
  case tooLateForWhatsApp
  /// The open chat is closed; who answers in it.
  case closesChat(inCharge: StaffID?)
  /// It stands in the file that so many messages go to the judicial authorities; the dossier is made apart.
  case refers(messages: Int)
  /// A supervisor has to decide.
  case waits(Rung)
  /// What was proposed is not done.
  case declines(Rung)
  /// The block stays, or moves, until then.
  case staysBlocked(until: Date, BlockTerm.Kind)
  /// The citizen may write again; what was kept out stays out.
  case ends
  /// Everything is as before: so many messages come in, and the chat is open again.
  case undoes(messages: Int)
  /// A sealed text is shown, and the journal says to whom.
  case opensSeal
  /// The citizen's earlier confirmed violations, by clause.
  case earlier([String: Int])
}

extension Conversation {
  /// What an intent would do, in the words of the ladder, or why it may not. Nothing is done.
  public func foresee(
    _ intent: Intent, by staff: Staff, at now: Date, in office: Office
  ) throws(Refusal) -> [Consequence] {
    let events = try decide(intent, by: staff, at: now, in: office)
    var result: [Consequence] = []
    for event in events { if case .ladder(let event) = event { result += consequences(of: event) } }
    let dismissed = events.count { if case .flagDismissed = $0 { true } else { false } }
    if dismissed > 0 { result.append(.dismisses(flags: dismissed)) }
    if events.contains(.closed(.improper)) { result.append(.closesChat(inCharge: session?.inCharge)) }
    if let (_, finding) = events.lazy.compactMap({ $0.ladder?.measure }).first, !events.isProposal {
      result.append(.confirms(messages: finding.messages.count, clause: finding.clause))
      let others = otherClauses(finding)
      if !others.isEmpty { result.append(.closesFlags(clauses: others)) }
    }
    return result
  }

  private func consequences(of event: LadderEvent) -> [Consequence] {
    switch event {
    case .warned(_, let text): [.sends(text)]
    case .deleted(let finding, let until):
      [.hides(messages: finding.messages.count { messages[$0]?.isDeleted == false }, until: until)]
    case .reported(_, let recipient, let purpose): [.reports(to: recipient, purpose: purpose)]
    case .blocked(_, let term, let level): [.keepsOut(until: term.until, term.ends)] + whatsApp(level)
    case .referred(let finding): [.refers(messages: finding.messages.count)]
    case .proposed(let measure, _): [.waits(measure.rung)]
    case .declined(let id, _): proposals.first { $0.id == id }.map { [.declines($0.measure.rung)] } ?? []
    case .blockKept(let until, _), .blockExtended(let until, _): [.staysBlocked(until: until, block?.ends ?? .lapse)]
    case .blockLifted: [.ends]
    case .blockUndone: [.undoes(messages: block?.interrupted?.attempts ?? 0)]
    case .unsealed: [.opensSeal]
    case .confirmed, .keptOut, .blockLapsed: []
    }
  }

  private func whatsApp(_ level: WhatsAppLevel) -> [Consequence] {
    switch level {
    case .toAsk: window.map { [.asksWhatsApp(before: $0.closes)] } ?? []
    case .tooLate: [.tooLateForWhatsApp]
    case .none, .asked, .holds, .refused, .toLift, .lifting, .lifted: []
    }
  }

  /// Clauses of open flags on the evidence that the finding does not name.
  private func otherClauses(_ finding: Finding) -> [String] {
    let open = finding.messages.compactMap { messages[$0]?.flags }.joined().filter { $0.state == .open }
    return Set(open.map(\.flag.clause)).subtracting([finding.clause]).sorted()
  }
}

extension Event {
  /// The step on the ladder, if it is one.
  public var ladder: LadderEvent? { if case .ladder(let event) = self { event } else { nil } }
}

extension [Event] {
  fileprivate var isProposal: Bool { contains { if case .ladder(.proposed) = $0 { true } else { false } } }
}
