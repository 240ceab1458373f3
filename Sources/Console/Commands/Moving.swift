import Desk

/// Moving about: in the list, in the conversation, between them.
extension ConsoleState {
  var selectionObstacle: Obstacle? {
    if focus == .search { return resultObstacle }
    if focus == .queue { return ladderRowObstacle }
    return chosen == nil && !isAdrift ? .noChatSelected : nil
  }

  /// So many rows down the list, or messages down the conversation.
  mutating func move(by steps: Int) -> [Effect] {
    if focus == .search { return moveInSearch(by: steps) }
    if focus == .queue { return moveInLadder(by: steps) }
    let layout = Layout(self)
    if focus == .list {
      // From a row that has gone on: the one in its place is the next.
      let from = isAdrift && steps > 0 ? list.selection - 1 : list.selection
      list.select(from + steps, rows: layout.listRows.rows)
      return fillList()
    }
    guard let place = thread?.current else { return [] }
    thread?.select(place + steps, rows: layout.threadLines.rows)
    return fillThread()
  }

  /// Whether a key moves the bar of the list and can do nothing else.
  public func movesBar(with key: Key) -> Bool {
    guard focus == .list, overlay == nil, let command = phrases.keys.command(for: key, in: focus) else { return false }
    return [.down, .up, .pageDown, .pageUp].contains(command)
  }

  /// A page of the list, or of the conversation.
  mutating func movePage(_ direction: Int) -> [Effect] {
    if focus == .search { return pageInSearch(direction) }
    if focus == .queue { return moveInLadder(by: direction * ladderPage) }
    let layout = Layout(self)
    if focus == .list {
      let shown = list.lastShown(rows: layout.listRows.rows) - list.top + 1
      list.select(list.selection + direction * max(shown - 1, 1), rows: layout.listRows.rows)
      return fillList()
    }
    let rows = layout.threadLines.rows
    thread?.page(by: direction * max(rows - 2, 1), rows: rows)
    return fillThread() + seen()
  }

  /// The first or the last row or message.
  mutating func moveToEnd(last: Bool) -> [Effect] {
    if focus == .list { return jump(toLast: last) + fillList() }
    if focus == .queue { return jumpInLadder(toLast: last) }
    return jumpInThread(toLast: last)
  }

  /// Opens the selected chat and goes into it.
  mutating func open() -> [Effect] {
    if focus == .search { return openResult() }
    if focus == .queue { return openLadderRow() }
    guard let line = chosen else {
      focus = .thread
      return seen()
    }
    focus = .thread
    return openChat(line.row.id, line.name)
  }

  /// Opens the selected chat and stays in the list; on one pane there is no room for both.
  mutating func peek() -> [Effect] {
    guard let line = chosen else { return seen() }
    if !Layout(self).isTwoPane { focus = .thread }
    return openChat(line.row.id, line.name)
  }

  /// From the composer to the conversation, from there to the list or to what a search found, from a search to the list.
  mutating func goBack() -> [Effect] {
    let wasWriting = focus == .composer
    if focus == .queue { return leaveLadder() }
    if focus == .search { leaveSearch() } else { focus = wasWriting ? .thread : side }
    return wasWriting ? saveDrafts() : []
  }

  /// The other of list and conversation.
  mutating func switchPane() -> [Effect] {
    focus = focus.isListSide ? .thread : side
    return focus == .thread ? seen() : []
  }

  /// Another list.
  mutating func switchTo(_ view: InboxView) -> [Effect] {
    let left = leaveLadder()
    leaveSearch()
    return left + show(view)
  }

  /// The next row with something unread that is free or ours.
  var nextUnread: Int? { nextRow { $0.unread > 0 && ($0.inCharge ?? me.id) == me.id } }

  /// The next row whose chat will not live to the next opening.
  var nextDying: Int? { nextRow(where: isDying) }

  /// The next row with a flag that nobody has settled.
  var nextFlag: Int? { nextRow { !$0.clauses.isEmpty } }

  /// Why there is no next row: none in the list, or none among the rows in memory.
  func nextObstacle(_ row: Int?, _ none: DeadEnd, _ noneYet: DeadEnd) -> Obstacle? {
    guard row == nil else { return nil }
    return .deadEnd(list.hasLater || list.hasEarlier ? noneYet : none)
  }

  /// The next row below, but for the open chat's; from the first again after the last.
  private func nextRow(where isWanted: (InboxRow) -> Bool) -> Int? {
    let (window, open) = (list, thread?.id)
    let count = window.lines.count
    let from = isAdrift ? window.selection - 1 + count : window.selection
    return (1...max(count, 1)).lazy.map { (from + $0) % max(count, 1) }.first { index in
      guard window.lines.indices.contains(index) else { return false }
      let row = window.lines[index].row
      return row.id != open && isWanted(row)
    }
  }

  /// Opens the next chat that has something unread.
  mutating func goToNextUnread() -> [Effect] { go(to: nextUnread) }

  /// Opens the chat of a row.
  mutating func go(to row: Int?) -> [Effect] {
    guard let next = row else { return [] }
    _ = leaveLadder()
    leaveSearch()
    list.select(next, rows: Layout(self).listRows.rows)
    return open() + fillList()
  }
}
