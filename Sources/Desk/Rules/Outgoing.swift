import Foundation
import Policy

extension Conversation {
  /// What follows from a wish about a message of ours that did not arrive, or may not have.
  ///
  /// Sending again keeps the rules of an answer: block (A15), hours (A11), WhatsApp's 24 hours. A colleague's chat is left
  /// to that colleague, or to a supervisor.
  func settle(
    _ intent: OutboxIntent, by staff: Staff, at now: Date, in office: Office
  ) throws(Refusal) -> [Event] {
    guard let facts = messages[intent.message], !facts.isFromCitizen, let state = facts.state else {
      throw .outbox(.notOurs)
    }
    if isColleagues(for: staff.id), !staff.may(act: .supervisor) { throw .notInCharge(colleague: session?.inCharge) }
    switch intent {
    case .retry(let message):
      try checkUnsettled(state, of: message)
      if facts.isDeleted { throw .outbox(.deleted) }
      if let block, block.holds(at: now) { throw .blocked(until: block.until) }
      try checkHours(at: now, office.timetable, within: try openWindow(at: now))
      return [.outbox(.retried(message))]
    case .markSent(let message):
      guard state == .uncertain else {
        try checkUnsettled(state, of: message)
        throw .outbox(.settled)
      }
      return [.outbox(.markedSent(message))]
    case .giveUp(let message):
      if state != .queued { try checkUnsettled(state, of: message) }
      if facts.isGivenUp { throw .nothingToDo }
      return [.outbox(.gaveUp(message))]
    }
  }

  /// Only what failed, or may have, is anybody's to decide.
  private func checkUnsettled(_ state: OutboxState, of message: MessageID) throws(Refusal) {
    switch state {
    case .uncertain, .failed: return
    case .held, .queued: throw .outbox(.stillQueued)
    case .sending: throw .outbox(.beingSent)
    case .sent, .delivered, .read, .played: throw .outbox(.hasLeft)
    case .withdrawn: throw .outbox(.settled)
    }
  }
}
