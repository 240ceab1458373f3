import Desk

/// The keys that work now, made from the table of commands; those that do not say why.
enum HelpView {
  /// A line of the help: a title, or a key with what it does.
  struct Line {
    var key = ""
    var title: String
    var role = Role.plain
    var remark = ""
  }

  static func rows(_ size: Size) -> Int { max(size.rows - 4, 1) }

  /// All lines, in the order of the table.
  static func lines(_ state: ConsoleState) -> [Line] {
    let phrases = state.phrases
    var lines: [Line] = []
    for group in CommandGroup.allCases {
      let entries = CommandTable.entries.filter { $0.group == group && state.has($0.command) }
      if entries.isEmpty { continue }
      if !lines.isEmpty { lines.append(Line(title: "")) }
      lines.append(Line(title: phrases.name(group), role: .heading))
      for entry in entries { lines += parted(line(entry, state), columns: columns(state.size)) }
    }
    return lines
  }

  /// Columns of the text.
  private static func columns(_ size: Size) -> Int { min(size.columns - 4, 100) }
  /// Columns of the keys before it.
  private static func keyColumns(_ columns: Int) -> Int { columns >= 60 ? 18 : 10 }

  /// A remark that does not fit beside the title stands below it.
  private static func parted(_ line: Line, columns: Int) -> [Line] {
    let room = columns - keyColumns(columns)
    let used = Printable(line.title).columns + 2 + Printable(line.remark).columns
    guard !line.remark.isEmpty, used > room else { return [line] }
    var first = line
    first.remark = ""
    return [first, Line(title: "", role: line.role, remark: line.remark)]
  }

  /// The line to begin with: while one writes, searches or decides it is the title of the keys that work there.
  static func beginning(_ state: ConsoleState) -> Int {
    let group: CommandGroup
    switch state.focus {
    case .list, .thread: return 0
    case .composer: group = .writing
    case .search: group = .searching
    case .queue: group = .moderation
    }
    let lines = lines(state)
    let title = state.phrases.name(group)
    let first = lines.firstIndex { $0.role == .heading && $0.title == title } ?? 0
    return min(first, max(lines.count - rows(state.size), 0))
  }

  private static func line(_ entry: CommandEntry, _ state: ConsoleState) -> Line {
    let phrases = state.phrases
    let focus = entry.group == .writing ? Focus.composer : state.focus
    let keys = phrases.keys.shown(entry.command, in: focus)
    let names = keys.map { phrases.keyNames[$0] }.joined(separator: " ")
    var line = Line(
      key: names.isEmpty ? ":" + phrases.promptName(entry.command) : names, title: phrases.title(entry.command))
    if entry.group != .writing, let obstacle = state.obstacle(to: entry.command) {
      line.role = .muted
      line.remark = phrases.sentence(obstacle, state.circumstances).fact
    }
    return line
  }

  static func draw(_ grid: inout Grid, _ state: ConsoleState, scroll: Int) {
    let lines = lines(state.knowingSubject)
    let phrases = state.phrases
    let title = phrases.say(
      "Tasti · ↑ ↓ scorrono, \(phrases.key(.help)) in breve, Esc chiude",
      "Keys · ↑ ↓ scroll, \(phrases.key(.help)) in short, Esc closes")
    let width = columns(grid.size)
    let inside = box(&grid, columns: width, rows: rows(grid.size), title: Printable(title))
    let top = scroll.clamped(to: 0...max(lines.count - inside.rows, 0))
    for row in 0..<inside.rows where top + row < lines.count {
      draw(&grid, inside.line(row), lines[top + row])
    }
  }

  private static func draw(_ grid: inout Grid, _ region: Region, _ line: Line) {
    if line.role == .heading {
      grid.write(Printable(line.title), at: region.origin, role: .heading, emphasis: .bold, limit: region.columns)
      return
    }
    let keyColumns = keyColumns(region.columns)
    grid.write(
      elide(Printable(line.key), columns: keyColumns - 1), at: region.origin,
      role: line.role == .muted ? .muted : .accent)
    let room = max(region.columns - keyColumns, 0)
    let used = grid.write(
      elide(Printable(line.title), columns: room), at: region.origin.moved(columns: keyColumns), role: line.role)
    guard !line.remark.isEmpty, room - used > 8 else { return }
    grid.write(
      elide(Printable("  " + line.remark), columns: room - used),
      at: region.origin.moved(columns: keyColumns + used), role: .muted, emphasis: .dim)
  }
}
