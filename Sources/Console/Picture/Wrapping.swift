extension Printable {
  /// The lines of the text at a width, as ranges of glyphs: broken at newlines, then between words, then, in a word longer
  /// than a line, where the line is full. There is always one line at least.
  ///
  /// Blanks at a break belong to no line; blanks at the beginning of a paragraph stay. Before and after a wide character
  /// a line may always break. The cost is linear.
  public func lines(columns width: Int) -> [Range<Int>] {
    let width = max(width, 1)
    var lines: [Range<Int>] = []
    var start = 0
    while true {
      let end = glyphs[start...].firstIndex(where: \.isNewline) ?? count
      breakParagraph(start..<end, width, into: &lines)
      guard end < count else { return lines }
      start = end + 1
    }
  }

  private func breakParagraph(_ paragraph: Range<Int>, _ width: Int, into lines: inout [Range<Int>]) {
    var start = paragraph.lowerBound
    repeat {
      let full = fill(from: start, to: paragraph.upperBound, width)
      guard full < paragraph.upperBound else {
        lines.append(start..<full)
        return
      }
      let cut = breakPoint(start, full)
      lines.append(start..<trimmed(start, cut))
      start = cut
      while start < paragraph.upperBound, glyphs[start].isSpace { start += 1 }
    } while start < paragraph.upperBound
  }

  /// The first glyph that does not fit any more; one at least is taken, so that the work always ends.
  private func fill(from start: Int, to end: Int, _ width: Int) -> Int {
    var (index, used) = (start, 0)
    while index < end, used + glyphs[index].width <= width { (used, index) = (used + glyphs[index].width, index + 1) }
    return max(index, min(start + 1, end))
  }

  /// Where to break a line that is full at an index: after the last blank, or next to a wide character, or right there.
  private func breakPoint(_ start: Int, _ full: Int) -> Int {
    if glyphs[full].isSpace { return full }
    var index = full
    while index > start {
      if glyphs[index - 1].isSpace { return trimmed(start, index) > start ? index : full }
      if glyphs[index].width == 2 || glyphs[index - 1].width == 2 { return index }
      index -= 1
    }
    return full
  }

  private func trimmed(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start, glyphs[end - 1].isSpace { end -= 1 }
    return end
  }

  /// Where a glyph stands in lines that `lines` gave: row and column for the cursor before it. An index past the end, or in
  /// the blanks of a break, is at the end of its line.
  public func place(of index: Int, in lines: [Range<Int>]) -> Point {
    let row = max((lines.firstIndex { $0.lowerBound > index } ?? lines.count) - 1, 0)
    guard row < lines.count else { return .zero }
    let end = index.clamped(to: lines[row].lowerBound...lines[row].upperBound)
    return Point(column: glyphs[lines[row].lowerBound..<end].reduce(0) { $0 + $1.width }, row: row)
  }
}

/// The lines of a text at a width, each as a text of its own.
public func wrap(_ text: Printable, columns: Int) -> [Printable] {
  text.lines(columns: columns).map { text[$0] }
}

/// The text in at most so many columns, with three dots where something is missing.
public func elide(_ text: Printable, columns: Int) -> Printable {
  guard text.columns > columns else { return text }
  guard columns > 0 else { return .empty }
  return text.prefix(columns: columns - 1) + Printable(glyphs: [.ellipsis], columns: 1)
}
