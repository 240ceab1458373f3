import Desk
import Foundation

/// Where a conversation is scrolled to.
enum ThreadScroll: Equatable, Sendable {
  /// Its end, also when something new comes.
  case end
  /// A line of an entry stands on top.
  case top(MessageID, line: Int)
}

/// The conversation on screen: its entries, each laid out in lines once, and where the operator is in it.
struct OpenThread: Sendable {
  /// Entries of a page.
  static let page = 60
  /// What is asked for when only the head is wanted, because the end is not in memory.
  static let headOnly = 1

  let id: ConversationID
  /// The citizen's name, made safe.
  var name: Printable
  /// Nil until the first page has come.
  private(set) var head: ThreadHead?
  private(set) var blocks: [EntryBlock] = []
  private(set) var hasEarlier = false
  private(set) var hasLater = false
  /// The entry that quote, flag and mark speak of; nil for the last of the citizen's.
  private(set) var selected: MessageID?
  var scroll = ThreadScroll.end
  /// The first entry that was new when the chat was opened.
  private(set) var firstNew: MessageID?
  /// Entries whose reserved or earlier text is shown.
  private(set) var revealed: Set<MessageID> = []
  /// Whether saying that it is read has failed: it is not tried again, or a read-only file would be asked for ever.
  var cannotBeSeen = false
  /// The page that is on its way.
  var waiting: ThreadRequest?
  private var style: EntryBlock.Style?

  /// A conversation to be shown from its end, or from an entry on.
  init(_ id: ConversationID, name: Printable, at entry: MessageID? = nil) {
    (self.id, self.name, selected) = (id, name, entry)
    if let entry { scroll = .top(entry, line: 0) }
  }

  var entries: [Entry] { blocks.map(\.entry) }

  /// The place of the selected entry, or of the citizen's last.
  var current: Int? {
    if let selected, let index = blocks.lastIndex(where: { $0.entry.id == selected }) { return index }
    return blocks.lastIndex { $0.entry.isFromCitizen } ?? blocks.indices.last
  }

  var currentEntry: Entry? { current.map { blocks[$0].entry } }

  /// Takes a page in: what is already laid out stays so.
  mutating func take(_ page: Desk.Thread, _ request: ThreadRequest, _ style: EntryBlock.Style) {
    let known = head?.conversation.messages
    head = page.head
    // A page tells the facts of its own messages only.
    if let known { head?.conversation.messages.merge(known) { new, _ in new } }
    let entries = joined(page, request)
    if known == nil { firstNew = Self.firstNew(in: entries, unread: page.head.conversation.unread) }
    lay(entries, style)
    if request.from == nil, !request.isBackward, let first = blocks.first?.entry.id {
      (selected, scroll) = (first, .top(first, line: 0))
    }
  }

  /// The entries that there are now, and whether there are more on either side.
  private mutating func joined(_ page: Desk.Thread, _ request: ThreadRequest) -> [Entry] {
    let old = entries
    let known = Set(old.map(\.id))
    if request.isInclusive {
      (hasEarlier, hasLater) = (page.hasEarlier, page.hasLater)
      return page.entries
    }
    switch (request.from, request.isBackward) {
    case (nil, true): return joined(tail: page, request, old, known)
    case (nil, false):
      (hasEarlier, hasLater) = (false, page.hasLater)
      return page.entries
    case (_?, true):
      hasEarlier = page.hasEarlier && !page.entries.isEmpty
      return page.entries.filter { !known.contains($0.id) } + old
    case (_?, false):
      hasLater = page.hasLater && !page.entries.isEmpty
      return old + page.entries.filter { !known.contains($0.id) }
    }
  }

  /// A page of the end replaces what it overlaps; where it does not, what lies between is not known, and it stands alone.
  private mutating func joined(
    tail page: Desk.Thread, _ request: ThreadRequest, _ old: [Entry], _ known: Set<MessageID>
  ) -> [Entry] {
    if hasLater, request.limit == Self.headOnly { return old }
    hasLater = page.hasLater
    guard let first = page.entries.first, known.contains(first.id) else {
      hasEarlier = page.hasEarlier
      return page.entries
    }
    return old.prefix { $0.id != first.id } + page.entries
  }

  private static func firstNew(in entries: [Entry], unread: Int) -> MessageID? {
    guard unread > 0 else { return nil }
    return entries.filter(\.isFromCitizen).suffix(unread).first?.id
  }

  /// Lays the entries out, those again that look different now.
  mutating func lay(_ entries: [Entry]? = nil, _ style: EntryBlock.Style) {
    var old: [MessageID: EntryBlock] = [:]
    if self.style == style { for block in blocks { old[block.entry.id] = block } }
    var previous: Entry?
    let entries = entries ?? self.entries
    let masked = Set(entries.filter { $0.marks.contains(.riservati) }.map(\.id)).subtracting(revealed)
    blocks = entries.map { entry in
      let setting = EntryBlock.Setting(
        startsDay: previous.map { !style.isSameDay($0.at, entry.at) } ?? true,
        startsNew: entry.id == firstNew, isRevealed: revealed.contains(entry.id),
        hidesQuote: entry.quoted.map { hides($0, masked) } ?? false)
      previous = entry
      if let block = old[entry.id], block.entry == entry, block.setting == setting { return block }
      return EntryBlock(entry, setting, style)
    }
    self.style = style
  }

  /// Whether a quote's words are masked: its message is, or is older than what is in memory and would be (A13).
  private func hides(_ quote: Quote, _ masked: Set<MessageID>) -> Bool {
    guard let id = quote.id else { return quote.isReserved }
    return masked.contains(id) || quote.isReserved && !revealed.contains(id)
  }

  /// Lays out again when the width, the language or the day changed; otherwise nothing.
  mutating func adapt(_ style: EntryBlock.Style) {
    if self.style != style { lay(nil, style) }
  }

  /// Shows or hides what an entry keeps back.
  mutating func toggleReveal(_ id: MessageID, _ style: EntryBlock.Style) {
    if revealed.remove(id) == nil { revealed.insert(id) }
    lay(nil, style)
  }

  /// The key of the first entry, where the page before it ends.
  var firstKey: ThreadKey? { blocks.first.map { ThreadKey($0.entry) } }
  /// The key of the last entry, where the page after it begins.
  var lastKey: ThreadKey? { blocks.last.map { ThreadKey($0.entry) } }

  /// Goes to the end, once it is in memory.
  mutating func goToEnd() { (selected, scroll) = (blocks.last?.entry.id, .end) }

  // MARK: Lines

  var lineCount: Int { blocks.reduce(0) { $0 + $1.lines.count } }

  /// The line that stands on top of so many rows.
  func topLine(rows: Int) -> Int {
    let last = max(lineCount - rows, 0)
    switch scroll {
    case .end: return last
    case .top(let id, let line):
      var start = 0
      for block in blocks {
        if block.entry.id == id { return min(start + line, last) }
        start += block.lines.count
      }
      return last
    }
  }

  /// Scrolls so that a line is on top; at the end it stays at the end.
  mutating func scroll(toLine line: Int, rows: Int) {
    guard line < lineCount - rows || hasLater else {
      scroll = .end
      return
    }
    var start = 0
    for block in blocks {
      if line < start + block.lines.count {
        scroll = .top(block.entry.id, line: max(line - start, 0))
        return
      }
      start += block.lines.count
    }
  }

  /// Selects an entry by its place and brings it into view.
  mutating func select(_ index: Int, rows: Int) {
    guard let last = blocks.indices.last else { return }
    let index = index.clamped(to: 0...last)
    selected = blocks[index].entry.id
    let start = blocks[..<index].reduce(0) { $0 + $1.lines.count }
    let end = start + blocks[index].lines.count
    let top = topLine(rows: rows)
    if start < top { scroll(toLine: start, rows: rows) }
    if end > top + rows { scroll(toLine: min(start, end - rows), rows: rows) }
    if index == last, !hasLater { scroll = .end }
  }

  /// Moves by lines and takes the selection along into what is seen.
  mutating func page(by lines: Int, rows: Int) {
    let top = (topLine(rows: rows) + lines).clamped(to: 0...max(lineCount - rows, 0))
    scroll(toLine: top, rows: rows)
    var start = 0
    for block in blocks {
      if start >= top || start + block.lines.count > top + rows / 2 {
        selected = block.entry.id
        break
      }
      start += block.lines.count
    }
    if scroll == .end, lines > 0 { selected = blocks.last?.entry.id }
  }
}

extension Entry {
  /// Whether the citizen sent it.
  var isFromCitizen: Bool {
    switch body {
    case .incoming: true
    case .outgoing, .note, .act: false
    }
  }
}

extension ThreadKey {
  /// The place of an entry. Instants are whole milliseconds.
  init(_ entry: Entry) {
    let milliseconds = (entry.at.timeIntervalSince1970 * 1000).rounded()
    self.init(at: Int64(exactly: milliseconds) ?? 0, id: entry.id)
  }
}
