import Desk

/// Where everything stands on the screen. `update` and `render` both ask it, so that what is scrolled to is what is seen.
struct Layout {
  /// From how many columns on list and conversation stand side by side.
  static let twoPaneColumns = 110
  /// The smallest screen on which the console works.
  static let smallest = Size(columns: 20, rows: 8)

  let isTooSmall: Bool
  let isTwoPane: Bool
  /// Whether rules part header, body and composer.
  let hasRules: Bool
  let header: Region
  /// The list with its tabs; empty when the conversation has the only pane.
  let list: Region
  /// Whether the list itself has its place, and nothing stands in it.
  let showsInbox: Bool
  let listRows: Region
  /// What a search found, in the list's place.
  let searchRows: Region
  /// Messages to be decided or blocked people, in the list's place.
  let ladderRows: Region
  /// The conversation with its head; empty when the list has the only pane.
  let thread: Region
  let threadHead: Region
  let threadLines: Region
  let composer: Region
  let footer: Region
  /// Columns of the text being written.
  let editorColumns: Int

  /// The state is only looked at: it is large, and asked for a layout many times for each key.
  init(_ state: borrowing ConsoleState) {
    let size = state.size
    isTooSmall = size.columns < Self.smallest.columns || size.rows < Self.smallest.rows
    isTwoPane = size.columns >= Self.twoPaneColumns
    hasRules = size.rows >= Self.ruledRows
    let showsThread = isTwoPane || !state.focus.isListSide
    let rule = hasRules ? 1 : 0
    var rest: Region
    (header, rest) = size.region.split(top: 1)
    (_, rest) = rest.split(top: hasRules || state.gateway.trouble != nil ? 1 : 0)
    (rest, footer) = rest.split(bottom: 1)
    editorColumns = Self.editorColumns(of: size)
    let wanted = showsThread ? Self.composerRows(state, columns: editorColumns, of: size.rows) : 0
    (rest, composer) = rest.split(bottom: wanted)
    if showsThread { (rest, _) = rest.split(bottom: rule) }
    if isTwoPane {
      let side: Region
      (list, side) = rest.split(left: Self.listColumns(size.columns))
      (_, thread) = side.split(left: 1)
    } else {
      list = state.focus.isListSide ? rest : rest.left(0)
      thread = state.focus.isListSide ? rest.left(0) : rest
    }
    (_, listRows) = list.split(top: 1)
    showsInbox = !list.isEmpty && !isTooSmall && !state.search.isShown && state.ladder.page == nil
    ladderRows = listRows
    (_, searchRows) = list.split(top: list.rows >= 5 ? 2 : 1)
    (threadHead, threadLines) = thread.split(top: thread.rows >= 8 ? 2 : 1)
  }

  /// From how many rows on rules part header, body and composer.
  private static let ruledRows = 14

  /// Columns of the text being written on a screen: without a rule above it its count stands beside it.
  static func editorColumns(of size: Size) -> Int {
    max(size.columns - 4 - (size.columns >= 60 && size.rows < ruledRows ? 26 : 0), 1)
  }

  /// Eight fifteenths of the screen, so that a name, a time and a deadline fit, and the conversation gets what is more.
  private static func listColumns(_ columns: Int) -> Int { min(columns * 8 / 15, 76) }

  /// As many rows as the text has lines, a third of the screen at most.
  private static func composerRows(_ state: ConsoleState, columns: Int, of rows: Int) -> Int {
    guard let id = state.thread?.id, let drafts = state.drafts[id] else { return 1 }
    let caption = drafts.captions(isWriting: state.focus == .composer)
    guard !drafts.current.editor.isEmpty else { return 1 + caption }
    let lines = drafts.current.editor.layout(columns: columns).lines.count
    return min(lines, max(rows / 3 - caption, 1)) + caption
  }
}
