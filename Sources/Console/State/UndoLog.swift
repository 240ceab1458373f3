/// The changes of a text, to take them back and do them again. Typing counts by the word, erasing by the run.
struct UndoLog: Sendable {
  /// One change: what stood at a place, what stands there now.
  struct Change: Sendable {
    var at: Int
    var removed: [Character]
    var inserted: [Character]
    /// Where the cursor was before.
    var cursor: Int
  }

  /// What a change may be joined with.
  enum Kind: Sendable { case typing, erasingBack, erasingForward, whole }

  /// Characters that all changes may hold together; the oldest go first.
  static let limit = 200_000
  /// Characters of one joined erasing.
  private static let longest = 200

  private var done: [Change] = []
  private var undone: [Change] = []
  private var size = 0
  /// What the last change was, while the next may join it.
  private var open: Kind?

  /// Notes a change that was made; what was taken back before is forgotten.
  mutating func note(_ change: Change, _ kind: Kind) {
    undone = []
    size += change.size
    if open != kind || !join(change, kind) { done.append(change) }
    open = kind == .whole ? nil : kind
    var first = 0
    while size > Self.limit, first < done.count - 1 { (size, first) = (size - done[first].size, first + 1) }
    done.removeFirst(first)
  }

  /// Lets nothing join the last change any more.
  mutating func close() { open = nil }

  /// The last change, to be taken back.
  mutating func takeDone() -> Change? {
    close()
    guard let change = done.popLast() else { return nil }
    undone.append(change)
    size -= change.size
    return change
  }

  /// The change that was taken back last, to be done again.
  mutating func takeUndone() -> Change? {
    close()
    guard let change = undone.popLast() else { return nil }
    done.append(change)
    size += change.size
    return change
  }

  private mutating func join(_ change: Change, _ kind: Kind) -> Bool {
    guard var last = done.last else { return false }
    switch kind {
    case .typing:
      let startsWord = change.inserted.first?.isWhitespace == false && last.inserted.last?.isWhitespace == true
      guard change.removed.isEmpty, change.at == last.at + last.inserted.count, !startsWord else { return false }
      last.inserted += change.inserted
    case .erasingBack:
      guard change.at + change.removed.count == last.at, last.removed.count < Self.longest else { return false }
      (last.at, last.removed) = (change.at, change.removed + last.removed)
    case .erasingForward:
      guard change.at == last.at, last.removed.count < Self.longest else { return false }
      last.removed += change.removed
    case .whole: return false
    }
    done[done.count - 1] = last
    return true
  }
}

extension UndoLog.Change {
  /// Characters it holds.
  fileprivate var size: Int { removed.count + inserted.count }
}
