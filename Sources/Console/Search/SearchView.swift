import Desk
import Policy

/// The line of the search, what is said about it, and what was found.
///
/// - Returns: where the terminal's cursor stands, when the keys go there.
func drawSearch(_ grid: inout Grid, _ layout: Layout, _ state: ConsoleState) -> Point? {
  let region = layout.list
  let cursor = drawSearchLine(&grid, region.line(0), state)
  if layout.searchRows.row > region.row + 1 { drawSearchStatus(&grid, region.line(1), state) }
  let rows = layout.searchRows
  if state.search.items.isEmpty {
    drawSearchHelp(&grid, rows, state)
  } else {
    drawFound(&grid, rows, state)
  }
  return state.focus == .search ? cursor : nil
}

private func drawSearchLine(_ grid: inout Grid, _ line: Region, _ state: ConsoleState) -> Point {
  let (phrases, search) = (state.phrases, state.search)
  let scope =
    search.isInHome ? phrases.say("in questa chat", "in this chat") : phrases.say("ovunque", "everywhere")
  var room = line.columns - 2
  if line.columns >= 40 {
    let end = grid.write(Printable(scope), endingAt: line.endColumn - 1, row: line.row, role: .muted)
    room = end - line.column - 2
  }
  let label = grid.write("/ ", at: line.origin.moved(columns: 1), role: .accent, emphasis: .bold)
  let field = Region(column: line.column + 1 + label, row: line.row, columns: max(room - label, 1), rows: 1)
  return drawLine(&grid, field, search.editor, role: search.isOffered ? .selected : .plain)
}

private func drawSearchStatus(_ grid: inout Grid, _ line: Region, _ state: ConsoleState) {
  let search = state.search
  let place = line.origin.moved(columns: 1)
  if let problem = search.problem {
    let words = state.phrases.sentence(problem, state.ruleset)
    grid.write(elide(Printable(words, limit: 400), columns: line.columns - 2), at: place, role: .warning)
  } else if !search.query.isEmpty, search.found > 0 || search.items.isEmpty {
    let words = state.phrases.searchCount(search.found, hasMore: search.next != nil, isSearching: state.isSearching)
    grid.write(elide(Printable(words), columns: line.columns - 2), at: place, role: .muted)
  }
}

/// What stands where nothing was found: how to ask, or what to do about it.
private func drawSearchHelp(_ grid: inout Grid, _ region: Region, _ state: ConsoleState) {
  guard !state.isSearching else { return }
  let words = state.search.query.isEmpty ? state.phrases.searchHelp : [state.phrases.nothingFound(state.search)]
  var row = 0
  for text in words {
    for line in wrap(Printable(text), columns: max(region.columns - 4, 1)) where row < region.rows {
      grid.write(line, at: region.line(row).origin.moved(columns: 2), role: .muted)
      row += 1
    }
  }
}

private func drawFound(_ grid: inout Grid, _ region: Region, _ state: ConsoleState) {
  let search = state.search
  var (index, row) = (search.top, 0)
  while index < search.items.count, row + search.items[index].height <= region.rows {
    let item = search.items[index]
    let place = Region(column: region.column, row: region.row + row, columns: region.columns, rows: item.height)
    FoundView(item: item, isSelected: index == search.selection, state: state).draw(&grid, place)
    (index, row) = (index + 1, row + item.height)
  }
}

/// One thing that was found.
private struct FoundView {
  let item: SearchItem
  let isSelected: Bool
  let state: ConsoleState

  private var phrases: Phrases { state.phrases }
  private var isFocused: Bool { isSelected && state.focus == .search }

  func draw(_ grid: inout Grid, _ region: Region) {
    if isSelected {
      grid.fill(region, role: isFocused ? .selected : .plain)
      for row in 0..<region.rows {
        grid.write("▌", at: region.line(row).origin, role: isFocused ? .selected : .accent)
      }
    }
    let line = region.line(0)
    switch item {
    case .person(let person, let name):
      let number = phrases.maskedNumber(person.citizen).map { "  " + $0 } ?? ""
      drawOne(&grid, line, "☺", name + Printable(number), phrases.past(person.lastAt, now: state.now))
    case .colleague(_, let name): drawOne(&grid, line, "☺", name, phrases.say("collega", "colleague"))
    case .reply(_, let words): drawOne(&grid, line, "▸", words, replyWords(line.columns))
    case .message(let row, let name, let snippet):
      drawOne(&grid, line, " ", name, phrases.past(row.at, now: state.now))
      let words = elide(snippet, columns: max(region.columns - 4, 1))
      grid.write(words, at: region.line(1).origin.moved(columns: 3), role: isFocused ? .selected : .muted)
    }
    grid.mark(state.search.marked, in: region)
  }

  /// What a quick reply is, and for whom.
  private func replyWords(_ columns: Int) -> String {
    let what = phrases.say("risposta pronta", "quick reply")
    guard let name = state.search.target?.name else { return what }
    let whole = Printable(phrases.say("\(what) per ", "\(what) for ")) + name
    return elide(whole, columns: max(columns / 2, 1)).text
  }

  private func drawOne(_ grid: inout Grid, _ line: Region, _ sign: Printable, _ words: Printable, _ aside: String) {
    let end = grid.write(
      Printable(aside), endingAt: line.endColumn - 1, row: line.row, role: isFocused ? .selected : .muted)
    grid.write(sign, at: line.origin.moved(columns: 1), role: isFocused ? .selected : .accent)
    grid.write(
      elide(words, columns: max(end - line.column - 5, 0)), at: line.origin.moved(columns: 3),
      role: isFocused ? .selected : .plain)
  }
}
