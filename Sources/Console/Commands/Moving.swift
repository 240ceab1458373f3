import Desk

/// Moving about: in the list, in the conversation, between them.
extension ConsoleState {
  var selectionObstacle: Obstacle? { list.selected == nil ? .noChatSelected : nil }

  /// So many rows down the list, or messages down the conversation.
  mutating func move(by steps: Int) -> [Effect] {
    let layout = Layout(self)
    if focus == .list {
      list.select(list.selection + steps, rows: layout.listRows.rows)
      return fillList()
    }
    guard let place = thread?.current else { return [] }
    thread?.select(place + steps, rows: layout.threadLines.rows)
    return fillThread()
  }

  /// A page of the list, or of the conversation.
  mutating func movePage(_ direction: Int) -> [Effect] {
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
    guard let thread else { return [] }
    let rows = Layout(self).threadLines.rows
    self.thread?.select(last ? thread.blocks.count - 1 : 0, rows: rows)
    return last ? seen() : fillThread()
  }

  /// Opens the selected chat and goes into it.
  mutating func open() -> [Effect] {
    guard let line = list.selected else { return [] }
    focus = .thread
    return openChat(line.row.id, line.name)
  }

  /// Opens the selected chat and stays in the list; on one pane there is no room for both.
  mutating func peek() -> [Effect] {
    guard let line = list.selected else { return [] }
    if !Layout(self).isTwoPane { focus = .thread }
    return openChat(line.row.id, line.name)
  }

  /// From the composer to the conversation, from there to the list.
  mutating func goBack() -> [Effect] {
    let wasWriting = focus == .composer
    focus = wasWriting ? .thread : .list
    return wasWriting ? saveDraft() : []
  }

  /// The other of list and conversation.
  mutating func switchPane() -> [Effect] {
    focus = focus == .list ? .thread : .list
    return focus == .thread ? seen() : []
  }

  /// Another list.
  mutating func switchTo(_ view: InboxView) -> [Effect] {
    focus = .list
    return show(view) + [.loadCounts]
  }

  /// Opens the next chat below with something unread, from the first again after the last.
  mutating func goToNextUnread() -> [Effect] {
    let lines = list.lines
    let order = Array(lines.indices.dropFirst(list.selection + 1)) + Array(lines.indices.prefix(list.selection + 1))
    let (me, open) = (me.id, thread?.id)
    let next = order.first { index in
      let row = lines[index].row
      return row.unread > 0 && (row.inCharge ?? me) == me && row.id != open
    }
    guard let next else {
      refuse(.nothingUnread)
      return []
    }
    list.select(next, rows: Layout(self).listRows.rows)
    return self.open() + fillList()
  }
}
