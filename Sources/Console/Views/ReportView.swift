import Desk

/// What became of an act on several chats, in a box.
func drawReport(_ grid: inout Grid, _ report: Report, _ state: ConsoleState) {
  let width = min(max(grid.size.columns - 8, 12), 76)
  let lines = report.lines.flatMap { wrap(Printable($0, limit: 600), columns: width) }
  let rows = min(lines.count, max(grid.size.rows - 5, 1))
  let inside = box(&grid, columns: width, rows: rows + 1, title: Printable(report.title, limit: 80))
  let top = report.scroll.clamped(to: 0...max(lines.count - rows, 0))
  for row in 0..<rows where top + row < lines.count { grid.write(lines[top + row], at: inside.line(row).origin) }
  let last = inside.line(inside.rows - 1)
  let scrolls = lines.count > rows ? "↑ ↓ · " : ""
  let hint = scrolls + state.phrases.say("un tasto chiude", "any key closes")
  grid.write(Printable(hint), endingAt: last.endColumn, row: last.row, role: .muted)
}
