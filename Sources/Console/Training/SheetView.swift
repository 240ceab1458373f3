import Desk
import Training

/// The score sheet on the screen: the same lines as on paper, each with its role.
enum SheetView {
  /// Rows of the text.
  static func page(_ size: Size) -> Int { max(size.rows - 5, 1) }

  private static func columns(_ size: Size) -> Int { min(max(size.columns - 6, 12), 96) }

  /// How far it can be scrolled.
  static func steps(_ sheet: ScoreSheet, _ state: ConsoleState) -> Int {
    max(lines(sheet, state).count - page(state.size), 0)
  }

  private static func lines(_ sheet: ScoreSheet, _ state: ConsoleState) -> [Span] {
    let text = state.phrases.text(of: sheet).split(separator: "\n", omittingEmptySubsequences: false)
    let course = text.firstIndex { $0.hasPrefix("●") } ?? 0
    // The first line is the box's title, the last is empty.
    return zip(text.indices, text).dropFirst().dropLast().flatMap { index, line -> [Span] in
      // The day, the total, and what stands alone above lines that are moved in.
      let isHeading = index == 1 || index == 3 || index > course && !line.hasPrefix(" ") && !line.contains(": ")
      return wrap(Printable(String(line), limit: 600), columns: columns(state.size)).map { part in
        switch line.first {
        case "✓": Span(part, .good)
        case "✗": Span(part, .danger)
        case "●": Span(part, .muted)
        default: Span(part, isHeading ? .heading : .plain)
        }
      }
    }
  }

  static func draw(_ grid: inout Grid, _ sheet: ScoreSheet, _ state: ConsoleState, scroll: Int) {
    let (lines, phrases) = (lines(sheet, state), state.phrases)
    let rows = min(lines.count, page(grid.size))
    let title = phrases.say("Scheda di esercitazione", "Training score sheet")
    let inside = box(&grid, columns: columns(grid.size), rows: rows + 1, title: Printable(title))
    let top = scroll.clamped(to: 0...max(lines.count - rows, 0))
    for row in 0..<rows where top + row < lines.count {
      let span = lines[top + row]
      grid.write(span.text, at: inside.line(row).origin, role: span.role, limit: inside.columns)
    }
    let last = inside.line(rows)
    let more = lines.count > rows ? "↑ ↓ · " : ""
    let hint = more + phrases.say("Esc chiude, la giornata resta", "Esc closes, the day stays")
    grid.write(elide(Printable(hint), columns: last.columns), endingAt: last.endColumn, row: last.row, role: .muted)
  }
}
