import Foundation
import Policy

extension Conversation {
  /// Takes the last session up again; whoever does it answers, and who waited when it was closed waits as before (A09).
  func reopen() throws(Refusal) -> [Event] {
    guard session == nil else { throw .alreadyOpen }
    guard lastSession != nil else { throw .neverOpened }
    return [.reopened]
  }

  /// Puts a chat off, no further than the ruleset allows; the citizen's next message ends it. One that waits comes back
  /// at the last at which it can be answered (A09).
  func snooze(until: Date, by staff: StaffID, at now: Date, _ timetable: Timetable) throws(Refusal) -> [Event] {
    try checkCharge(staff)
    let days = timetable.ruleset(at: now).limits.snoozeDays
    var latest = now.addingTimeInterval(TimeInterval(days) * 24 * 60 * 60)
    if waitingSince != nil, let useful = window.flatMap(timetable.lastUsefulMoment), now < useful {
      latest = min(latest, useful)
    }
    guard until > now, until <= latest else { throw .snoozeOutOfRange(latest: latest) }
    return [.snoozed(until: until)]
  }

  /// Makes a chat new again.
  func markUnread() throws(Refusal) -> [Event] {
    guard unread == 0 else { throw .nothingToDo }
    return [.markedUnread]
  }

  /// Puts a subject of the ruleset on a chat (A08).
  func label(_ subject: String, under ruleset: Ruleset) throws(Refusal) -> [Event] {
    guard ruleset.subject(subject) != nil else { throw .unknownSubject(subject) }
    guard !labels.contains(subject) else { throw .nothingToDo }
    return [.labelled(subject)]
  }

  /// Takes a subject off a chat, also one that the ruleset no longer has.
  func unlabel(_ subject: String) throws(Refusal) -> [Event] {
    guard labels.contains(subject) else { throw .nothingToDo }
    return [.unlabelled(subject)]
  }
}
