import Desk
import Foundation
import Policy

/// Takes one input in and says what is to be done about it. The only function that changes a console's state.
public func update(_ state: inout ConsoleState, _ input: Input) -> [Effect] {
  if case .tick(let now) = input, state.passes(to: now) { return [] }
  let effects = state.take(input)
  if case .key(let key) = input { state.followTour(key) } else { state.followTour(nil) }
  state.showDueReport()
  state.fitScreen()
  return effects + state.followSpelling() + state.tellWhereabouts()
}

extension ConsoleState {
  /// What a console asks for when it starts: its first list and the counts.
  public mutating func opening() -> [Effect] {
    // Counting goes on elsewhere while the page is read.
    return [.loadCounts] + show(.incoming) + askLink()
  }

  mutating func take(_ input: Input) -> [Effect] {
    switch input {
    case .key(let key): return press(key)
    case .resize(let size):
      self.size = size
      return []
    case .tick(let now): return tick(now)
    case .changed: return reload()
    case .inbox(let page, let request):
      let before = charges
      let (phrases, open) = (phrases, thread?.id)
      change(request.view) { $0.take(page, request, phrases, open: open) }
      announceLosses(since: before)
      announceReply()
      return fillList() + goOn()
    case .counts(let counts):
      self.counts = counts
      return []
    case .thread(let page, let request): return take(page, request) + goOn()
    case .settled(let ticket, let result): return settle(ticket, result)
    case .office(let office):
      self.office = office
      renewMe()
      keepHours()
      return []
    case .drafts(let kept, let unknown):
      restore(kept)
      if unknown > 0 { notice = .hint(phrases.unknownDrafts(unknown)) }
      return []
    case .writing(let answer): return take(answer)
    case .found(let answer, let request): return take(answer, request) + goOn()
    case .ladder(let answer): return take(answer)
    case .outbox(let answer):
      take(answer)
      return []
    case .presence(let presences):
      company = Company(presences)
      return []
    case .opened(let outcome): return take(outcome)
    case .dossier(let outcome):
      tell(outcome)
      return []
    case .training(let answer):
      take(answer)
      return []
    case .fault(let trouble):
      notice = .fault(phrases.sentence(trouble))
      if trouble == .lost { isLost = true }
      return []
    }
  }

  /// Roles that were granted or taken while the console is open count from now on (A24).
  private mutating func renewMe() {
    let before = me.roles
    me = office.staff[me.id] ?? Staff(id: me.id, name: me.name, roles: [])
    guard me.roles.isEmpty, !before.isEmpty else { return }
    notice = .fault(
      phrases.say(
        "Non hai più un ruolo allo sportello: puoi leggere; chiedilo a chi amministra il servizio",
        "You have no role at the desk any more: you can read; ask whoever administers the service"))
  }

  /// Lets the clock go on within the minute, where nothing on the screen tells the seconds and nothing is due; false where
  /// more may have to be done. Before every key the clock goes on.
  public mutating func passes(to now: Date) -> Bool {
    let before = self.now
    guard before <= now, hours.holds(at: now), list.isCalm(from: before, to: now), pending.isEmpty, unsaved.isEmpty,
      dueReport == nil, training == nil, thread?.heldUntil(after: before) == nil
    else { return false }
    let minute = minute
    self.now = now
    guard self.minute == minute else {
      self.now = before
      return false
    }
    return true
  }

  /// The clock went on: hours and drafts follow it.
  private mutating func tick(_ now: Date) -> [Effect] {
    let (before, minute) = (self.now, minute)
    self.now = now
    var effects: [Effect] = []
    if self.minute != minute { effects += askLink() }
    if !hours.holds(at: now) {
      keepHours()
      effects += [.loadCounts]
    }
    if list.changesOrder(from: before, to: now) { effects += [.loadCounts, reloadList()] }
    // A clock that was put back must not keep a draft waiting.
    effects += saveDrafts(dueBy: now < before ? nil : now) + endTraining()
    return effects
  }

  /// Keeps the selections on screen and the conversation laid out, after anything that may have changed their room.
  mutating func fitScreen() {
    if let id = thread?.id {
      let findsWords = spelling.isOn && focus == .composer
      _ = drafts[id]?.change {
        $0.fit(columns: Layout.editorColumns(of: size))
        if findsWords { $0.findWords() }
      }
    }
    let layout = Layout(self)
    list.settle(rows: layout.listRows.rows)
    if header?.isOf(self) != true { header = HeaderLine(self) }
    drawList(layout)
    if footers[focus]?.areOf(self) != true { footers[focus] = FooterWords(focus, phrases) }
    if search.isShown { search.settle(rows: layout.searchRows.rows) }
    if ladder.page != nil { settleLadder(rows: layout.ladderRows.rows) }
    if thread != nil {
      let style = entryStyle(layout)
      thread?.adapt(style)
    }
  }

  /// Has the rows that are seen say what they say at this minute, and draws them.
  private mutating func drawList(_ layout: Layout) {
    guard layout.showsInbox, !list.lines.isEmpty else { return }
    let key = Backdrop.Key(self, layout)
    guard list.backdrop?.key != key else { return }
    let silent = list.silent(rows: layout.listRows.rows, key.setting)
    let words = silent.map { ($0.index, RowWords($0.line, self, columns: layout.list.columns)) }
    if !words.isEmpty { list.say(words) }
    list.backdrop = Backdrop(self, layout, key)
  }

  /// Has every list say its rows anew, in another language or with other keys.
  mutating func sayListsAnew() {
    let phrases = phrases
    for view in InboxView.allCases { change(view) { $0.speak(phrases) } }
  }

  /// How entries are laid out now.
  mutating func entryStyle(_ layout: Layout) -> EntryBlock.Style {
    let name = thread?.name ?? .empty
    let known = thread?.title.flatMap { $0.isOf(name, self) ? $0 : nil }
    let title = known ?? CitizenTitle(name, self)
    if known == nil { thread?.title = title }
    return EntryBlock.Style(
      width: max(layout.threadLines.columns - 2, 1), phrases: phrases, today: Zone.rome.day(of: now),
      citizen: title.shown, vocabulary: vocabulary)
  }

  /// When the picture changes by itself: the next minute, a held message's next second, an opening or closing, a draft
  /// to be kept. Nothing else wakes an idle console.
  public var nextWake: Date? {
    let minute = Date(timeIntervalSince1970: (now.timeIntervalSince1970 / 60).rounded(.down) * 60 + 60)
    let held = thread?.heldUntil(after: now).map { until in
      let left = until.timeIntervalSince(now)
      return until.addingTimeInterval(-(left.rounded(.up) - 1))
    }
    let soon = now.addingTimeInterval(0.05)
    let draft = unsaved.values.map(\.due).min()
    return [minute, held.map { max($0, soon) }, draft.map { max($0, soon) }, hours.status.until]
      .compactMap(\.self).filter { $0 > now }.min()
  }
}

extension OpenThread {
  /// The latest instant until which one of our messages is still held.
  func heldUntil(after now: Date) -> Date? {
    blocks.suffix(20).compactMap { block in
      guard case .outgoing(_, .held, let until?, _) = block.entry.body, until > now else { return nil }
      return until
    }.max()
  }
}
