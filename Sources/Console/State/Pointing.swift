import Desk

/// What the mouse does, when the console listens to it: nothing that a key would not do, and nothing that cannot be undone.
extension ConsoleState {
  /// Lines that one turn of the wheel moves.
  private static let wheelLines = 3

  /// Listens to the mouse, or leaves it to the terminal, which then selects text by itself.
  mutating func listenToMouse(_ argument: String?) -> [Effect] {
    switch argument?.lowercased() {
    case nil: hasMouse.toggle()
    case "on", "si", "sì", "yes": hasMouse = true
    case "off", "no": hasMouse = false
    case _?:
      notice = .refusal(phrases.say("Si scrive :mouse on oppure :mouse off", "Write :mouse on or :mouse off"))
      return []
    }
    notice = .done(
      hasMouse
        ? phrases.say(
          "Il mouse sceglie e scorre; con Maiusc si seleziona il testo come prima",
          "The mouse chooses and scrolls; with Shift it selects text as before")
        : phrases.say("Il mouse è del terminale: seleziona il testo", "The mouse is the terminal's: it selects text"))
    return [.mouse(hasMouse)]
  }

  /// Does what the mouse asks for.
  mutating func point(_ pointer: Pointer) -> [Effect] {
    let layout = Layout(self)
    guard hasMouse, !layout.isTooSmall else { return [] }
    if overlay != nil { return pointOverlay(pointer) }
    switch pointer.act {
    case .wheelUp: return turnWheel(-1, at: pointer.place, layout)
    case .wheelDown: return turnWheel(1, at: pointer.place, layout)
    case .click: return click(pointer.place, layout)
    }
  }

  /// Over what lies above the picture only the wheel works: what has to be confirmed is confirmed with a key.
  private mutating func pointOverlay(_ pointer: Pointer) -> [Effect] {
    switch pointer.act {
    case .wheelUp: return press(.up)
    case .wheelDown: return press(.down)
    case .click: return []
    }
  }

  private mutating func turnWheel(_ direction: Int, at place: Point, _ layout: Layout) -> [Effect] {
    notice = nil
    if layout.thread.contains(place), thread != nil {
      let rows = layout.threadLines.rows
      thread?.page(by: direction * Self.wheelLines, rows: rows)
      return fillThread() + seen()
    }
    guard layout.list.contains(place) else { return [] }
    if search.isShown { return moveInSearch(by: direction * Self.wheelLines) }
    if ladder.page != nil { return moveInLadder(by: direction) }
    list.select(list.selection + direction * Self.wheelLines, rows: layout.listRows.rows)
    return fillList()
  }

  private mutating func click(_ place: Point, _ layout: Layout) -> [Effect] {
    (notice, lastCommand, count) = (nil, nil, nil)
    if layout.composer.contains(place) { return clickComposer(place, layout) }
    if layout.threadLines.contains(place) { return clickThread(place, layout) }
    if layout.thread.contains(place) { return thread == nil ? [] : focusThread() }
    guard layout.list.contains(place) else { return [] }
    if search.isShown { return clickFound(place, layout) }
    if ladder.page != nil { return clickLadder(place, layout) }
    if place.row == layout.list.row {
      guard let view = inboxTabs(layout.list).last(where: { $0.column <= place.column })?.view else { return [] }
      return saveDrafts() + switchTo(view)
    }
    return clickList(place, layout)
  }

  /// The first click on a chat chooses it, the second opens it.
  private mutating func clickList(_ place: Point, _ layout: Layout) -> [Effect] {
    guard let index = row(at: place, layout) else { return [] }
    let isSecond = focus == .list && index == list.selection && !isAdrift
    let saved = focus == .composer ? saveDrafts() : []
    focus = .list
    if isSecond { return saved + run(.open) }
    list.select(index, rows: layout.listRows.rows)
    return saved + fillList()
  }

  /// The first click on something found chooses it, the second opens it; one above goes to the line.
  private mutating func clickFound(_ place: Point, _ layout: Layout) -> [Effect] {
    let wasThere = focus == .search
    let saved = focus == .composer ? saveDrafts() : []
    focus = .search
    guard let index = search.index(row: place.row - layout.searchRows.row) else { return saved }
    if wasThere, index == search.selection { return saved + run(.open) }
    return saved + moveInSearch(by: index - search.selection)
  }

  /// The first click on a row chooses it, the second opens it.
  private mutating func clickLadder(_ place: Point, _ layout: Layout) -> [Effect] {
    let (wasThere, saved) = (focus == .queue, focus == .composer ? saveDrafts() : [])
    focus = .queue
    let row = (place.row - layout.ladderRows.row) / LadderWindow<QueueRow>.height
    guard place.row >= layout.ladderRows.row else { return saved }
    let (top, selection) =
      switch ladder.page {
      case .queue, nil: (ladder.queue.top, ladder.queue.selection)
      case .blocks: (ladder.blocks.top, ladder.blocks.selection)
      case .outbox: (ladder.outgoing.top, ladder.outgoing.selection)
      }
    if wasThere, top + row == selection { return saved + run(.open) }
    return saved + moveInLadder(by: top + row - selection)
  }

  /// The chat at a place of the list.
  private func row(at place: Point, _ layout: Layout) -> Int? {
    var (index, row) = (list.top, layout.listRows.row)
    while index < list.lines.count, row < layout.listRows.endRow {
      row += list.height(of: index)
      if place.row < row { return index }
      index += 1
    }
    return nil
  }

  /// The first click on a message chooses it; the second shows what it keeps back, or opens what is in it.
  private mutating func clickThread(_ place: Point, _ layout: Layout) -> [Effect] {
    guard let open = thread, !open.blocks.isEmpty else { return [] }
    let rows = layout.threadLines.rows
    let line = open.topLine(rows: rows) + place.row - layout.threadLines.row
    guard line < open.lineCount else { return focusThread() }
    let index = open.lines.place(ofLine: line)
    let isSecond = focus == .thread && open.current == index
    let effects = focusThread()
    if isSecond {
      if obstacle(to: .reveal) == nil { return effects + run(.reveal) }
      return obstacle(to: .openOutside) == nil ? effects + run(.openOutside) : effects
    }
    thread?.select(index, rows: rows)
    return effects + fillThread()
  }

  private mutating func focusThread() -> [Effect] {
    let saved = focus == .composer ? saveDrafts() : []
    focus = .thread
    return saved + seen()
  }

  /// A click where one writes goes there, or moves the cursor.
  private mutating func clickComposer(_ place: Point, _ layout: Layout) -> [Effect] {
    guard focus == .composer else {
      // The chat that is seen above is meant, and not the one under the bar.
      guard thread != nil else { return [] }
      return focusThread() + run(.reply)
    }
    let written = draft.current.editor.layout(columns: layout.editorColumns)
    let caption = draft.captions(isWriting: true)
    let rows = layout.composer.rows - caption
    let top = written.top(rows: rows)
    let row = place.row - layout.composer.row - caption + top
    guard row >= top else { return [] }
    let character = written.character(row: row, column: max(place.column - layout.composer.column - 3, 0))
    return edit { $0.move(to: character) }
  }

  /// The tabs of the lists, and where each begins.
  func inboxTabs(_ region: Region) -> [(view: InboxView, column: Int, name: Printable)] {
    var tabs: [(view: InboxView, column: Int, name: Printable)] = []
    var column = region.column + 1
    for (index, view) in InboxView.allCases.enumerated() {
      let number = counts.rows[view].map { " \($0)" } ?? ""
      let name = Printable("\(index + 1) \(phrases.name(view))\(number)")
      guard column + name.columns < region.endColumn else { break }
      tabs.append((view, column, name))
      column += name.columns + 2
    }
    return tabs
  }
}
