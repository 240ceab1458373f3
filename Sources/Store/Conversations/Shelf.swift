import Desk
import Foundation

/// Where a conversation stands in the lists: a shelf, and two numbers that order it there.
///
/// The order of the inbox moves with the clock, and no row is written because time passes. So a chat that waits is
/// ordered by the moment from which no answer is possible: its last useful moment, or, when the desk never opens in
/// its 24 hours, the moment at which the citizen wrote. Those with a moment still to come are `waiting`, the rest
/// `outOfWindow`: two ranges of one index, cut at now.
struct Shelf: Equatable {
  /// The shelves. The raw values are the file's.
  enum Level: Int {
    /// An open flag speaks of danger to someone.
    case danger = 0
    /// Somebody owes an answer.
    case waiting = 1
    /// Nobody does.
    case resting = 2
  }

  /// Which shelf.
  var level: Level
  /// Milliseconds: the moment after which it is too late, or the negative of the last message's on the last shelf.
  var first: Int64
  /// Milliseconds: since when the citizen waits, or the negative of the number on the last shelf.
  var second: Int64
  /// Whether the chat is open, and waits or is nobody's.
  var isIncoming: Bool

  /// After every instant: a danger that nobody is to answer.
  private static let never: Int64 = 253_402_300_800_000

  init(_ record: ConversationRecord) {
    let chat = record.conversation
    let tooLate = record.lastUseful ?? chat.window?.opened ?? chat.waitingSince
    isIncoming = chat.session.map { chat.waitingSince != nil || $0.inCharge == nil } ?? false
    if record.flags.isDanger {
      level = .danger
      first = chat.waitingSince == nil ? Self.never : tooLate?.milliseconds ?? Self.never
      second = (chat.waitingSince ?? record.lastAt).milliseconds
    } else if let since = chat.waitingSince {
      level = .waiting
      first = (tooLate ?? since).milliseconds
      second = since.milliseconds
    } else {
      level = .resting
      first = -record.lastAt.milliseconds
      second = -chat.id.rawValue
    }
  }
}
