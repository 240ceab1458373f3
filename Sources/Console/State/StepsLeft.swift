import Desk

/// What a number asked for beyond what is in memory: it goes on when the page comes, unless another key comes first.
struct StepsLeft: Sendable {
  /// Where the steps are made.
  struct Place: Equatable, Sendable {
    let focus: Focus
    let view: InboxView
    let thread: ConversationID?
  }

  let command: Command
  let count: Int
  let place: Place
}

extension ConsoleState {
  var stepsPlace: StepsLeft.Place { StepsLeft.Place(focus: focus, view: view, thread: thread?.id) }

  /// Goes on with the steps that are left.
  mutating func goOn() -> [Effect] {
    guard let left = stepsLeft else { return [] }
    stepsLeft = nil
    guard left.place == stepsPlace, overlay == nil else { return [] }
    return left.count > 1 ? run(left.command, times: left.count) : run(left.command)
  }

  /// Whether a motion would stop at the end of what is in memory, and there is more behind it.
  func endsInMemory(_ command: Command) -> Bool {
    let layout = Layout(self)
    let page = pageStep(layout)
    let steps: [Command: Int] = [.down: 1, .up: -1, .pageDown: page, .pageUp: -page]
    guard let step = steps[command] else { return false }
    switch focus {
    case .list:
      let target = list.selection + step
      return target < 0 ? list.hasEarlier : target >= list.lines.count && list.hasLater
    case .search: return search.selection + step >= search.items.count && search.next != nil
    case .thread:
      guard let thread, let current = thread.current else { return false }
      if abs(step) == 1 {
        let target = current + step
        return target < 0 ? thread.hasEarlier : target >= thread.blocks.count && thread.hasLater
      }
      let rows = layout.threadLines.rows
      let top = thread.topLine(rows: rows) + step
      return top < 0 ? thread.hasEarlier : top + rows > thread.lineCount && thread.hasLater
    case .composer, .queue: return false
    }
  }

  /// What a page moves by: rows of a list, things found, lines of a conversation.
  private func pageStep(_ layout: Layout) -> Int {
    switch focus {
    case .list: max(list.lastShown(rows: layout.listRows.rows) - list.top, 1)
    case .search: max(search.lastShown(rows: layout.searchRows.rows) - search.top, 1)
    case .queue: ladderPage
    case .thread, .composer: max(layout.threadLines.rows - 2, 1)
    }
  }

  /// Asks for what lies beyond what is in memory, where the keys go.
  mutating func fill() -> [Effect] {
    switch focus {
    case .list: fillList()
    case .search: fillSearch()
    case .queue: fillLadder()
    case .thread, .composer: fillThread()
    }
  }

  /// Whether a page is on its way there.
  var isFilling: Bool {
    switch focus {
    case .list: list.waiting != nil
    case .search: search.waiting != nil
    case .queue: [ladder.queue.isWaiting, ladder.blocks.isWaiting, ladder.outgoing.isWaiting].contains(true)
    case .thread, .composer: thread?.waiting != nil
    }
  }
}
