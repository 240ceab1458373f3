import Desk
import Foundation

/// Where a conversation is scrolled to.
enum ThreadScroll: Equatable, Sendable {
  /// Its end, also when something new comes.
  case end
  /// A line of an entry stands on top.
  case top(MessageID, line: Int)
}

/// The conversation on screen: the stretch of its entries that is in memory, each laid out in lines once, and where the
/// operator is in it. However long the conversation is, the stretch is bounded: what is far from the screen is dropped,
/// and read again when the operator comes near.
struct OpenThread: Sendable {
  /// Entries of a page: what is read while a key is pressed.
  static let page = 30
  /// The most entries kept; on a very high screen as many as three screens can hold.
  static let capacity = 240

  let id: ConversationID
  /// The citizen's name, made safe.
  var name: Printable
  /// The same as it stands above messages.
  var title: CitizenTitle?
  /// Nil until the first page has come.
  private(set) var head: ThreadHead?
  private(set) var blocks: [EntryBlock] = []
  private(set) var hasEarlier = false
  private(set) var hasLater = false
  /// The entry that quote, flag and mark speak of; nil for the last of the citizen's.
  var selected: MessageID?
  var scroll = ThreadScroll.end
  /// The entry that was asked for, until it stands where it can be read with what comes before it.
  private(set) var target: MessageID?
  /// The first entry that was new when the chat was opened.
  private(set) var firstNew: MessageID?
  /// New messages that lie before an entry which was the first in memory when they were counted.
  private var newAbove: (count: Int, before: MessageID)?
  /// Entries whose reserved or earlier text is shown.
  private(set) var revealed: Set<MessageID> = []
  /// Whether saying that it is read has failed: it is not tried again, or a read-only file would be asked for ever.
  var cannotBeSeen = false
  /// The page that is on its way.
  var waiting: ThreadRequest?
  private var style: EntryBlock.Style?
  private(set) var lines = LineCounts()

  /// A conversation to be shown from its end, or from an entry on.
  init(_ id: ConversationID, name: Printable, at entry: MessageID? = nil) {
    (self.id, self.name, selected, target) = (id, name, entry, entry)
    if let entry { scroll = .top(entry, line: 0) }
  }

  /// The place of an entry in memory.
  func place(of id: MessageID) -> Int? { lines.places[id] }

  /// The place of the selected entry, or of the citizen's last.
  var current: Int? { selected.flatMap { place(of: $0) } ?? lines.lastOfCitizen ?? blocks.indices.last }

  var currentEntry: Entry? { current.map { blocks[$0].entry } }

  /// Takes a page in: what is already laid out stays so.
  ///
  /// - Parameter rows: screen rows of the conversation.
  mutating func take(_ page: Desk.Thread, _ request: ThreadRequest, _ style: EntryBlock.Style, rows: Int) {
    let isFirst = head == nil
    let known = head?.conversation.messages
    head = page.head
    let entries = joined(page, request)
    if isFirst { countNew(in: entries, unread: page.head.conversation.unread) }
    lay(kept(entries, request, rows: rows), style)
    keepFacts(known)
    if request.from == nil, !request.isBackward, let first = blocks.first?.entry.id {
      (selected, scroll) = (first, .top(first, line: 0))
    }
    settleTarget(rows: rows)
  }

  /// The entries that there are now, and whether there are more on either side. Only a page that follows what is there
  /// joins it; any other stands for itself, so that nothing is kept that may have changed since.
  private mutating func joined(_ page: Desk.Thread, _ request: ThreadRequest) -> [Entry] {
    let old = blocks.map(\.entry)
    guard request.from != nil, !request.isInclusive, !old.isEmpty else {
      (hasEarlier, hasLater) = (page.hasEarlier, page.hasLater)
      return page.entries
    }
    let new = page.entries.filter { lines.places[$0.id] == nil }
    if request.isBackward {
      hasEarlier = page.hasEarlier && !page.entries.isEmpty
      countNew(above: new, old.first?.id)
      return new + old
    }
    hasLater = page.hasLater && !page.entries.isEmpty
    return old + new
  }

  /// The entries without those that lie too far behind the operator.
  private mutating func kept(_ entries: [Entry], _ request: ThreadRequest, rows: Int) -> [Entry] {
    let surplus = entries.count - max(Self.capacity, 3 * rows + Self.page)
    guard surplus > 0, request.from != nil else { return entries }
    if request.isBackward {
      hasLater = true
      return Array(entries.dropLast(surplus))
    }
    hasEarlier = true
    return Array(entries.dropFirst(surplus))
  }

  /// Keeps the facts that the rules ask for of what is in memory, and of what can still be taken back. A page tells those
  /// of its own messages only.
  private mutating func keepFacts(_ known: [MessageID: MessageFacts]?) {
    let new = head?.conversation.messages ?? [:]
    head?.conversation.messages = new.merging(known ?? [:]) { new, _ in new }.filter { id, facts in
      lines.places[id] != nil || facts.state == .held
    }
  }

  /// Finds the first of the new messages, or remembers how many lie before what is in memory.
  private mutating func countNew(in entries: [Entry], unread: Int) {
    guard unread > 0, let first = entries.first, !hasLater else { return }
    newAbove = (unread, first.id)
    count(entries)
  }

  private mutating func countNew(above page: [Entry], _ oldFirst: MessageID?) {
    guard let newAbove, let oldFirst else { return }
    if let edge = page.firstIndex(where: { $0.id == newAbove.before }) {
      count(Array(page[..<edge]))
    } else if oldFirst == newAbove.before {
      count(page)
    }
  }

  /// Counts the citizen's messages from the last one upwards.
  private mutating func count(_ entries: [Entry]) {
    guard let newAbove else { return }
    let new = entries.filter(\.isFromCitizen).suffix(newAbove.count)
    let left = newAbove.count - new.count
    // Where nothing comes before, what was counted is all there is.
    if left == 0 || !hasEarlier { firstNew = new.first?.id ?? firstNew }
    self.newAbove = left > 0 && hasEarlier ? entries.first.map { (left, $0.id) } : nil
  }

  /// Lays the entries out, those again that look different now.
  private mutating func lay(_ entries: [Entry], _ style: EntryBlock.Style) {
    let former = topPreface
    let isSameStyle = self.style == style
    var previous: Entry?
    let masked = Set(entries.filter { $0.marks.contains(.riservati) }.map(\.id)).subtracting(revealed)
    blocks = entries.map { entry in
      let setting = EntryBlock.Setting(
        startsDay: previous.map { !style.isSameDay($0.at, entry.at) } ?? true,
        startsNew: entry.id == firstNew, isRevealed: revealed.contains(entry.id),
        hidesQuote: entry.quoted.map { hides($0, masked) } ?? false)
      previous = entry
      if isSameStyle, let place = lines.places[entry.id], blocks[place].setting == setting,
        blocks[place].entry == entry
      {
        return blocks[place]
      }
      return EntryBlock(entry, setting, style)
    }
    self.style = style
    lines = LineCounts(blocks)
    // A day's line above the entry on top has come or gone: what is seen below it stays.
    if let former, let now = topPreface, case .top(let id, let line) = scroll, line >= former {
      scroll = .top(id, line: line + now - former)
    }
  }

  /// Separators above the entry on top.
  private var topPreface: Int? {
    guard case .top(let id, _) = scroll, let place = place(of: id) else { return nil }
    return blocks[place].prefaceCount
  }

  /// Whether a quote's words are masked: its message is, or is older than what is in memory and would be (A13).
  private func hides(_ quote: Quote, _ masked: Set<MessageID>) -> Bool {
    guard let id = quote.id else { return quote.isReserved }
    return masked.contains(id) || quote.isReserved && !revealed.contains(id)
  }

  /// Lays out again when the width, the language or the day changed; otherwise nothing.
  mutating func adapt(_ style: EntryBlock.Style) {
    if self.style != style { lay(blocks.map(\.entry), style) }
  }

  /// Shows or hides what an entry keeps back.
  mutating func toggleReveal(_ id: MessageID, _ style: EntryBlock.Style) {
    if revealed.remove(id) == nil { revealed.insert(id) }
    lay(blocks.map(\.entry), style)
  }

  /// Goes to the end, once it is in memory.
  mutating func goToEnd() { (selected, scroll, target) = (hasLater ? nil : blocks.last?.entry.id, .end, nil) }

  /// Brings the entry that was asked for to a third of the screen, once what comes before it is there.
  private mutating func settleTarget(rows: Int) {
    guard let target, let place = place(of: target) else { return }
    guard !hasEarlier || lines.starts[place] >= rows else { return }
    scroll(toLine: max(lines.starts[place] - rows / 3, 0), rows: rows)
    self.target = nil
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
