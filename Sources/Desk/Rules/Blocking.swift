import Foundation
import Policy

extension Conversation {
  /// The warning that goes to the citizen: a text of the ruleset, in hours and within WhatsApp's 24 hours (A11), unless a
  /// colleague has the chat.
  func warn(_ finding: Finding, by staff: Staff, at now: Date, in office: Office) throws(Refusal) -> LadderEvent {
    let ruleset = office.timetable.ruleset(at: now)
    guard let ground = ruleset.ground(finding.clause) else { throw .unknownGround(finding.clause) }
    let text = ruleset.text(.warning, ["clause": finding.clause, "ground": ground.text])
    guard !text.isEmpty else { throw .ladder(.noWarning) }
    if let block, block.holds(at: now) { throw .blocked(until: block.until) }
    if isColleagues(for: staff.id), !staff.may(act: .supervisor) {
      throw .notInCharge(colleague: session?.inCharge)
    }
    let window = try openWindow(at: now)
    if ruleset.service == .liveChat { try checkHours(at: now, office.timetable, within: window) }
    return .warned(finding, text: text)
  }

  /// A block with its grounds and its date; WhatsApp is asked only while it would take one.
  func block(_ finding: Finding, _ term: BlockTerm, at now: Date, _ limits: Limits) throws(Refusal) -> LadderEvent {
    if let block, block.holds(at: now) { throw .ladder(.alreadyBlocked(until: block.until)) }
    try check(term, at: now, limits)
    let level: WhatsAppLevel =
      term.atWhatsApp ? (window?.isOpen(at: now) == true ? .toAsk : .tooLate) : .none
    return .blocked(finding, term, level)
  }

  /// Nobody is blocked for longer than the ruleset allows without a new look (A15).
  func check(_ term: BlockTerm, at now: Date, _ limits: Limits) throws(Refusal) {
    let latest = now.addingTimeInterval(TimeInterval(limits.blockDays) * 24 * 60 * 60)
    guard term.until > now, term.until <= latest else { throw .ladder(.blockOutOfRange(latest: latest)) }
  }

  /// What a supervisor decides about the block in force.
  func review(_ review: BlockReview, _ reason: String, at now: Date, _ limits: Limits) throws(Refusal) -> [Event] {
    guard let block, block.holds(at: now) else { throw .ladder(.notBlocked) }
    switch review {
    case .keep:
      let next = block.ends == .review ? max(block.until, now.addingTimeInterval(Self.reviewSeconds)) : block.until
      return [.ladder(.blockKept(until: next, reason: reason))]
    case .extend(let until):
      try check(BlockTerm(until: until, ends: block.ends), at: now, limits)
      guard until != block.until else { throw .nothingToDo }
      return [.ladder(.blockExtended(until: until, reason: reason))]
    case .lift: return [.ladder(.blockLifted(reason: reason))]
    case .undo:
      let begins = session == nil && block.interrupted?.session == nil && block.interrupted?.firstAttempt != nil
      return [.ladder(.blockUndone(reason: reason))] + (begins ? [.sessionOpened] : [])
        + (begins ? block.interrupted?.firstAttempt.map { [.waited(since: $0)] } ?? [] : [])
    }
  }

  /// The end of a block whose date has come: decided when somebody looks, as of the instant given. Nothing else ends by
  /// itself.
  public func lapses(at now: Date) -> [Event] {
    guard let block, !block.holds(at: now) else { return [] }
    return [.ladder(.blockLapsed)]
  }

  /// Thirty days: the next look at a block that was kept.
  static let reviewSeconds: TimeInterval = 30 * 24 * 60 * 60

  /// Carries a step on the ladder into this value.
  mutating func apply(_ event: LadderEvent, at now: Date) {
    switch event {
    case .blocked(let finding, let term, _):
      block = Block(clause: finding.clause, until: term.until, ends: term.ends)
    case .blockKept(let until, _), .blockExtended(let until, _): block?.until = until
    case .blockLifted, .blockLapsed: block = nil
    case .blockUndone: resume()
    case .deleted(let finding, _): for message in finding.messages { messages[message]?.isDeleted = true }
    case .warned, .reported, .referred, .proposed, .declined, .confirmed, .keptOut, .unsealed: break
    }
  }

  /// Everything as if the block had never been.
  private mutating func resume() {
    let interrupted = block?.interrupted
    block = nil
    guard session == nil, let interrupted else { return }
    unread = interrupted.unread + interrupted.attempts
    guard interrupted.session != nil else { return }
    session = interrupted.session
    waitingSince = interrupted.waitingSince ?? interrupted.firstAttempt
  }
}
