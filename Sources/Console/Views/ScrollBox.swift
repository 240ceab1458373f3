import Desk

/// Lines in a box with a hint below: all of them where there is room, otherwise as many as there is room for, and the
/// rest by scrolling. Who moves through them and who draws them asks the same one.
struct ScrollBox {
  let columns: Int
  let lines: [Printable]
  /// How many of them are seen.
  let rows: Int
  private let hint: [Printable]
  /// Empty rows between the lines and the hint.
  private let gap: Int

  /// - Parameters:
  ///   - hint: what is written below; where it is scrolled, the arrows come before it.
  ///   - gap: empty rows above the hint, where there is room for them.
  init(_ texts: [Printable], columns: Int, hint: String, gap: Int, on size: Size) {
    self.columns = columns
    lines = texts.flatMap { wrap($0, columns: columns) }
    let short = wrap(Printable(hint), columns: columns)
    if lines.count + gap + short.count + 2 < size.rows {
      (self.hint, self.gap, rows) = (short, gap, lines.count)
    } else {
      (self.hint, self.gap) = (wrap(Printable("↑ ↓ · " + hint), columns: columns), 0)
      rows = min(lines.count, max(size.rows - 2 - self.hint.count, 1))
    }
  }

  /// How far it can be scrolled.
  var steps: Int { max(lines.count - rows, 0) }

  func draw(_ grid: inout Grid, title: Printable, scroll: Int, role: Role, emphasis: Emphasis = []) {
    let inside = box(&grid, columns: columns, rows: rows + gap + hint.count, title: title)
    let top = scroll.clamped(to: 0...steps)
    for row in 0..<rows where top + row < lines.count { grid.write(lines[top + row], at: inside.line(row).origin) }
    for (row, words) in hint.enumerated() {
      let line = inside.line(rows + gap + row)
      grid.write(words, endingAt: line.endColumn, row: line.row, role: role, emphasis: emphasis)
    }
  }
}

extension Int {
  /// A place that is scrolled to by a key; the same where the key is none that scrolls.
  func scrolled(by stroke: Key.Stroke, in box: ScrollBox) -> Int {
    scrolled(by: stroke, page: Swift.max(box.rows - 1, 1), to: box.steps)
  }

  /// The same among places from 0 to a last one, which may be none.
  func scrolled(by stroke: Key.Stroke, page: Int, to last: Int) -> Int {
    let wanted: Int
    switch stroke {
    case .down: wanted = self + 1
    case .up: wanted = self - 1
    case .pageDown: wanted = self + page
    case .pageUp: wanted = self - page
    case .home: wanted = 0
    case .end: wanted = last
    case .accept, .dismiss, .text: wanted = self
    }
    return wanted.clamped(to: 0...Swift.max(last, 0))
  }
}

extension ConsoleState {
  /// A question's box.
  func box(of question: Confirmation) -> ScrollBox {
    let names = phrases.keyNames
    let hint = phrases.say(
      "\(names[.enter]) sì · \(names[.escape]) no", "\(names[.enter]) yes · \(names[.escape]) no")
    return ScrollBox(
      [Printable(question.text, .block)], columns: Confirmation.columns(of: size), hint: hint, gap: 1, on: size)
  }

  /// The box that tells what became of an act on several chats.
  func box(of report: Report) -> ScrollBox {
    let names = phrases.keyNames
    let hint = phrases.say("\(names[.enter]) chiude", "\(names[.enter]) closes")
    return ScrollBox(
      report.lines.map { Printable($0, limit: 600) }, columns: min(max(size.columns - 8, 12), 76), hint: hint, gap: 0,
      on: size)
  }
}
