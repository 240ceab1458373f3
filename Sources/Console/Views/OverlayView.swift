import Desk

/// What lies over the picture, and where the cursor stands in it.
func drawOverlay(_ grid: inout Grid, _ overlay: Overlay, _ state: ConsoleState) -> Point? {
  switch overlay {
  case .help(let scroll):
    HelpView.draw(&grid, state, scroll: scroll)
    return nil
  case .cheatSheet:
    CheatSheet.draw(&grid, state)
    return nil
  case .menu(let menu): return drawMenu(&grid, menu, state)
  case .prompt(let prompt): return drawPrompt(&grid, prompt, state)
  case .confirm(let question):
    let title = Printable(state.phrases.say("Conferma", "Confirm"))
    state.box(of: question).draw(&grid, title: title, scroll: question.scroll, role: .accent, emphasis: .bold)
    return nil
  case .ladder(let dialog): return drawLadderDialog(&grid, dialog, state)
  case .training(let overlay):
    drawTraining(&grid, overlay, state)
    return nil
  case .report(let report):
    state.box(of: report).draw(
      &grid, title: Printable(report.title, limit: 80), scroll: report.scroll, role: .muted)
    return nil
  }
}

/// A framed box in the middle, emptied, with a title in its upper edge; what is given back is its inside.
func box(_ grid: inout Grid, columns: Int, rows: Int, title: Printable) -> Region {
  let region = grid.region.centred(columns: columns + 4, rows: rows + 2)
  grid.fill(region)
  grid.frame(region)
  grid.write(
    Printable(" ") + elide(title, columns: max(region.columns - 6, 0)) + Printable(" "),
    at: region.origin.moved(columns: 2), role: .heading, emphasis: .bold, limit: max(region.columns - 3, 0))
  return region.inset(columns: 2, rows: 1)
}

private func drawMenu(_ grid: inout Grid, _ menu: Menu, _ state: ConsoleState) -> Point? {
  let shown = menu.shown
  let width = min(max(grid.size.columns - 8, 12), 76)
  let room = max(grid.size.rows - 7, 1)
  let inside = box(
    &grid, columns: width, rows: min(max(menu.items.count, 1), room) + 2, title: Printable(menu.title, limit: 100))
  let (search, list) = inside.split(top: 1)
  let top = max(min(menu.selection - list.rows + 2, shown.count - list.rows + 1), 0)
  let prompt = state.phrases.say("filtra: ", "filter: ")
  let label = grid.write(Printable(prompt), at: search.origin, role: .muted, limit: search.columns / 2)
  let cursor = drawLine(&grid, search.right(search.columns - label), menu.filter)
  for row in 0..<max(list.rows - 1, 0) where top + row < shown.count {
    let item = shown[top + row]
    let isSelected = top + row == menu.selection
    let line = list.line(row)
    grid.fill(line, role: isSelected ? .selected : .plain)
    let detail = elide(Printable(item.detail, limit: 200), columns: line.columns / (menu.isFuzzy ? 2 : 3))
    grid.write(detail, endingAt: line.endColumn, row: line.row, role: isSelected ? .selected : .muted)
    let title = elide(Printable(item.title, limit: 200), columns: line.columns - detail.columns - 4)
    grid.write(
      [
        Span(Printable(isSelected ? "› " : "  "), isSelected ? .selected : .plain),
        Span(title, isSelected ? .selected : item.isIdle ? .muted : .plain),
      ],
      at: line.origin)
  }
  if shown.isEmpty {
    grid.write(Printable(state.phrases.say("Nessun risultato", "No result")), at: list.origin, role: .muted)
  }
  let names = state.phrases.keyNames
  let hint = state.phrases.say(
    "\(names[.enter]) sceglie · \(names[.escape]) lascia", "\(names[.enter]) chooses · \(names[.escape]) leaves")
  let last = list.line(list.rows - 1)
  let end = grid.write(Printable(hint), endingAt: last.endColumn, row: last.row, role: .muted)
  if let warning = menu.warning {
    let words = elide(Printable(warning, limit: 100), columns: max(end - last.column - 2, 0))
    grid.write(words, at: last.origin, role: .warning, emphasis: .bold)
  }
  return cursor
}

private func drawPrompt(_ grid: inout Grid, _ prompt: Prompt, _ state: ConsoleState) -> Point? {
  let line = grid.region.bottom(1)
  grid.fill(line, role: .plain)
  let label = Printable(label(of: prompt, state), limit: 120)
  let used =
    1
    + grid.write(
      elide(label, columns: line.columns / 2), at: line.origin.moved(columns: 1), role: .accent, emphasis: .bold)
  let editor = prompt.completion == nil ? prompt.editor : TextEditor(state.line(of: prompt))
  let cursor = drawLine(&grid, line.right(line.columns - used), editor)
  // A sentence about the answer stands there first.
  if case .question = prompt.purpose, state.notice != nil { return cursor }
  drawCompletions(&grid, prompt, above: line, state)
  return cursor
}

/// One line of text being written, moved so far that its cursor is seen; where that is.
func drawLine(_ grid: inout Grid, _ region: Region, _ editor: TextEditor, role: Role = .plain) -> Point {
  let text = Printable(editor.text)
  let before = Printable(String(editor.characters.prefix(editor.cursor))).columns
  let skip = max(before - max(region.columns - 1, 0), 0)
  let seen = skip == 0 ? text : text.suffix(columns: text.columns - skip)
  grid.write(seen, at: region.origin, role: role, limit: region.columns)
  return region.origin.moved(columns: min(before - skip, max(region.columns - 1, 0)))
}

private func label(of prompt: Prompt, _ state: ConsoleState) -> String {
  switch prompt.purpose {
  case .command: return ":"
  case .question(.templateBlank(_, let blank), _): return state.phrases.question(blank: blank)
  case .question(.transferComment(let colleague), _):
    let name = state.circumstances.name(colleague)
    return state.phrases.say("Due parole per \(name) (facoltative): ", "A word for \(name) (optional): ")
  case .question(.flagReason(_, let clause), _):
    return state.phrases.say("Motivo per \(clause) (\(state.groundTitle(clause))): ", "Reason for \(clause): ")
  case .question(.dismissReason, _): return state.phrases.say("Perché è infondata: ", "Why it is unfounded: ")
  case .question(.batchDismissReason, _):
    return state.phrases.say("Perché sono infondate: ", "Why they are unfounded: ")
  case .question(.appeal, _): return state.phrases.say("Nota per il ricorso: ", "Note for the appeal: ")
  case .question(.attachPath, _):
    return state.phrases.say("Allega il file (Tab completa): ", "Attach the file (Tab completes): ")
  case .question(.dossierRecipient, _):
    return state.phrases.say("Destinatario del dossier: ", "Recipient of the dossier: ")
  case .question(.dossierPurpose, _): return state.phrases.say("Finalità del dossier: ", "Purpose of the dossier: ")
  case .question(.snoozeTime, _):
    return state.phrases.say("Fino a quando (", "Until (") + state.momentExamples + "): "
  }
}

private func drawCompletions(_ grid: inout Grid, _ prompt: Prompt, above line: Region, _ state: ConsoleState) {
  let found = state.completions(of: prompt)
  let rows = min(found.count, max(line.row - 3, 0), 12)
  guard rows > 0, line.columns >= 24 else { return }
  // From side to side, so that nothing peeks out beside it: what stands between the panes ends at its rule.
  let (layout, width) = (Layout(state), line.columns)
  let region = Region(column: line.column, row: line.row - rows - 1, columns: width, rows: rows + 1)
  grid.fill(region)
  grid.horizontalRule(at: region.origin, columns: width)
  if layout.isTwoPane {
    let joint = Point(column: layout.list.endColumn, row: region.row)
    grid.put(Arms([.left, .right, .up]).glyph, at: joint, role: .border)
  }
  let top = max(min((prompt.completion ?? 0) - rows + 1, found.count - rows), 0)
  for row in 0..<rows {
    let (place, completion) = (region.line(row + 1), found[top + row])
    let isChosen = prompt.completion == top + row
    grid.fill(place, role: isChosen ? .selected : .plain)
    let name = completion.shown(columns: min(40, max(width - 16, 10)))
    grid.write(name, at: place.origin.moved(columns: 2), role: isChosen ? .selected : .accent)
    let detail = elide(Printable(completion.detail, limit: 120), columns: max(width - 30, 0))
    grid.write(
      detail, at: place.origin.moved(columns: max(24, name.columns + 4)), role: isChosen ? .selected : .muted,
      limit: width - 25)
  }
}
