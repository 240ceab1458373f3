import Desk
import Foundation

/// One stretch of a list: rows that one range of one index holds in their order.
struct InboxScan {
  /// How the rows are ordered.
  enum Order {
    /// By the shelf's keys, upwards.
    case keys
    /// By a column of instants, newest first.
    case newest(String)
  }

  /// Which rows, as a condition on the conversation `v`.
  var condition: String
  /// The values of the condition.
  var values: [(any Storable)?]
  /// How they are ordered.
  var order = Order.keys
  /// The part of the list they make.
  var section: InboxSection
  /// The values of the first key that belong to the part.
  var bounds: ClosedRange<Int64> = .min ... .max

  /// Rows from a place on, nearest first.
  func rows(from place: InboxPlace, backward: Bool, inclusive: Bool, count: Int, _ sql: SQL) throws -> [InboxRow] {
    guard count > 0 else { return [] }
    return try sql.query(
      statement(backward: backward, inclusive: inclusive), arguments(from: place, backward: backward, count: count)
    ) { try $0.inboxRow(section) }
  }

  /// The question that `rows` asks.
  func statement(backward: Bool, inclusive: Bool) -> String {
    // An order by newest first runs its index the other way round.
    let isDescending = if case .newest = order { !backward } else { backward }
    let comparison = (isDescending ? "<" : ">") + (inclusive ? "=" : "")
    let direction = isDescending ? "DESC" : "ASC"
    return switch order {
    case .keys:
      """
      SELECT \(Self.columns), v.first_key, v.second_key \(Self.tables)
      WHERE \(condition) AND (v.first_key, v.second_key, v.id) \(comparison) (?, ?, ?)
      AND v.first_key \(backward ? ">=" : "<=") ?
      ORDER BY v.first_key \(direction), v.second_key \(direction), v.id \(direction) LIMIT ?
      """
    case .newest(let column):
      """
      SELECT \(Self.columns), -v.\(column), -v.id \(Self.tables)
      WHERE \(condition) AND (v.\(column), v.id) \(comparison) (?, ?)
      ORDER BY v.\(column) \(direction), v.id \(direction) LIMIT ?
      """
    }
  }

  /// The values of the question.
  func arguments(from place: InboxPlace, backward: Bool, count: Int) -> [(any Storable)?] {
    switch order {
    case .keys:
      values + [place.first, place.second, place.id, backward ? bounds.lowerBound : bounds.upperBound, count]
    case .newest: values + [place.first.negated, place.second.negated, count]
    }
  }

  /// Where the stretch begins, or ends when walked backward, for one who comes from a place of its part or from outside.
  func entrance(_ key: InboxKey?, backward: Bool) -> InboxPlace {
    let edge = backward ? InboxPlace.after(bounds.upperBound) : InboxPlace.before(bounds.lowerBound)
    guard let key else { return edge }
    return backward ? min(InboxPlace(key), edge) : max(InboxPlace(key), edge)
  }

  private static let tables = "FROM conversation v JOIN citizen c ON c.id = v.id"

  private static let columns = """
    v.id, \(CitizenTable.columns), v.last_at, v.unread, v.waiting_since, v.last_useful, v.window_opened, v.in_charge,
    v.snoozed_until, v.labels, v.clauses, v.marks, v.outcome, \(ConversationTable.lastColumns)
    """
}

/// A place in a part of a list, by the values that order it upwards: what descends is negative.
struct InboxPlace: Comparable {
  var first: Int64
  var second: Int64
  var id: Int64

  /// Before every row with a first value.
  static func before(_ first: Int64) -> Self { Self(first: first, second: .min, id: .min) }

  /// After every row with a first value.
  static func after(_ first: Int64) -> Self { Self(first: first, second: .max, id: .max) }

  static func < (left: Self, right: Self) -> Bool {
    (left.first, left.second, left.id) < (right.first, right.second, right.id)
  }
}

extension InboxPlace {
  /// Where a row stands. The last part's rows are newest first, and their keys hold the instant itself.
  init(_ key: InboxKey) {
    switch key.section {
    case .danger, .waiting, .outOfWindow: self.init(first: key.order, second: key.then, id: key.id.rawValue)
    case .resting: self.init(first: key.order.negated, second: key.id.rawValue.negated, id: key.id.rawValue)
    }
  }

  /// The key of a row at this place.
  func key(_ section: InboxSection) -> InboxKey {
    switch section {
    case .danger, .waiting, .outOfWindow:
      InboxKey(section: section, order: first, then: second, id: ConversationID(id))
    case .resting: InboxKey(section: section, order: first.negated, then: 0, id: ConversationID(id))
    }
  }
}

extension Int64 {
  /// The negative; the one number without a negative gives the greatest.
  var negated: Int64 { self == .min ? .max : -self }
}
