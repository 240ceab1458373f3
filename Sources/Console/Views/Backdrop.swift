import Desk

/// What a key that only moves the bar leaves as it is: the header, the rules, and the list as it looks where nothing is
/// particular about any row. Drawn once for all such keys, which have nothing to draw anew but the row the bar stands on.
struct Backdrop: Sendable {
  /// What it hangs on besides the rows themselves.
  struct Key: Equatable, Sendable {
    let setting: RowWords.Setting
    let size: Size
    let list: Region
    let composer: Region
    let top: Int
    let view: InboxView
    let counts: Counts
    let selected: Int
    let language: Language
    let pace: TrainingPace?

    init(_ state: ConsoleState, _ layout: Layout) {
      setting = RowWords.Setting(state, columns: layout.list.columns)
      (size, list, composer) = (state.size, layout.list, layout.composer)
      (top, view, counts, selected) = (state.list.top, state.view, state.counts, state.selected.count)
      (language, pace) = (state.phrases.language, state.training?.pace)
    }
  }

  /// A row that is seen: whose, where it stands in memory, and on which row of the screen it begins.
  struct Place: Sendable {
    let id: ConversationID
    let index: Int
    let row: Int
  }

  let key: Key
  private(set) var grid: Grid
  private(set) var places: [Place] = []

  init(_ state: ConsoleState, _ layout: Layout, _ key: Key) {
    self.key = key
    grid = Grid(size: state.size)
    drawHeader(&grid, layout.header, state)
    drawList(layout.list, state)
    drawRules(&grid, layout)
  }

  private mutating func drawList(_ region: Region, _ state: ConsoleState) {
    let (tabs, rows) = region.split(top: 1)
    drawTabs(tabs, state)
    let window = state.list
    var (index, row) = (window.top, rows.row)
    while index < window.lines.count, row < rows.endRow {
      let line = window.lines[index]
      if window.startsSection(index) {
        drawSection(rows.line(row - rows.row), line.row.section, state)
        row += 1
      }
      guard row + 1 < rows.endRow || rows.rows == 1 else { break }
      places.append(Place(id: line.row.id, index: index, row: row))
      let words = line.words(key.setting, state)
      RowView(line, words, .plain).draw(&grid, Self.region(of: row, in: rows), state)
      (index, row) = (index + 1, row + 2)
    }
  }

  /// The two screen rows of a list row that begins at one; where there is room for one only, that.
  static func region(of row: Int, in region: Region) -> Region {
    Region(column: region.column, row: row, columns: region.columns, rows: min(2, region.endRow - row))
  }

  private mutating func drawTabs(_ region: Region, _ state: ConsoleState) {
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

  /// The line above a part of the list; over those who wait it also counts those who will not live to the next opening.
  private mutating func drawSection(_ line: Region, _ section: InboxSection, _ state: ConsoleState) {
    grid.fill(line, .rule, role: .border)
    var room = line.columns - 4
    if section == .waiting, line.columns >= 44 {
      let dying = state.dying
      if dying.number > 0 {
        let words = Printable(" " + state.phrases.dying(dying.number, isAll: dying.isAll) + " ")
        grid.write(words, endingAt: line.endColumn - 2, row: line.row, role: .urgent, emphasis: .bold)
        room -= words.columns + 2
      }
    }
    let words = elide(Printable(" \(state.phrases.name(section)) "), columns: room)
    grid.write(words, at: Point(column: line.column + 2, row: line.row), role: .muted)
  }
}

extension ListLine {
  /// What the row says now; what it said last where that still holds.
  func words(_ setting: RowWords.Setting, _ state: ConsoleState) -> RowWords {
    words.flatMap { $0.setting == setting ? $0 : nil } ?? RowWords(self, state, columns: setting.columns)
  }
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
    guard !list.hasEarlier, !list.hasLater else { return (counts.dyingToday, false) }
    return (list.lines.count { isDying($0.row) }, true)
  }
}
