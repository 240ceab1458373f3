import Foundation
import Policy

extension Conversation {
  /// An approved template with its blanks filled: as an answer, but that the 24 hours need not run (A09). Hours (A11),
  /// charge and blocks (A15) hold.
  func send(_ fill: TemplateFill, by staff: StaffID, at now: Date, in office: Office) throws(Refusal) -> [Event] {
    if let block, block.holds(at: now) { throw .blocked(until: block.until) }
    try checkCharge(staff)
    guard office.timetable.status(at: now).open else {
      throw .deskClosed(opens: office.timetable.nextOpening(after: now))
    }
    let template = office.templates.first { ($0.name, $0.language) == (fill.name, fill.language) }
    guard let template, template.isUsable else { throw .template(.unknown) }
    guard template.isAllowed else { throw .template(.notAllowed) }
    // WhatsApp refuses blanks that are empty or hold line ends (132012).
    let areFilled = fill.values.allSatisfy { value in
      value.text.contains { !$0.isWhitespace } && !value.text.contains { $0.isNewline || $0 == "\t" }
    }
    guard fill.values.map(\.blank) == template.blanks, areFilled else { throw .template(.blanks) }
    let limits = office.timetable.ruleset(at: now).limits
    let text = try words(template.filled(fill.values), limit: limits.messageCharacters)
    let heldUntil = now.addingTimeInterval(TimeInterval(limits.undoSeconds))
    return [.templateSent(fill, text: text, heldUntil: heldUntil, answers: waitingSince)]
  }
}
