import Foundation
import Moderation
import Policy

extension Conversation {
  /// What follows from a step on the ladder, or why it may not be taken.
  ///
  /// Each step has a clause, a reason and an author; the rules only propose (C17).
  func climb(_ intent: LadderIntent, by staff: Staff, at now: Date, in office: Office) throws(Refusal) -> [Event] {
    let ruleset = office.timetable.ruleset(at: now)
    switch intent {
    case .dismiss(let messages, let reason): return try dismiss(messages, reason, by: staff, under: ruleset)
    case .take(let measure, let finding):
      let finding = try check(finding, under: ruleset)
      return try take(measure, finding, by: staff, at: now, in: office) + confirmations(of: finding)
        + (measure.rung == .block && session != nil ? [.closed(.improper)] : [])
    case .propose(let measure, let finding):
      return try propose(measure, try check(finding, under: ruleset), by: staff, at: now, under: ruleset)
    case .decline(let proposal, let reason):
      guard proposals.contains(where: { $0.id == proposal }) else { throw .ladder(.noOpenProposal) }
      return [.ladder(.declined(proposal, reason: try words(reason, limit: ruleset.limits.messageCharacters)))]
    case .review(let review, let reason):
      return try self.review(
        review, words(reason, limit: ruleset.limits.messageCharacters), at: now, ruleset.limits)
    case .unseal(let message):
      guard let facts = messages[message] else { throw .unknownMessage }
      guard facts.isDeleted else { throw .ladder(.notDeleted) }
      return [.ladder(.unsealed(message))]
    }
  }

  /// A finding that stands: messages of this citizen's, a ground of the policy, a reason in words.
  private func check(_ finding: Finding, under ruleset: Ruleset) throws(Refusal) -> Finding {
    guard !finding.messages.isEmpty else { throw .ladder(.noEvidence) }
    for message in finding.messages {
      guard let facts = messages[message] else { throw .unknownMessage }
      guard facts.isFromCitizen else { throw .notTheCitizens }
    }
    guard ruleset.ground(finding.clause) != nil else { throw .unknownGround(finding.clause) }
    var finding = finding
    finding.messages = Set(finding.messages).sorted()
    finding.reason = try words(finding.reason, limit: ruleset.limits.messageCharacters)
    return finding
  }

  private func take(
    _ measure: Measure, _ finding: Finding, by staff: Staff, at now: Date, in office: Office
  ) throws(Refusal) -> [Event] {
    let ruleset = office.timetable.ruleset(at: now)
    switch measure {
    case .warn: return [.ladder(try warn(finding, by: staff, at: now, in: office))]
    case .delete:
      let standing = finding.messages.filter { messages[$0]?.isDeleted == false }
      guard !standing.isEmpty else { throw .ladder(.alreadyDeleted) }
      let term = TimeInterval(ruleset.retention.sealedDays) * 24 * 60 * 60
      return [.ladder(.deleted(finding, sealedUntil: now.addingTimeInterval(term)))]
    case .report(let recipient, let purpose):
      return [
        .ladder(
          .reported(
            finding, to: Self.given(recipient) ?? ruleset.reportRecipient,
            purpose: Self.given(purpose) ?? ruleset.reportPurpose))
      ]
    case .block(let term): return [.ladder(try block(finding, term, at: now, ruleset.limits))]
    case .refer: return [.ladder(.referred(finding))]
    }
  }

  /// What is asked of a supervisor also stands as a flag of who asks, so that the message is in their queue.
  private func propose(
    _ measure: Measure, _ finding: Finding, by staff: Staff, at now: Date, under ruleset: Ruleset
  ) throws(Refusal) -> [Event] {
    if case .block(let term) = measure { try check(term, at: now, ruleset.limits) }
    let isThere = proposals.contains { standing in
      standing.measure.rung == measure.rung && standing.finding.messages.contains(where: finding.messages.contains)
    }
    guard !isThere else { throw .ladder(.alreadyProposed) }
    let unflagged = finding.messages.filter { message in
      !(messages[message]?.flags.contains { $0.state == .open && $0.flag.clause == finding.clause } ?? false)
    }
    return unflagged.map { .flagged($0, clause: finding.clause, reason: finding.reason) }
      + [.ladder(.proposed(measure, finding))]
  }

  /// Settles every open flag of the messages as unfounded: one's own, or any for a supervisor.
  private func dismiss(
    _ messages: [MessageID], _ reason: String, by staff: Staff, under ruleset: Ruleset
  ) throws(Refusal) -> [Event] {
    var events: [Event] = []
    let reason = try words(reason, limit: ruleset.limits.messageCharacters)
    for message in Set(messages).sorted() {
      guard let facts = self.messages[message] else { throw .unknownMessage }
      for record in facts.flags where record.state == .open {
        guard record.by == staff.id || staff.may(act: .supervisor) else { throw .roleMissing(.supervisor) }
        events.append(.flagDismissed(record.id, on: message, reason: reason))
      }
    }
    guard !events.isEmpty else { throw .noOpenFlag }
    return events
  }

  private func confirmations(of finding: Finding) -> [Event] {
    finding.messages.map { .ladder(.confirmed($0, clause: finding.clause, reason: finding.reason)) }
  }

  private static func given(_ words: String?) -> String? {
    words.flatMap { $0.contains { !$0.isWhitespace } ? $0.trimmingCharacters(in: .whitespacesAndNewlines) : nil }
  }
}

extension Ruleset {
  /// Whom reports go to (A14, C13).
  public var reportRecipient: String {
    [contacts["manager"], contacts["managerEmail"].map { "<\($0)>" }].compactMap(\.self).joined(separator: " ")
  }

  /// What reports are for, unless somebody says otherwise (A26).
  public var reportPurpose: String {
    "Segnalazione al gestore del servizio ai sensi della policy (\(service == .liveChat ? "A14" : "C13"))"
  }
}
