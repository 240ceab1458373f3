import Foundation
import Policy

extension Conversation {
  /// An answer, if nothing stands in its way: block (A15), charge, WhatsApp's window, opening hours (A11), length. The
  /// window is told before the hours: once it is shut, no opening helps.
  func reply(
    _ text: String, quoting: MessageID?, with attachment: Enclosure?, by staff: StaffID, at now: Date,
    in office: Office
  ) throws(Refusal) -> [Event] {
    if let block, block.holds(at: now) { throw .blocked(until: block.until) }
    try checkCharge(staff)
    try checkHours(at: now, office.timetable, within: try openWindow(at: now))
    let limits = office.timetable.ruleset(at: now).limits
    let text = try words(text, with: attachment, limit: limits.messageCharacters)
    if let quoting, messages[quoting] == nil { throw .unknownMessage }
    let heldUntil = now.addingTimeInterval(TimeInterval(limits.undoSeconds))
    return [
      .replied(
        text: text, quoting: quoting, attachment: attachment, heldUntil: heldUntil, answers: waitingSince)
    ]
  }

  /// Refuses outside hours; an order that opens the desk counts as hours (A11, A12).
  func checkHours(at now: Date, _ timetable: Timetable, within window: ServiceWindow) throws(Refusal) {
    guard !timetable.status(at: now).open else { return }
    let opens = timetable.nextOpening(after: now)
    guard let opens, window.isOpen(at: opens) else { throw .windowClosesFirst(closes: window.closes, opens: opens) }
    throw .deskClosed(opens: opens)
  }

  /// The citizen's 24 hours; refuses once they are over (whatsapp.md §6.1): only a template or the citizen can reopen them.
  func openWindow(at now: Date) throws(Refusal) -> ServiceWindow {
    guard let window else { throw .windowClosed(since: nil) }
    guard window.isOpen(at: now) else { throw .windowClosed(since: window.closes) }
    return window
  }

  /// The newest answer of theirs that is still held.
  func heldAnswer(of staff: StaffID, at now: Date) throws(Refusal) -> MessageID {
    let held = messages.filter { _, facts in
      facts.author == staff && facts.state == .held && facts.heldUntil.map { now < $0 } == true
    }
    guard let newest = held.keys.max() else { throw .nothingToTakeBack }
    return newest
  }
}
