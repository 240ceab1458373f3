import Foundation
import Moderation
import Policy

extension Conversation {
  /// What follows from an intent, or why nothing may: the role first, then who is in charge, then the clocks.
  ///
  /// Nothing is written here; the store writes the events in the transaction in which it loaded this conversation.
  ///
  /// - Parameters:
  ///   - intent: what is wanted.
  ///   - staff: who wants it.
  ///   - now: the desk's clock.
  ///   - office: the rules and hours in force, and the list of staff.
  /// - Throws: the first obstacle, which the console shows as a sentence and never logs as an error.
  public func decide(_ intent: Intent, by staff: Staff, at now: Date, in office: Office) throws(Refusal) -> [Event] {
    guard intent.isOpen(to: staff) else { throw .roleMissing(intent.role) }
    let ruleset = office.timetable.ruleset(at: now)
    switch intent {
    case .claim: return try claim(by: staff.id)
    case .takeOver: return try takeOver(by: staff.id)
    case .transfer(let colleague, let comment):
      return try transfer(to: colleague, comment: comment, by: staff.id, in: office, under: ruleset)
    case .release:
      try checkCharge(staff.id)
      return [.released]
    case .reply(let text, let quoting, let attachment):
      return try reply(text, quoting: quoting, with: attachment, by: staff.id, at: now, in: office)
    case .takeBack: return [.withdrew(try heldAnswer(of: staff.id, at: now))]
    case .note(let text): return [.noted(text: try words(text, limit: ruleset.limits.messageCharacters))]
    case .close(let outcome):
      try checkCharge(staff.id)
      return [.closed(outcome)]
    case .reopen: return try reopen()
    case .snooze(let until): return try snooze(until: until, by: staff.id, at: now, office.timetable)
    case .label(let subject): return try label(subject, under: ruleset)
    case .unlabel(let subject): return try unlabel(subject)
    case .see: return isColleagues(for: staff.id) || unread == 0 ? [] : [.seen]
    case .markUnread: return try markUnread()
    case .flag(let message, let clause, let reason): return try flag(message, clause, reason, under: ruleset)
    case .dismissFlag(let flag, let message, let reason):
      return try dismiss(flag, on: message, reason, by: staff, under: ruleset)
    case .mark(let message, let mark): return try change(mark, on: message, to: true)
    case .unmark(let message, let mark): return try change(mark, on: message, to: false)
    case .template(let fill): return try send(fill, by: staff.id, at: now, in: office)
    case .react(let message, let reaction):
      return try react(reaction, to: message, by: staff.id, at: now, in: office)
    case .outbox(let intent): return try settle(intent, by: staff, at: now, in: office)
    case .ladder(let intent): return try climb(intent, by: staff, at: now, in: office)
    }
  }

  /// Refuses unless they are the one who answers; the first rule of the desk.
  func checkCharge(_ staff: StaffID) throws(Refusal) {
    guard let session else { throw .closed }
    guard session.inCharge == staff else { throw .notInCharge(colleague: session.inCharge) }
  }

  /// Whether somebody else answers.
  func isColleagues(for staff: StaffID) -> Bool { session?.inCharge.map { $0 != staff } ?? false }

  /// The text without its outer white space, if it holds words and keeps to a limit.
  ///
  /// WhatsApp does not say what it counts; UTF-16 units are never fewer than characters, so what fits by them fits.
  func words(_ text: String, limit: Int) throws(Refusal) -> String {
    let trimmed = text.trimmed
    guard !trimmed.isEmpty else { throw .empty }
    guard trimmed.utf16.count <= limit else { throw .tooLong(count: trimmed.utf16.count, limit: limit) }
    return trimmed
  }
}

extension String {
  /// The text without white space at either end; most have none, and are given back as they are.
  fileprivate var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
