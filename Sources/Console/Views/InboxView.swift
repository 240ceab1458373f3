import Desk
import Foundation
import Policy

/// The screen with its list: the backdrop, and over it the rows about which something is particular.
func drawInbox(_ layout: Layout, _ state: ConsoleState) -> Grid {
  let key = Backdrop.Key(state, layout)
  let known = state.list.backdrop.flatMap { $0.key == key ? $0 : nil }
  let backdrop = known ?? Backdrop(state, layout, key)
  var grid = backdrop.grid
  guard !state.list.lines.isEmpty else {
    drawEmpty(&grid, layout.list.split(top: 1).1, state)
    return grid
  }
  let selected = state.isAdrift ? nil : state.list.selection
  for place in backdrop.places {
    let look = state.look(of: place.id, isSelected: place.index == selected)
    guard !look.isPlain else { continue }
    let line = state.list.lines[place.index]
    let rows = Backdrop.region(of: place.row, in: layout.list)
    grid.fill(rows)
    RowView(line, line.words(key.setting, state), look).draw(&grid, rows, state)
  }
  return grid
}

private func drawEmpty(_ grid: inout Grid, _ region: Region, _ state: ConsoleState) {
  let words = state.list.isLoaded ? state.phrases.empty(state.view) : state.phrases.say("Leggo…", "Reading…")
  for (row, line) in wrap(Printable(words), columns: region.columns - 4).enumerated() where row + 1 < region.rows {
    grid.write(line, at: Point(column: region.column + 2, row: region.row + 1 + row), role: .muted)
  }
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
      let bar = look.isSelected ? Self.bar : Self.thinBar
      for index in 0..<region.rows {
        grid.write(
          bar, at: region.line(index).origin, role: look.isFocused ? .selected : .accent,
          emphasis: look.isFocused ? .bold : [])
      }
    }
    drawFirst(&grid, region.line(0), state)
    drawSecond(&grid, region.line(1))
  }

  private static let (bar, thinBar, tick): (Printable, Printable, Printable) = ("▌", "▏", "✓")
  private static let (flag, news, clock, ours): (Printable, Printable, Printable, Printable) = ("⚑", "●", "◷", "›")
  private static let (blank, indent): (Printable, Printable) = (" ", "  ")

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
    if look.isChosen { grid.write(Self.tick, at: line.origin.moved(columns: 2), role: role(.mark), emphasis: .bold) }
    let name = elide(self.line.name, columns: end - line.column - 3)
    grid.write(
      name, at: line.origin.moved(columns: 3), role: role(.plain),
      emphasis: look.isFocused || row.unread > 0 ? .bold : [])
  }

  private func sign(_ state: ConsoleState) -> (Printable, Role) {
    if !row.clauses.isEmpty { return (Self.flag, .danger) }
    if row.unread > 0 { return (Self.news, .accent) }
    if let until = row.snoozedUntil, until > state.now { return (Self.clock, .muted) }
    if row.inCharge == state.me.id { return (Self.ours, .mine) }
    return (Self.blank, .plain)
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
    grid.write(Self.indent + said, at: line.origin.moved(columns: 1), role: plain)
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
