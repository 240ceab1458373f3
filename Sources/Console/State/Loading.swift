import Desk
import Foundation

/// Reading lists and conversations, a stretch at a time.
extension ConsoleState {
  /// Rows asked for at once: two screens' worth. After every commit they are read anew, each from a place of its own.
  var inboxLimit: Int { max(Layout(self).listRows.rows, 40) }

  /// Shows a list; its first page is read, unless it is there and nothing has happened since.
  mutating func show(_ view: InboxView) -> [Effect] {
    if view != self.view {
      otherLists[self.view] = list
      (self.view, list) = (view, otherLists.removeValue(forKey: view) ?? ListWindow())
    }
    list.moor()
    guard list.isLoaded else { return [load(nil, backward: false, .replace)] }
    return list.isCurrent(at: now) ? [] : [.loadCounts, reloadList()]
  }

  /// Changes a list, be it on screen or not.
  mutating func change(_ view: InboxView, _ body: (inout ListWindow) -> Void) {
    if view == self.view { body(&list) } else { body(&otherLists[view, default: ListWindow()]) }
  }

  private mutating func load(
    _ from: InboxKey?, backward: Bool, inclusive: Bool = false, ahead: Bool = false, _ join: ListWindow.Join
  ) -> Effect {
    var request = InboxRequest(view, from: from, backward: backward, inclusive: inclusive, limit: inboxLimit)
    request.isAhead = ahead
    list.expect(request, join, at: now)
    return .loadInbox(request)
  }

  /// Reads the list again from the first row shown, so that nothing jumps; at the start from the start, so that what is
  /// new appears.
  mutating func reloadList() -> Effect {
    let window = list
    let isAtStart = window.top == 0 && !window.hasEarlier
    let from = isAtStart || !window.lines.indices.contains(window.top) ? nil : window.lines[window.top].row.key
    return load(from, backward: false, inclusive: true, .replace)
  }

  /// The lists and the open conversation once more.
  mutating func reload() -> [Effect] {
    for view in InboxView.allCases { change(view) { $0.age() } }
    return [.loadCounts, reloadList()] + reloadThread() + refreshSearch() + reloadLadder()
      + askLink()
  }

  /// Entries asked for at once where nothing is there yet: as many as the screen can hold.
  private var threadLimit: Int { max(OpenThread.page, Layout(self).threadLines.rows) }

  /// Entries asked for when a chat is opened: as many as fill the screen where each has two lines, as nearly all have. The
  /// rest is read when that is painted.
  private var firstLimit: Int { max(Layout(self).threadLines.rows / 2, 1) }

  private mutating func reloadThread() -> [Effect] {
    guard let thread else { return [] }
    return [request(thread.reload(rows: Layout(self).threadLines.rows))]
  }

  private mutating func request(_ request: ThreadRequest) -> Effect {
    thread?.waiting = request
    return .loadThread(request)
  }

  /// Reads on when what is there ends within a page of what is seen, so that the next key finds its rows in memory; a
  /// row takes two of the screen.
  mutating func fillList() -> [Effect] {
    guard list.isLoaded, list.waiting == nil else { return [] }
    let rows = Layout(self).listRows.rows
    if list.hasLater, list.lines.count - list.top < rows, let key = list.lines.last?.row.key {
      let isFull = list.lastShown(rows: rows) + 1 < list.lines.count
      return [load(key, backward: false, ahead: isFull, .after)]
    }
    if list.hasEarlier, list.top < (rows + 1) / 2, let key = list.lines.first?.row.key {
      return [load(key, backward: true, ahead: true, .before)]
    }
    return []
  }

  /// The very first or last row of the list, wherever the window stands.
  mutating func jump(toLast: Bool) -> [Effect] {
    let window = list
    if toLast ? window.hasLater : window.hasEarlier {
      list.forgetSelection(toLast: toLast)
      return [load(nil, backward: toLast, .replace)]
    }
    list.select(toLast ? window.lines.count - 1 : 0, rows: Layout(self).listRows.rows)
    return []
  }

  /// Opens a conversation in its pane; what was being written elsewhere is kept.
  mutating func openChat(_ id: ConversationID, _ name: Printable) -> [Effect] {
    guard thread?.id != id else { return seen() }
    let saved = saveDrafts()
    thread = OpenThread(id, name: name)
    return saved + [request(ThreadRequest(id, limit: firstLimit))]
  }

  /// What the key would ask for that opens the chat under the bar; nil where it opens none, and until the first picture is
  /// whole.
  public var nextThread: ThreadRequest? {
    guard !counts.rows.isEmpty, focus == .list, overlay == nil, thread?.id != list.selectedID else { return nil }
    var next = self
    for case .loadThread(let request) in next.open() { return request }
    return nil
  }

  /// Opens a conversation around one of its entries, which is selected: where a search leads.
  mutating func openChat(_ id: ConversationID, _ name: Printable, at entry: ThreadKey) -> [Effect] {
    let saved = thread?.id == id ? [] : saveDrafts()
    thread = OpenThread(id, name: name, at: entry.id)
    return saved + [request(ThreadRequest(id, from: entry, backward: false, inclusive: true, limit: threadLimit))]
  }

  /// Takes a stretch of a conversation in, unless another was opened or asked for since.
  mutating func take(_ page: Desk.Thread, _ request: ThreadRequest) -> [Effect] {
    guard thread?.id == request.conversation, thread?.waiting == request else { return [] }
    thread?.waiting = nil
    thread?.name = Printable(phrases.name(page.head.citizen), limit: 200)
    let isFirst = thread?.head == nil
    let (layout, before) = (Layout(self), charges)
    let style = entryStyle(layout)
    thread?.take(page, request, style, rows: layout.threadLines.rows)
    announceLosses(since: before)
    // Where a chat was opened around an entry, what comes before it is read at once.
    let isFull = thread.map { $0.target == nil && $0.lineCount >= layout.threadLines.rows } ?? true
    let more = isFirst || !isFull ? fillThread(ahead: isFull) : []
    return more + (isFirst || focus != .list || request.isInclusive ? seen() : [])
  }

  /// Says that the open chat is read, when that is true: it is nobody's or ours, and its end is on screen.
  mutating func seen() -> [Effect] {
    guard let thread, !thread.cannotBeSeen, thread.scroll == .end, let subject = openSubject,
      subject.conversation.unread > 0
    else {
      return []
    }
    guard subject.conversation.session?.inCharge.map({ $0 == me.id }) ?? true else { return [] }
    guard !pending.contains(where: { $0.conversation == thread.id && $0.intent == .markUnread }) else { return [] }
    list.see(thread.id)
    return perform(.see, on: thread.id)
  }

  /// Reads on when the operator comes near an end of what is in memory.
  ///
  /// - Parameter isAhead: whether what is there fills the screen.
  mutating func fillThread(ahead isAhead: Bool = false) -> [Effect] {
    guard let thread, thread.waiting == nil else { return [] }
    let rows = Layout(self).threadLines.rows
    let top = thread.topLine(rows: rows)
    if thread.hasEarlier, top < rows, let key = thread.firstKey {
      var earlier = ThreadRequest(thread.id, from: key, limit: OpenThread.page)
      earlier.isAhead = isAhead
      return [request(earlier)]
    }
    if thread.hasLater, top + 2 * rows > thread.lineCount, let key = thread.lastKey {
      return [request(ThreadRequest(thread.id, from: key, backward: false, limit: OpenThread.page))]
    }
    return []
  }

  /// The very first or last entry of the conversation, wherever the stretch in memory lies.
  mutating func jumpInThread(toLast: Bool) -> [Effect] {
    guard let thread else { return [] }
    let rows = Layout(self).threadLines.rows
    if toLast {
      self.thread?.goToEnd()
      guard thread.hasLater else { return seen() }
      return [request(ThreadRequest(thread.id, limit: threadLimit))]
    }
    self.thread?.select(0, rows: rows)
    guard thread.hasEarlier else { return [] }
    return [request(ThreadRequest(thread.id, backward: false, limit: threadLimit))]
  }
}
