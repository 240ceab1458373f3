import Foundation

/// Why an order cannot be made. Each case says what to change.
public enum OrderRefusal: Error, Equatable, Sendable {
  /// No reference was given: an order has the number of the act on paper.
  case referenceMissing
  /// No reason was given: citizens will read it.
  case reasonMissing
  /// Reference or reason is longer than so many characters, or holds a line break or a control character.
  case textUnfit(limit: Int)
  /// The last day comes before the first.
  case endsBeforeStart(from: CivilDay, to: CivilDay)
  /// Every day it names is over.
  case whollyPast(today: CivilDay)
  /// It names hours, but there are none in the list.
  case hoursMissing
  /// A stretch ends before or when it starts.
  case hoursEmpty(Hours)
  /// A stretch starts before the one before it has ended.
  case hoursOverlap(Hours, Hours)
}

extension Order {
  /// The longest reference or reason, in characters: both go into one WhatsApp message with the rest of the text.
  public static let textLimit = 300

  /// Refuses an order that could not be meant, by its first obstacle (A12).
  ///
  /// - Throws: the refusal, which is shown as a sentence and never logged as an error.
  public static func check(_ act: Act, reference: String, reason: String, now: Date) throws(OrderRefusal) {
    if reference.allSatisfy(\.isWhitespace) { throw .referenceMissing }
    if reason.allSatisfy(\.isWhitespace) { throw .reasonMissing }
    for text in [reference, reason] { try check(text) }
    if let to = act.to {
      if to < act.from { throw .endsBeforeStart(from: act.from, to: to) }
      let today = Zone.rome.day(of: now)
      if to < today { throw .whollyPast(today: today) }
    }
    switch act {
    case .closure(_, _, nil): break
    case .closure(_, _, let hours?), .opening(_, _, let hours): try check(hours)
    case .weekly(_, _, let week):
      for weekday in Weekday.allCases where !week[weekday].isEmpty { try check(week[weekday]) }
    }
  }

  private static func check(_ hours: [Hours]) throws(OrderRefusal) {
    if hours.isEmpty { throw .hoursMissing }
    for (index, stretch) in hours.enumerated() {
      if stretch.isEmpty { throw .hoursEmpty(stretch) }
      if index > 0, stretch.start < hours[index - 1].end { throw .hoursOverlap(hours[index - 1], stretch) }
    }
  }

  /// Refuses words that would not fit into one message: too long, or with a line break or a control character.
  ///
  /// - Throws: the refusal, which is shown as a sentence and never logged as an error.
  public static func check(_ text: String) throws(OrderRefusal) {
    let isFit = text.count <= textLimit && !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    guard isFit else { throw .textUnfit(limit: textLimit) }
  }
}
