import Desk
import Foundation
import Policy

/// The tabs and the rows of the list that are seen.
func drawInbox(_ grid: inout Grid, _ region: Region, _ state: ConsoleState) {
  let (tabs, rows) = region.split(top: 1)
  drawTabs(&grid, tabs, state)
  let window = state.list
  guard !window.lines.isEmpty else {
    let words = window.isLoaded ? state.phrases.empty(state.view) : state.phrases.say("Leggo…", "Reading…")
    for (row, line) in wrap(Printable(words), columns: rows.columns - 4).enumerated() where row + 1 < rows.rows {
      grid.write(line, at: Point(column: rows.column + 2, row: rows.row + 1 + row), role: .muted)
    }
    return
  }
  let selected = state.isAdrift ? nil : window.selection
  var (index, row) = (window.top, 0)
  while index < window.lines.count, row < rows.rows {
    if window.startsSection(index) {
      drawSection(&grid, rows.line(row), window.lines[index].row.section, state)
      row += 1
    }
    guard row + 1 < rows.rows || rows.rows == 1 else { break }
    let place = Region(column: rows.column, row: rows.row + row, columns: rows.columns, rows: 2)
    RowView(line: window.lines[index], isSelected: index == selected).draw(&grid, place, state)
    (index, row) = (index + 1, row + 2)
  }
}

private func drawTabs(_ grid: inout Grid, _ region: Region, _ state: ConsoleState) {
  for tab in state.inboxTabs(region) {
    let isShown = tab.view == state.view
    grid.write(
      tab.name, at: Point(column: tab.column, row: region.row), role: isShown ? .heading : .muted,
      emphasis: isShown ? [.bold, .underline] : [])
  }
  guard !state.selected.isEmpty else { return }
  let chosen = Printable(" ✓ \(state.selected.count) ")
  grid.write(chosen, endingAt: region.endColumn - 1, row: region.row, role: .mark, emphasis: .bold)
}

extension ConsoleState {
  /// Whether a chat waits and will not live to the next opening.
  func isDying(_ row: InboxRow) -> Bool {
    guard row.waitingSince != nil, row.outcome == nil else { return false }
    if let until = row.snoozedUntil, until > now { return false }
    let opening = hours.openingAfterToday
    return phrases.deadline(row.lastUseful, now: now, openingAfterToday: opening).urgency == .dying
  }

  /// How many chats will not live to the next opening: those of the list that are so marked, while all of it is in
  /// memory; otherwise what the file counts, which is those that the one who looks could answer.
  fileprivate var dying: (number: Int, isAll: Bool) {
    let window = list
    guard !window.hasEarlier, !window.hasLater else { return (counts.dyingToday, false) }
    return (window.lines.count { isDying($0.row) }, true)
  }
}

/// The line above a part of the list; over those who wait it also counts those who will not live to the next opening.
private func drawSection(_ grid: inout Grid, _ line: Region, _ section: InboxSection, _ state: ConsoleState) {
  grid.fill(line, .rule, role: .border)
  var room = line.columns - 4
  let dying = state.dying
  if section == .waiting, dying.number > 0, line.columns >= 44 {
    let words = Printable(" " + state.phrases.dying(dying.number, isAll: dying.isAll) + " ")
    grid.write(words, endingAt: line.endColumn - 2, row: line.row, role: .urgent, emphasis: .bold)
    room -= words.columns + 2
  }
  let words = elide(Printable(" \(state.phrases.name(section)) "), columns: room)
  grid.write(words, at: Point(column: line.column + 2, row: line.row), role: .muted)
}

/// One chat on two lines: who, when, how urgent; and what was said last, whose it is, how long they have waited.
struct RowView {
  let line: ListLine
  let isSelected: Bool

  private var row: InboxRow { line.row }

  func draw(_ grid: inout Grid, _ region: Region, _ state: ConsoleState) {
    let isFocused = isSelected && state.focus == .list
    // Only the first line is coloured through: a step then costs half the bytes, and over a slow link that is felt.
    if isSelected { grid.fill(region.line(0), role: isFocused ? .selected : .plain, emphasis: isFocused ? .bold : []) }
    let isOpen = state.thread?.id == row.id
    if isSelected || isOpen {
      let bar = Printable(isSelected ? "▌" : "▏")
      for index in 0..<region.rows {
        grid.write(
          bar, at: region.line(index).origin, role: isFocused ? .selected : .accent, emphasis: isFocused ? .bold : [])
      }
    }
    let setting = RowWords.Setting(state, columns: region.columns)
    let known = line.words.flatMap { $0.setting == setting ? $0 : nil }
    let words = known ?? RowWords(row, state, columns: region.columns)
    drawFirst(&grid, region.line(0), words, isFocused, state)
    drawSecond(&grid, region.line(1), words.facts, state)
  }

  private func role(_ role: Role, _ isFocused: Bool) -> Role { isFocused ? .selected : role }

  private func drawFirst(
    _ grid: inout Grid, _ line: Region, _ words: RowWords, _ isFocused: Bool, _ state: ConsoleState
  ) {
    var end = line.endColumn - 1
    for (span, width) in words.columns {
      grid.write(
        span.text, endingAt: end, row: line.row, role: role(span.role, isFocused),
        emphasis: isFocused ? .bold : span.emphasis)
      end -= width + 2
    }
    let (sign, signRole) = sign(state)
    grid.write(sign, at: line.origin.moved(columns: 1), role: role(signRole, isFocused), emphasis: .bold)
    if state.selected.contains(where: { $0.id == row.id }) {
      grid.write("✓", at: line.origin.moved(columns: 2), role: role(.mark, isFocused), emphasis: .bold)
    }
    let name = elide(self.line.name, columns: end - line.column - 3)
    grid.write(
      name, at: line.origin.moved(columns: 3), role: role(.plain, isFocused),
      emphasis: isFocused || row.unread > 0 ? .bold : [])
  }

  private func sign(_ state: ConsoleState) -> (Printable, Role) {
    if !row.clauses.isEmpty { return ("⚑", .danger) }
    if row.unread > 0 { return ("●", .accent) }
    if let until = row.snoozedUntil, until > state.now { return ("◷", .muted) }
    if row.inCharge == state.me.id { return ("›", .mine) }
    return (" ", .plain)
  }

  private func drawSecond(_ grid: inout Grid, _ line: Region, _ facts: Printable, _ state: ConsoleState) {
    guard !line.isEmpty else { return }
    var end = line.endColumn - 1
    if facts.columns > 0 {
      end = grid.write(facts, endingAt: end, row: line.row, role: .muted) - 2
    }
    let draft = draft(state)
    let words = elide(draft ?? self.line.snippet, columns: end - line.column - 3)
    let plain: Role = draft != nil ? .accent : row.section == .danger ? .danger : .muted
    // The indent in the same role, so that the bar before it comes and goes alone.
    grid.write(Printable("  ") + words, at: line.origin.moved(columns: 1), role: plain)
    let company = state.company[row.id]
    guard !company.isEmpty else { return }
    let sign = CompanySign(company)
    grid.write(Printable(sign.glyph), at: line.origin.moved(columns: 1), role: sign.role, emphasis: .bold)
  }

  /// An answer that was begun and not sent.
  private func draft(_ state: ConsoleState) -> Printable? {
    guard let editor = state.drafts[row.id]?.reply.editor, !editor.isEmpty else { return nil }
    return Printable("✎ " + state.phrases.say("bozza: ", "draft: ") + String(editor.characters.prefix(200)), limit: 200)
  }
}
