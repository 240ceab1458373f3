import Desk

/// The last line: the keys that matter most where the cursor is, of those that work now.
///
/// To ask of each whether it works takes longer than to move the bar, and after most keys the line is the same. So the
/// picture that answers a key may keep the line before it, until the new one is found.
public struct KeyHints: Equatable, Sendable {
  private let focus: Focus
  /// A grid of one row.
  public let line: Grid

  /// Finds the keys.
  public init(_ state: borrowing ConsoleState) {
    var line = Grid(size: Size(columns: state.size.columns, rows: 1), role: .bar)
    if state.knowsSubject { drawKeys(&line, state) } else { drawKeys(&line, state.knowingSubject) }
    (focus, self.line) = (state.focus, line)
  }

  /// Whether they may stand for a moment below the picture of a state: the keys go where they went.
  public func mayStay(in state: ConsoleState) -> Bool {
    focus == state.focus && line.size.columns == state.size.columns
  }

  /// Whether they stand in a picture as they are, with nothing over them.
  public func stand(in frame: Frame) -> Bool { frame.grid.row(frame.grid.size.rows - 1) == line.row(0) }
}

/// Draws the last line.
func drawFooter(_ grid: inout Grid, _ region: Region, _ hints: KeyHints) {
  grid.draw(hints.line, at: region.origin)
}

private func drawKeys(_ grid: inout Grid, _ state: ConsoleState) {
  let region = grid.region
  var column = region.column + 1
  let isTyping = state.focus == .composer || state.focus == .search
  let always: [Command] =
    (state.training == nil ? [] : [.trainPanel, .trainPause]) + (isTyping ? [.help] : [.prompt, .help])
  let tail = always.compactMap { item($0, state) }
  let tailColumns = tail.reduce(0) { $0 + $1.columns + 3 }
  for command in candidates(state) {
    // A claim of one chat is no candidate where it does not work.
    guard command == .claim && state.selected.isEmpty || state.obstacle(to: command) == nil else { continue }
    guard let (key, words, columns) = item(command, state) else { continue }
    guard column + columns + 3 + tailColumns <= region.endColumn else { break }
    column += write(&grid, key, words, at: Point(column: column, row: region.row), isFirst: column == region.column + 1)
  }
  for (key, words, columns) in tail where column + columns <= region.endColumn {
    column += write(&grid, key, words, at: Point(column: column, row: region.row), isFirst: column == region.column + 1)
  }
}

private func candidates(_ state: ConsoleState) -> [Command] {
  if state.focus == .list, !state.selected.isEmpty { return together(state.view) }
  // Nobody's chat is claimed, where that works; a colleague's is taken over.
  let claim: Command = state.obstacle(to: .claim) == nil ? .claim : .takeOver
  return switch state.focus {
  case .list: [.open, claim, .reply, .nextUnread, .close, .transfer, .snooze, .label, .reopen, .note, .search]
  case .search: [.open, .searchScope, .back]
  case .queue:
    switch state.ladder.page {
    case .queue, nil:
      [.open, .dismissFlag, .warn, .deleteText, .report, .block, .refer, .propose, .select, .selectAlike, .reveal]
    case .blocks: [.open, .keepBlock, .extendBlock, .liftBlock, .undoBlock, .appeal, .back]
    case .outbox: [.open, .retry, .markSent, .giveUp, .back]
    }
  case .thread:
    [
      .reveal, claim, .reply, .takeBack, .quickReply, .note, .flag, .dismissFlag, .close, .transfer, .reopen, .quote,
      .snooze, .search, .back,
    ]
  case .composer:
    [.send, .newline] + (state.spelling.marks.isEmpty ? [] : [.correct]) + [.takeBack, .quickReply, .unquote, .back]
  }
}

/// What can be done to the chosen chats, the likeliest first, and how to choose none.
private func together(_ view: InboxView) -> [Command] {
  let acts: [Command] = [.claim, .close, .transfer, .snooze, .label, .release, .markUnread]
  switch view {
  case .closed: return [.reopen, .selectNone, .label]
  case .flagged: return [.dismissFlag, .selectNone] + acts
  case .incoming, .mine: return [.claim, .close, .selectNone, .transfer, .snooze, .label, .release, .markUnread]
  }
}

private func item(_ command: Command, _ state: ConsoleState) -> FooterWords.Item? {
  let number = state.numberActedOn(by: command)
  let title = title(command, state)
  if title == nil, number.isEmpty, let known = state.footers[state.focus], known.areOf(state) { return known[command] }
  return FooterWords.item(command, in: state.focus, (title ?? state.phrases.short(command)) + number, state.phrases)
}

/// What a key does in particular now, where that is not always the same.
private func title(_ command: Command, _ state: ConsoleState) -> String? {
  if command == .send, state.draft.purpose == .note { return state.phrases.say("salva la nota", "save the note") }
  return command == .reveal && state.isRevealed ? state.phrases.say("nascondi", "hide") : nil
}

private func write(_ grid: inout Grid, _ key: Printable, _ words: Printable, at place: Point, isFirst: Bool) -> Int {
  let dot = isFirst ? Printable.empty : Printable(" · ")
  return grid.write(
    [Span(dot, .bar, .dim), Span(key, .bar, .bold), Span(words, .bar)], at: place)
}

/// What has just been refused or done, or what is on its way. It stands above the keys, which are needed most after a
/// refusal: on the rule above the text where there is one. On a low screen it takes their line.
func drawNotice(_ grid: inout Grid, _ layout: Layout, _ state: ConsoleState) {
  guard let notice = shownNotice(state) else { return }
  var last = layout.footer
  if layout.hasRules, !layout.composer.isEmpty {
    last = grid.region.line(layout.composer.row - 1)
    if saysInvitation(notice, state) {
      last = grid.region.line(layout.composer.endRow - 1)
    } else if let sign = ComposerSign(state, layout) {
      // The count stays to be seen: beside a short sentence, below a long one.
      let isShort = Printable(notice.text, limit: 600).columns + sign.columns + 4 <= last.columns
      last = isShort ? last.left(last.columns - sign.columns) : grid.region.line(last.row - 1)
    }
  } else if layout.hasRules || state.isAsking {
    last = grid.region.line(layout.footer.row - 1)
  }
  let lines = wrap(Printable(notice.text, limit: 600), columns: last.columns - 2).prefix(4)
  let top = last.row - lines.count + 1
  for (index, line) in lines.enumerated() {
    let row = Region(column: last.column, row: top + index, columns: last.columns, rows: 1)
    grid.fill(row, role: notice.role)
    grid.write(line, at: row.origin.moved(columns: 1), role: notice.role, emphasis: .bold)
  }
}

private func shownNotice(_ state: ConsoleState) -> Notice? {
  if let standing = state.notice { return standing }
  if let failure = state.spelling.failure { return .fault(state.phrases.sentence(failure)) }
  if state.isLost { return .fault(state.phrases.sentence(.lost)) }
  if state.drawing != nil { return Notice(text: "… " + state.phrases.drawing, role: .muted) }
  if let act = state.pending.last(where: { $0.intent != .see }) {
    return Notice(text: "… " + state.phrases.doing(act.intent), role: .muted)
  }
  return state.batch.map { Notice(text: "… " + state.phrases.doing($0.deed), role: .muted) }
}

extension ConsoleState {
  /// Whether a line is being filled in at the bottom.
  fileprivate var isAsking: Bool {
    if case .prompt = overlay { true } else { false }
  }

  /// How many chats or messages a command would act on, when they are several.
  fileprivate func numberActedOn(by command: Command) -> String {
    if actsOnSelected(command) { return " \(selected.count)" }
    guard focus == .queue, !ladder.marked.isEmpty else { return "" }
    let steps: Set<Command> = [.dismissFlag, .warn, .deleteText, .report, .block, .refer, .propose]
    return steps.contains(command) ? " \(ladder.marked.count)" : ""
  }
}
