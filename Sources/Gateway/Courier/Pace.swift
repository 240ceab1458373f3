import Desk
import Foundation

/// WhatsApp's pace for one citizen: a message each six seconds, and 45 at once borrowed from the future
/// (whatsapp.md §6.2). What the courier sends stays below it by itself.
struct Pace {
  private let (seconds, burst): (TimeInterval, Int)
  /// Until when the messages so far have used up each citizen's share.
  private var spent: [ConversationID: Date] = [:]

  init(seconds: TimeInterval = 6, burst: Int = 45) { (self.seconds, self.burst) = (seconds, burst) }

  /// When the next message to a citizen may go: now, or later.
  func next(for citizen: ConversationID, at now: Date) -> Date {
    guard let until = spent[citizen] else { return now }
    return max(now, until - seconds * TimeInterval(burst - 1))
  }

  /// Counts a message that goes.
  mutating func count(_ citizen: ConversationID, at now: Date) {
    spent[citizen] = max(spent[citizen] ?? now, now) + seconds
    if spent.count > 10_000 { spent = spent.filter { $0.value > now } }
  }
}
