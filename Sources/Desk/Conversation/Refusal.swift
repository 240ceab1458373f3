import Foundation

/// Why something may not happen. An answer, not an error: the console shows each as a sentence that says what to do.
public enum Refusal: Error, Equatable, Sendable {
  /// The person lacks the role (A24).
  case roleMissing(Staff.Role)
  /// Only the one in charge may; nil when the chat is nobody's.
  case notInCharge(colleague: StaffID?)
  /// A colleague has it.
  case alreadyClaimed(by: StaffID)
  /// It is theirs already.
  case alreadyYours
  /// There is no open session.
  case closed
  /// There is an open session.
  case alreadyOpen
  /// There never was a session.
  case neverOpened
  /// Outside hours, and no order opens the desk; `opens` is nil when no opening is in sight (A11).
  case deskClosed(opens: Date?)
  /// WhatsApp's 24 hours are over; nil when the citizen never wrote.
  case windowClosed(since: Date?)
  /// Outside hours, and WhatsApp's 24 hours end before the desk opens again, if that is in sight (A09, A11).
  case windowClosesFirst(closes: Date, opens: Date?)
  /// The citizen is blocked (A15).
  case blocked(until: Date)
  /// There are no words.
  case empty
  /// Over WhatsApp's or the ruleset's limit, in characters.
  case tooLong(count: Int, limit: Int)
  /// The file has more bytes than WhatsApp takes.
  case fileTooLarge(bytes: Int, limit: Int)
  /// No words go with a sound or a place.
  case noCaption
  /// No answer of theirs is still held.
  case nothingToTakeBack
  /// Nobody of that name answers citizens.
  case unknownColleague(StaffID)
  /// They have it already.
  case transferToOneself
  /// The message is not of this conversation, or is gone.
  case unknownMessage
  /// It is not a message of the citizen.
  case notTheCitizens
  /// The ruleset has no such ground.
  case unknownGround(String)
  /// The ruleset has no such subject (A08).
  case unknownSubject(String)
  /// The instant is past, or further than the ruleset allows.
  case snoozeOutOfRange(latest: Date)
  /// The flag is settled, or there is none.
  case noOpenFlag
  /// There is nothing to change: it is so already.
  case nothingToDo
  /// The template may not go.
  case template(TemplateRefusal)
  /// Nothing may be decided about this message of ours.
  case outbox(OutboxRefusal)
  /// A step on the ladder may not be taken (A14–A16).
  case ladder(LadderRefusal)
}

extension Refusal {
  /// Whether other hours would make it another one, or none.
  public var hangsOnHours: Bool {
    if case .deskClosed = self { return true }
    if case .windowClosesFirst = self { return true }
    return false
  }
}
