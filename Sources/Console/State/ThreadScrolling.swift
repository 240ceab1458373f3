import Desk

/// Where the entries in memory stand, counted once each time they are laid out.
struct LineCounts: Sendable {
  /// The first line of each entry, and one more past the end.
  private(set) var starts = [0]
  /// The place of each entry in memory.
  private(set) var places: [MessageID: Int] = [:]
  /// The place of the citizen's last message.
  private(set) var lastOfCitizen: Int?

  /// Nothing.
  init() {}

  init(_ blocks: [EntryBlock]) {
    starts.reserveCapacity(blocks.count + 1)
    places.reserveCapacity(blocks.count)
    var line = 0
    for (place, block) in blocks.enumerated() {
      line += block.lines.count
      starts.append(line)
      places[block.entry.id] = place
      if block.entry.isFromCitizen { lastOfCitizen = place }
    }
  }

  /// Lines of all entries.
  var count: Int { starts.last ?? 0 }

  /// The place of the entry in which a line stands; the last one past the end. Found by halving.
  func place(ofLine line: Int) -> Int {
    var (low, high) = (0, max(starts.count - 2, 0))
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= line { low = middle } else { high = middle - 1 }
    }
    return low
  }
}

/// Moving through the lines of a conversation.
extension OpenThread {
  /// Lines that are in memory.
  var lineCount: Int { lines.count }

  /// The key of the first entry, where the page before it ends.
  var firstKey: ThreadKey? { blocks.first.map { ThreadKey($0.entry) } }
  /// The key of the last entry, where the page after it begins.
  var lastKey: ThreadKey? { blocks.last.map { ThreadKey($0.entry) } }

  /// The line that stands on top of so many rows.
  func topLine(rows: Int) -> Int {
    let last = max(lineCount - rows, 0)
    switch scroll {
    case .end: return last
    case .top(let id, let line): return place(of: id).map { min(lines.starts[$0] + line, last) } ?? last
    }
  }

  /// Scrolls so that a line is on top; at the end it stays at the end.
  mutating func scroll(toLine line: Int, rows: Int) {
    guard line < lineCount - rows || hasLater, !blocks.isEmpty else {
      scroll = .end
      return
    }
    let place = lines.place(ofLine: line)
    scroll = .top(blocks[place].entry.id, line: max(line - lines.starts[place], 0))
  }

  /// Selects an entry by its place and brings it into view.
  mutating func select(_ index: Int, rows: Int) {
    guard let last = blocks.indices.last else { return }
    let index = index.clamped(to: 0...last)
    selected = blocks[index].entry.id
    let (start, end) = (lines.starts[index], lines.starts[index + 1])
    let top = topLine(rows: rows)
    if start < top { scroll(toLine: start, rows: rows) }
    if end > top + rows { scroll(toLine: min(start, end - rows), rows: rows) }
    if index == last, !hasLater { scroll = .end }
  }

  /// Moves by lines and takes the selection along into what is seen.
  mutating func page(by count: Int, rows: Int) {
    guard !blocks.isEmpty else { return }
    let top = (topLine(rows: rows) + count).clamped(to: 0...max(lineCount - rows, 0))
    scroll(toLine: top, rows: rows)
    // The first entry that begins on screen, unless the one that is cut off at the top still fills half of it.
    let first = lines.place(ofLine: top)
    let isCut = lines.starts[first] < top && lines.starts[first + 1] <= top + rows / 2
    selected = blocks[isCut ? min(first + 1, blocks.count - 1) : first].entry.id
    if scroll == .end, count > 0 { selected = blocks.last?.entry.id }
  }

  /// What is to be read again when something changed: what is on screen with a margin, and nothing that is far from it.
  ///
  /// - Parameter rows: screen rows of the conversation.
  func reload(rows: Int) -> ThreadRequest {
    guard !blocks.isEmpty, case .top = scroll else {
      return ThreadRequest(id, limit: max(Self.page, rows))
    }
    let top = topLine(rows: rows)
    let (first, last) = (lines.place(ofLine: top), lines.place(ofLine: top + rows))
    let from = max(first - Self.page / 2, 0)
    return ThreadRequest(
      id, from: ThreadKey(blocks[from].entry), backward: false, inclusive: true, limit: last - from + Self.page)
  }
}

extension ConsoleState {
  /// Cells of text that the longest message in memory holds, laid out.
  public var heaviestMessage: Int {
    let cells = thread?.blocks.map { block in
      block.lines.reduce(0) { sum, line in
        switch line {
        case .text(let span, _): sum + span.text.count
        case .words(let spans, _): sum + spans.reduce(0) { $0 + $1.text.count }
        case .rule, .heading, .blank: sum
        }
      }
    }
    return cells?.max() ?? 0
  }
}
