/// One visit as it is planned: who, when, how many messages, and how it stands when the history ends.
struct TownVisit: Sendable {
  /// How a visit stands at the end of the history.
  enum Standing: Sendable {
    /// Over.
    case closed
    /// The citizen waits, inside the 24 hours.
    case waiting
    /// The citizen waits, and the 24 hours are over.
    case outOfWindow
    /// Answered, and not closed yet.
    case answered
    /// Answered and put off.
    case snoozed
    /// Answered and given back.
    case released
  }

  /// Milliseconds of a day.
  static let day = 86_400_000

  /// Whose, from zero.
  var citizen: Int
  /// Which of theirs, from zero.
  var number: Int
  /// How many messages both sides send.
  var messages: Int
  /// When the citizen first writes, in milliseconds.
  var begin: Int
  /// The stretch in which the desk answers, in milliseconds; empty when it does not.
  var open: Range<Int>
  /// How it stands at the end.
  var standing: Standing
}
