import Desk

/// The picture of a state: a grid of cells and a cursor. Pure, and cheap enough to be made anew for each input.
///
/// - Parameter hints: the last line; nil to find which keys work.
public func render(_ state: borrowing ConsoleState, hints: KeyHints? = nil) -> Frame {
  var frame = Frame(grid: Grid(size: Size(columns: 0, rows: 0)))
  let layout = Layout(state)
  frame.title = state.vocabulary.windowTitle
  if layout.isTooSmall {
    frame.grid = Grid(size: state.size)
    drawTooSmall(&frame.grid, state)
    wearTraining(&frame.grid, layout, state)
    return frame
  }
  if layout.showsInbox {
    frame.grid = drawInbox(layout, state)
  } else {
    frame.grid = Grid(size: state.size)
    drawHeader(&frame.grid, layout.header, state)
    if !layout.list.isEmpty, !state.search.isShown { drawLadder(&frame.grid, layout, state) }
    drawRules(&frame.grid, layout)
  }
  if !layout.thread.isEmpty {
    drawThreadHead(&frame.grid, layout.threadHead, state)
    drawThread(&frame.grid, layout.threadLines, state)
    if state.search.isShown { frame.grid.mark(state.search.marked, in: layout.threadLines) }
    frame.cursor = drawComposer(&frame.grid, layout.composer, state, columns: layout.editorColumns)
  }
  if !layout.list.isEmpty, state.search.isShown {
    frame.cursor = drawSearch(&frame.grid, layout, state) ?? frame.cursor
  }
  drawTour(&frame.grid, layout, state)
  drawLink(&frame.grid, layout, state)
  if !layout.thread.isEmpty {
    drawMore(&frame.grid, layout, state)
    drawHits(&frame.grid, layout, state)
    drawComposerSign(&frame.grid, layout, state)
  }
  if let hints {
    drawFooter(&frame.grid, layout.footer, hints)
  } else {
    drawFooter(&frame.grid, layout.footer, KeyHints(state))
  }
  drawNotice(&frame.grid, layout, state)
  if let overlay = state.overlay { frame.cursor = drawOverlay(&frame.grid, overlay, state) }
  wearTraining(&frame.grid, layout, state)
  return frame
}

/// What a screen too small for anything says.
private func drawTooSmall(_ grid: inout Grid, _ state: ConsoleState) {
  let sentence = Printable(
    (state.trainingBanner.map { $0 + ". " } ?? "")
      + state.phrases.say(
        "Finestra troppo piccola: almeno \(Layout.smallest.columns) × \(Layout.smallest.rows).",
        "Window too small: at least \(Layout.smallest.columns) × \(Layout.smallest.rows)."))
  for (row, line) in wrap(sentence, columns: grid.size.columns).prefix(grid.size.rows).enumerated() {
    grid.write(line, at: Point(column: 0, row: row), role: .warning)
  }
}

/// Whole rules are filled at once; only the one between the panes looks at what it meets.
func drawRules(_ grid: inout Grid, _ layout: Layout) {
  if layout.hasRules {
    grid.fill(grid.region.line(layout.header.endRow), .rule, role: .border)
    if !layout.composer.isEmpty { grid.fill(grid.region.line(layout.composer.row - 1), .rule, role: .border) }
  }
  guard layout.isTwoPane else { return }
  let first = layout.hasRules ? layout.list.row - 1 : layout.list.row
  let rows = layout.list.rows + (layout.hasRules ? 2 : 0)
  grid.verticalRule(at: Point(column: layout.list.endColumn, row: first), rows: rows)
}

extension Glyph {
  /// A piece of a rule from side to side.
  static let rule = Glyph(base: 0x2500, width: 1)
}

extension Grid {
  /// Writes spans one after the other, and says where the next one would stand.
  @discardableResult
  mutating func write(_ spans: [Span], at place: Point, limit: Int = Size.limit) -> Int {
    var used = 0
    for span in spans where used < limit {
      used += write(
        span.text, at: place.moved(columns: used), role: span.role, emphasis: span.emphasis, limit: limit - used)
    }
    return used
  }

  /// Writes text that ends at a column, and says where it begins.
  @discardableResult
  mutating func write(_ text: Printable, endingAt end: Int, row: Int, role: Role, emphasis: Emphasis = []) -> Int {
    write(text, at: Point(column: end - text.columns, row: row), role: role, emphasis: emphasis)
    return end - text.columns
  }
}
