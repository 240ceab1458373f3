import Foundation
import Policy

extension Conversation {
  /// A sign on a citizen's message keeps the rules of an answer: block (A15), charge, WhatsApp's 24 hours, hours (A11).
  /// It is no answer: whoever waits goes on waiting.
  func react(
    _ reaction: Reaction?, to message: MessageID, by staff: StaffID, at now: Date, in office: Office
  ) throws(Refusal) -> [Event] {
    if let block, block.holds(at: now) { throw .blocked(until: block.until) }
    try checkCharge(staff)
    try checkHours(at: now, office.timetable, within: try openWindow(at: now))
    guard let facts = messages[message], !facts.isDeleted else { throw .unknownMessage }
    guard facts.isFromCitizen else { throw .notTheCitizens }
    return [.reacted(message, reaction)]
  }
}
