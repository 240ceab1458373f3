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
  let setting = RowWords.Setting(state, columns: rows.columns)
  var (index, row) = (window.top, 0)
  while index < window.lines.count, row < rows.rows {
    if window.startsSection(index) {
      drawSection(&grid, rows.line(row), window.lines[index].row.section, state)
      row += 1
    }
    guard row + 1 < rows.rows || rows.rows == 1 else { break }
    let place = Region(column: rows.column, row: rows.row + row, columns: rows.columns, rows: 2)
    draw(&grid, place, window.lines[index], isSelected: index == selected, setting, state)
    (index, row) = (index + 1, row + 2)
  }
}

/// A row, copied where it looks as it did for the key before.
private func draw(
  _ grid: inout Grid, _ place: Region, _ line: ListLine, isSelected: Bool, _ setting: RowWords.Setting,
  _ state: ConsoleState
) {
  let words = line.words.flatMap { $0.setting == setting ? $0 : nil }
  let look = state.look(of: line.row.id, isSelected: isSelected)
  if let words, look.isPlain { return grid.draw(words.picture, at: place.origin) }
  RowView(line, words ?? RowWords(line, state, columns: place.columns), look).draw(&grid, place, state)
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
  /// What is particular about a row, for one key and not for the next.
  struct Look {
    var isSelected = false
    var isFocused = false
    var isOpen = false
    var isChosen = false
    /// An answer that was begun and not sent.
    var draft: Printable?
    /// Who else is there.
    var company: [Company.Member] = []

    /// Nothing.
    static let plain = Look()

    /// Whether nothing is.
    var isPlain: Bool { !isSelected && !isOpen && !isChosen && draft == nil && company.isEmpty }
  }

  let line: ListLine
  let words: RowWords
  let look: Look

  init(_ line: ListLine, _ words: RowWords, _ look: Look) { (self.line, self.words, self.look) = (line, words, look) }

  private var row: InboxRow { line.row }

  func draw(_ grid: inout Grid, _ region: Region, _ state: ConsoleState) {
    // Only the first line is coloured through: a step then costs half the bytes, and over a slow link that is felt.
    if look.isSelected {
      grid.fill(
        region.line(0), role: look.isFocused ? .selected : .plain, emphasis: look.isFocused ? .bold : [])
    }
    if look.isSelected || look.isOpen {
      let bar = Printable(look.isSelected ? "▌" : "▏")
      for index in 0..<region.rows {
        grid.write(
          bar, at: region.line(index).origin, role: look.isFocused ? .selected : .accent,
          emphasis: look.isFocused ? .bold : [])
      }
    }
    drawFirst(&grid, region.line(0), state)
    drawSecond(&grid, region.line(1))
  }

  private func role(_ role: Role) -> Role { look.isFocused ? .selected : role }

  private func drawFirst(_ grid: inout Grid, _ line: Region, _ state: ConsoleState) {
    var end = line.endColumn - 1
    for (span, width) in words.columns {
      grid.write(
        span.text, endingAt: end, row: line.row, role: role(span.role),
        emphasis: look.isFocused ? .bold : span.emphasis)
      end -= width + 2
    }
    let (sign, signRole) = sign(state)
    grid.write(sign, at: line.origin.moved(columns: 1), role: role(signRole), emphasis: .bold)
    if look.isChosen { grid.write("✓", at: line.origin.moved(columns: 2), role: role(.mark), emphasis: .bold) }
    let name = elide(self.line.name, columns: end - line.column - 3)
    grid.write(
      name, at: line.origin.moved(columns: 3), role: role(.plain),
      emphasis: look.isFocused || row.unread > 0 ? .bold : [])
  }

  private func sign(_ state: ConsoleState) -> (Printable, Role) {
    if !row.clauses.isEmpty { return ("⚑", .danger) }
    if row.unread > 0 { return ("●", .accent) }
    if let until = row.snoozedUntil, until > state.now { return ("◷", .muted) }
    if row.inCharge == state.me.id { return ("›", .mine) }
    return (" ", .plain)
  }

  private func drawSecond(_ grid: inout Grid, _ line: Region) {
    guard !line.isEmpty else { return }
    var end = line.endColumn - 1
    if words.facts.columns > 0 {
      end = grid.write(words.facts, endingAt: end, row: line.row, role: .muted) - 2
    }
    let said = elide(look.draft ?? self.line.snippet, columns: end - line.column - 3)
    let plain: Role = look.draft != nil ? .accent : row.section == .danger ? .danger : .muted
    // The indent in the same role, so that the bar before it comes and goes alone.
    grid.write(Printable("  ") + said, at: line.origin.moved(columns: 1), role: plain)
    guard !look.company.isEmpty else { return }
    let sign = CompanySign(look.company)
    grid.write(Printable(sign.glyph), at: line.origin.moved(columns: 1), role: sign.role, emphasis: .bold)
  }
}

extension ConsoleState {
  /// What is particular about the row of a chat now.
  fileprivate func look(of id: ConversationID, isSelected: Bool) -> RowView.Look {
    var look = RowView.Look()
    look.isSelected = isSelected
    look.isFocused = isSelected && focus == .list
    look.isOpen = thread?.id == id
    look.isChosen = selected.contains { $0.id == id }
    look.company = company[id]
    guard let editor = drafts[id]?.reply.editor, !editor.isEmpty else { return look }
    look.draft = Printable(
      "✎ " + phrases.say("bozza: ", "draft: ") + String(editor.characters.prefix(200)), limit: 200)
    return look
  }
}
