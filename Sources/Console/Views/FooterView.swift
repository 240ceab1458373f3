import Desk

/// The keys that matter most where the cursor is, of those that work now.
func drawFooter(_ grid: inout Grid, _ region: Region, _ state: ConsoleState) {
  grid.fill(region, role: .bar)
  var column = region.column + 1
  let isTyping = state.focus == .composer || state.focus == .search
  let always: [Command] = isTyping ? [.help] : [.prompt, .help]
  let tail = always.compactMap { item($0, state) }
  let tailColumns = tail.reduce(0) { $0 + $1.columns + 3 }
  for command in candidates(state) where state.obstacle(to: command) == nil {
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
  // Nobody's chat is claimed; a colleague's is taken over.
  let claim: Command = state.obstacle(to: .claim) == nil ? .claim : .takeOver
  return switch state.focus {
  case .list: [.open, claim, .reply, .nextUnread, .close, .transfer, .snooze, .label, .reopen, .note, .search]
  case .search: [.open, .searchScope, .back]
  case .queue:
    state.ladder.page == .queue
      ? [.open, .dismissFlag, .warn, .deleteText, .report, .block, .refer, .propose, .select, .selectAlike, .reveal]
      : [.open, .keepBlock, .extendBlock, .liftBlock, .undoBlock, .appeal, .back]
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

/// What has just been refused or done, above everything else at the bottom; or what is on its way. While one writes it
/// stands on the rule above the text and not on the keys, which are needed most then.
func drawNotice(_ grid: inout Grid, _ layout: Layout, _ state: ConsoleState) {
  let isAbove = state.focus == .composer && layout.hasRules && !layout.composer.isEmpty
  let footer = isAbove ? grid.region.line(layout.composer.row - 1) : layout.footer
  let notice: Notice
  if let standing = state.notice {
    notice = standing
  } else if let failure = state.spelling.failure {
    notice = .fault(state.phrases.sentence(failure))
  } else if state.isLost {
    notice = .fault(state.phrases.sentence(.lost))
  } else if state.drawing != nil {
    notice = Notice(text: "… " + state.phrases.drawing, role: .muted)
  } else if let act = state.pending.last(where: { $0.intent != .see }) {
    notice = Notice(text: "… " + state.phrases.doing(act.intent), role: .muted)
  } else if let batch = state.batch {
    notice = Notice(text: "… " + state.phrases.doing(batch.deed), role: .muted)
  } else {
    return
  }
  let lines = wrap(Printable(notice.text, limit: 600), columns: footer.columns - 2).prefix(4)
  let top = footer.row - lines.count + 1
  for (index, line) in lines.enumerated() {
    let row = Region(column: footer.column, row: top + index, columns: footer.columns, rows: 1)
    grid.fill(row, role: notice.role)
    grid.write(line, at: row.origin.moved(columns: 1), role: notice.role, emphasis: .bold)
  }
}

extension ConsoleState {
  /// How many chats or messages a command would act on, when they are several.
  fileprivate func numberActedOn(by command: Command) -> String {
    if actsOnSelected(command) { return " \(selected.count)" }
    guard focus == .queue, !ladder.marked.isEmpty else { return "" }
    let steps: Set<Command> = [.dismissFlag, .warn, .deleteText, .report, .block, .refer, .propose]
    return steps.contains(command) ? " \(ladder.marked.count)" : ""
  }
}
