import Desk

/// What decides which keys work on a row of the list, as far as that is seen at a glance: rows of one sort mostly have the
/// same keys.
public struct RowSort: Hashable, Sendable {
  private enum Charge { case nobodys, ours, others }

  private let charge: Charge
  private let isClosed, isOpen, isSnoozed, isUnread, isFlagged, canBeAnswered: Bool

  /// The sort of the row that has the bar; nil where keys speak of something else.
  public init?(_ state: borrowing ConsoleState) {
    guard state.focus == .list, state.selected.isEmpty, let row = state.chosen?.row else { return nil }
    charge = row.inCharge.map { $0 == state.me.id ? .ours : .others } ?? .nobodys
    (isClosed, isOpen) = (row.outcome != nil, row.id == state.thread?.id)
    isSnoozed = row.snoozedUntil.map { $0 > state.now } ?? false
    (isUnread, isFlagged) = (row.unread > 0, !row.clauses.isEmpty)
    canBeAnswered = row.windowCloses.map { $0 > state.now } ?? false
  }
}
