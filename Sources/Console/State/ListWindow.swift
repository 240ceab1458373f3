import Desk
import Foundation
import Moderation

/// One row of a list with its outside text already made safe, so that drawing costs no look at it.
struct ListLine: Sendable {
  private(set) var row: InboxRow
  let name: Printable
  let snippet: Printable
  /// What else the row says, once it has been seen.
  var words: RowWords?

  init(_ row: InboxRow, _ phrases: Phrases) {
    self.row = row
    name = Printable(phrases.name(row.citizen), limit: 200)
    let isReserved = row.last?.isReserved ?? row.marks.contains(.riservati)
    let words = isReserved ? "▒ " + phrases.name(Mark.riservati) : row.last.map(phrases.line) ?? ""
    snippet = Printable(words, limit: 300)
  }

  fileprivate mutating func see() { (row.unread, words) = (0, nil) }
}

/// The stretch of a list that is in memory: where its rows come from, which one is selected, which one is on top.
struct ListWindow: Sendable {
  /// How an asked-for page joins the rows that are there.
  enum Join: Sendable { case replace, before, after }

  /// The most rows kept; those furthest from the selection go first.
  static let capacity = 240

  private(set) var lines: [ListLine] = [] { didSet { backdrop = nil } }
  /// The rows that are seen, drawn, with what is around them; nil when they have changed since.
  var backdrop: Backdrop?
  private(set) var hasEarlier = false
  private(set) var hasLater = false
  /// Whether a page has come at all.
  private(set) var isLoaded = false
  /// The selected row's place in `lines`.
  private(set) var selection = 0
  /// The first row shown.
  private(set) var top = 0
  /// The page that is on its way.
  private(set) var waiting: (request: InboxRequest, join: Join)?
  /// The moment of what is here; nil when something has been committed since.
  private var readAt: Date?

  /// The open conversation, when it had the bar and is not in the list any more: until the operator moves, no row has the
  /// bar, and acts go on meaning the open conversation.
  private(set) var drifted: ConversationID?

  /// The time in which no row's moment comes: asked with every key, found once.
  private var calm: DateInterval?

  /// Whether the next page puts the selection on its last row.
  private var landsOnLast = false

  var selected: ListLine? { lines.indices.contains(selection) ? lines[selection] : nil }
  var selectedID: ConversationID? { lines.indices.contains(selection) ? lines[selection].row.id : nil }

  /// Whether it is known that no row's moment comes meanwhile.
  func isCalm(from before: Date, to now: Date) -> Bool {
    calm.map { $0.start <= before && now < $0.end } ?? false
  }

  /// Whether a row belongs elsewhere once the clock has gone on: its last useful moment has passed, or it was put off
  /// until then. Nobody commits anything at that moment, so the clock itself must ask.
  mutating func changesOrder(from before: Date, to now: Date) -> Bool {
    guard before < now else { return before > now && isLoaded }
    if isCalm(from: before, to: now) { return false }
    var (hasCome, next) = (false, Date.distantFuture)
    for line in lines {
      for moment in [line.row.lastUseful, line.row.snoozedUntil] {
        guard let moment, before < moment else { continue }
        if moment <= now { hasCome = true } else { next = min(next, moment) }
      }
    }
    calm = DateInterval(start: now, end: max(now, next))
    return hasCome
  }

  /// Shows a chat as read before the file says so: the picture that opens it is then the last.
  mutating func see(_ id: ConversationID) {
    guard let index = lines.firstIndex(where: { $0.row.id == id }) else { return }
    lines[index].see()
  }

  /// The rows that are seen and do not say yet what they say now.
  func silent(rows: Int, _ setting: RowWords.Setting) -> [(index: Int, line: ListLine)] {
    guard !lines.isEmpty else { return [] }
    return (top...lastShown(rows: rows)).compactMap { index in
      lines[index].words?.setting == setting ? nil : (index, lines[index])
    }
  }

  /// Lets rows say something.
  mutating func say(_ words: [(index: Int, words: RowWords)]) {
    for (index, words) in words { lines[index].words = words }
  }

  /// Says the rows again in another language.
  mutating func speak(_ phrases: Phrases) { lines = lines.map { ListLine($0.row, phrases) } }

  /// Lets the next page choose the row: the first, or the last when the list is being read from its end.
  mutating func forgetSelection(toLast: Bool) {
    (lines, top, selection, landsOnLast, drifted) = ([], 0, 0, toLast, nil)
  }

  /// Puts the bar on the row where it would stand.
  mutating func moor() { drifted = nil }

  mutating func expect(_ request: InboxRequest, _ join: Join, at now: Date) {
    waiting = (request, join)
    if join == .replace { readAt = now }
  }

  /// Takes note that something was committed.
  mutating func age() { readAt = nil }

  /// Whether the file would tell the same now.
  mutating func isCurrent(at now: Date) -> Bool {
    guard waiting == nil, let readAt else { return false }
    return !changesOrder(from: readAt, to: now)
  }

  /// Takes a page in, unless another one has been asked for since. The selection stays on its conversation.
  ///
  /// - Parameter open: the conversation in the other pane.
  mutating func take(_ page: InboxPage, _ request: InboxRequest, _ phrases: Phrases, open: ConversationID?) {
    guard let waiting, waiting.request == request else { return }
    (self.waiting, calm) = (nil, nil)
    // A row that says what it said is neither made safe nor drawn again.
    let known = Dictionary(lines.map { ($0.row.id, $0) }, uniquingKeysWith: { first, _ in first })
    let new = page.rows.map { row in
      known[row.id].flatMap { $0.row == row ? $0 : nil } ?? ListLine(row, phrases)
    }
    switch waiting.join {
    case .replace: replace(new, page, open)
    case .before:
      lines = new + lines
      hasEarlier = page.hasEarlier && !new.isEmpty
      (selection, top) = (selection + new.count, top + new.count)
      if lines.count > Self.capacity { dropLast(lines.count - Self.capacity) }
    case .after:
      lines += new
      hasLater = page.hasLater && !new.isEmpty
      if lines.count > Self.capacity { dropFirst(lines.count - Self.capacity) }
    }
    isLoaded = true
  }

  private mutating func replace(_ new: [ListLine], _ page: InboxPage, _ open: ConversationID?) {
    let (old, place) = (drifted != nil && drifted == open ? drifted : selected?.row.id, selection - top)
    (lines, hasEarlier, hasLater) = (new, page.hasEarlier, page.hasLater)
    top = 0
    let found = old.flatMap { id in new.firstIndex { $0.row.id == id } }
    selection = found ?? (landsOnLast ? new.count - 1 : place)
    drifted = found == nil && !landsOnLast && old == open ? old : nil
    landsOnLast = false
    selection = selection.clamped(to: 0...max(new.count - 1, 0))
  }

  private mutating func dropFirst(_ count: Int) {
    let count = min(count, top)
    lines.removeFirst(count)
    (selection, top, hasEarlier) = (max(selection - count, 0), top - count, hasEarlier || count > 0)
  }

  private mutating func dropLast(_ count: Int) {
    let count = min(count, lines.count - 1 - max(selection, top))
    guard count > 0 else { return }
    lines.removeLast(count)
    hasLater = true
  }

  /// Selects a row and brings it into view: past an edge the list moves on by a page less two rows, because half a
  /// screen cannot be scrolled by the terminal and a line at a time costs it twice the bytes.
  ///
  /// - Parameter rows: how many screen rows the list has.
  mutating func select(_ index: Int, rows: Int) {
    drifted = nil
    bringIntoView(index, rows: rows)
  }

  private mutating func bringIntoView(_ index: Int, rows: Int) {
    selection = index.clamped(to: 0...max(lines.count - 1, 0))
    var guardRail = lines.count
    while selection < top, guardRail > 0 {
      top = max(topShowing(last: top, rows: rows), 0)
      if selection < top { top = selection }
      guardRail -= 1
    }
    while selection > lastShown(rows: rows), guardRail > 0 {
      top = min(max(lastShown(rows: rows) - 1, top + 1), selection)
      guardRail -= 1
    }
  }

  /// Keeps the selection on screen after the rows or the screen changed, moving as little as possible.
  mutating func settle(rows: Int) {
    top = top.clamped(to: 0...max(lines.count - 1, 0))
    bringIntoView(selection, rows: rows)
  }

  /// The last row that fits whole when the list starts at `top`.
  func lastShown(rows: Int) -> Int {
    var (index, used) = (top, 0)
    while index < lines.count {
      used += height(of: index)
      if used > rows { break }
      index += 1
    }
    return max(index - 1, top)
  }

  /// The top that shows a row, and its successor, at the bottom: where a jump backwards lands.
  private func topShowing(last: Int, rows: Int) -> Int {
    var (index, used) = (min(last + 1, lines.count - 1), 0)
    while index >= 0 {
      used += height(of: index)
      if used > rows { return min(index + 1, last) }
      index -= 1
    }
    return 0
  }

  /// Screen rows of a list row: two, and one more for the line above a new part of the list.
  func height(of index: Int) -> Int { 2 + (startsSection(index) ? 1 : 0) }

  /// Whether the line of its part of the list stands above a row. Above the first row in memory it does only where the
  /// list begins: what comes before it is read a moment later, and the rows must not make room for a line meanwhile.
  func startsSection(_ index: Int) -> Bool {
    guard lines.indices.contains(index) else { return false }
    let section = lines[index].row.section
    if lines[index].row.outcome != nil { return false }
    return index == 0 ? !hasEarlier : lines[index - 1].row.section != section
  }
}
