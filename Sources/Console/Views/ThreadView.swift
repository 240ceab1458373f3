import Desk
import Foundation
import Policy

/// Who the conversation is with, until when it can be answered, whose it is and what it is about.
func drawThreadHead(_ grid: inout Grid, _ region: Region, _ state: ConsoleState) {
  guard let thread = state.thread else {
    let known = state.footers[state.focus].flatMap { $0.areOf(state) ? $0.invitation : nil }
    let words = elide(known ?? FooterWords.invitation(state.phrases), columns: region.columns - 2)
    grid.write(words, at: region.origin.moved(columns: 1), role: .muted)
    return
  }
  let phrases = state.phrases
  var end = region.endColumn - 1
  if let head = thread.head, let (text, role) = answerBy(head, state, isWide: region.columns >= 64) {
    end = grid.write(Printable(text), endingAt: end, row: region.row, role: role) - 2
  }
  let name = elide(thread.name, columns: max(end - region.column - 1, 0))
  var column = region.column + 1
  column += grid.write(
    name, at: Point(column: column, row: region.row),
    role: state.focus == .list && state.isAdrift ? .selected : .heading,
    emphasis: .bold, limit: end - column)
  if let head = thread.head, head.citizen.profileName != nil, let number = phrases.maskedNumber(head.citizen) {
    let number = Printable("  " + number)
    if column + number.columns <= end { grid.write(number, at: Point(column: column, row: region.row), role: .muted) }
  }
  guard region.rows > 1 else { return }
  let (charge, since, rest) = thread.head.map { headFacts($0, state) } ?? (phrases.say("Leggo…", "Reading…"), "", [])
  let below = drawCompany(&grid, region.line(1), after: Printable(charge, limit: 300), state)
  let parts = (charge.isEmpty ? [] : [charge + since]) + rest
  let facts = Printable(parts.joined(separator: " · "), limit: 300)
  grid.write(
    elide(facts, columns: max(below - region.column - 1, 0)),
    at: Point(column: region.column + 1, row: region.row + 1), role: .muted)
}

/// Who else is at the chat, at the right end of a line, in as many words as leave room for whose it is; says where it
/// begins.
private func drawCompany(_ grid: inout Grid, _ line: Region, after charge: Printable, _ state: ConsoleState) -> Int {
  let end = line.endColumn - 1
  guard let thread = state.thread else { return end }
  let members = state.company[thread.id]
  guard !members.isEmpty else { return end }
  let holder = thread.head?.conversation.session?.inCharge
  let sayings = state.phrases.company(members, of: holder, me: state.me.id, state.circumstances)
  let sign = CompanySign(members)
  let texts = sayings.map { Printable(sign.glyph + " " + $0, limit: 200) }
  let room = max(line.columns - charge.columns - 4, 1)
  let text = elide(texts.first { $0.columns <= room } ?? texts.last ?? .empty, columns: room)
  return grid.write(text, endingAt: end, row: line.row, role: sign.role, emphasis: .bold) - 2
}

/// The small sign of somebody else at a chat: a pen for one who writes, an eye's ring for one who looks.
struct CompanySign {
  let glyph: String
  let role: Role

  init(_ members: [Company.Member]) {
    let writes = members.first?.mode == .writing
    (glyph, role) = writes ? ("✎", .warning) : ("◎", .accent)
  }
}

/// `risposta entro ven 8:30`: both clocks in one (A09). Where no answer is owed it is no alarm, and says only until when
/// one can write.
private func answerBy(_ head: ThreadHead, _ state: ConsoleState, isWide: Bool) -> (String, Role)? {
  let phrases = state.phrases
  guard head.conversation.session != nil else { return (phrases.say("chiusa", "closed"), .muted) }
  guard head.conversation.window != nil else { return nil }
  guard head.conversation.waitingSince != nil else {
    return (phrases.writable(head.lastUseful, now: state.now, isWide: isWide), .muted)
  }
  let (text, urgency) = phrases.deadline(
    head.lastUseful, now: state.now, openingAfterToday: state.hours.openingAfterToday)
  switch urgency {
  case .calm: return (isWide ? phrases.say("risposta \(text)", "answer \(text)") : text, .plain)
  case .dying: return (text, .urgent)
  case .gone: return (text, .warning)
  }
}

/// Whose it is, since when, and everything else.
private func headFacts(_ head: ThreadHead, _ state: ConsoleState) -> (charge: String, since: String, rest: [String]) {
  let (phrases, conversation) = (state.phrases, head.conversation)
  var (charge, since, parts) = ("", "", [String]())
  if let session = conversation.session {
    since = session.inChargeSince.map { " " + phrases.since(state.now.timeIntervalSince($0)) } ?? ""
    switch session.inCharge {
    case nil: charge = phrases.say("non ancora in carico", "nobody's yet")
    case state.me.id: charge = phrases.say("in carico a te", "yours")
    case let holder?:
      let name = state.circumstances.name(holder)
      charge = phrases.say("in carico \(phrases.to(name))", "\(name)'s")
    }
    if let until = session.snoozedUntil, until > state.now {
      parts.append("◷ " + phrases.snoozed(until: until, now: state.now))
    }
  }
  parts += state.ruleset.subjects.filter { conversation.labels.contains($0.id) }.map(\.title)
  if let block = conversation.block {
    parts.append(phrases.say("bloccato fino a ", "blocked until ") + phrases.moment(block.until))
  }
  // The session that is closed is the one on screen, and came before nothing.
  let earlier = head.earlierSessions - (conversation.session == nil ? 1 : 0)
  if earlier > 0 {
    parts.append(
      phrases.count(earlier, ("chat precedente", "chat precedenti"), ("earlier chat", "earlier chats")))
  }
  return (charge, since, parts)
}

/// The lines of the conversation that are seen. Short ones stand at the top.
func drawThread(_ grid: inout Grid, _ region: Region, _ state: ConsoleState) {
  guard let thread = state.thread, !region.isEmpty else { return }
  let carriage = Phrases.Carriage(
    now: state.now, isLinked: state.isLinked,
    takeBackKey: state.phrases.keys.key(for: .takeBack, in: state.focus) ?? .character("u"))
  let selected = state.focus == .thread ? thread.current : nil
  let top = thread.topLine(rows: region.rows)
  let first = thread.lines.place(ofLine: top)
  var row = 0
  for (index, block) in zip(thread.blocks.indices, thread.blocks).dropFirst(first) where row < region.rows {
    let view = EntryView(block: block, isSelected: index == selected, carriage: carriage, phrases: state.phrases)
    for number in max(top - thread.lines.starts[index], 0)..<block.lines.count where row < region.rows {
      view.draw(&grid, region.line(row), line: number)
      row += 1
    }
  }
  drawPending(&grid, region, from: row, state)
}

/// Messages of ours that are on their way to the file, below the others.
private func drawPending(_ grid: inout Grid, _ region: Region, from first: Int, _ state: ConsoleState) {
  var row = first
  for act in state.pending where act.conversation == state.thread?.id {
    let words: String
    switch act.intent {
    case .reply(let text, _, let attachment):
      words = [attachment.map(state.phrases.line), text].compactMap(\.self).joined(separator: " ")
    case .note(let text): words = text
    case .react(_, let reaction): words = state.phrases.title(reaction)
    case .claim, .release, .transfer, .takeOver, .takeBack, .close, .reopen, .snooze, .label, .unlabel, .see,
      .markUnread, .flag, .dismissFlag, .mark, .unmark, .outbox, .template, .ladder:
      continue
    }
    let line = elide(Printable("… " + words, limit: 500), columns: region.columns - 4)
    let place = region.line(min(row, region.rows - 1))
    grid.fill(place)
    grid.write(line, at: place.origin.moved(columns: 3), role: .muted, emphasis: .dim)
    row += 1
  }
}

/// Says on the rule below the conversation how much of it is further down.
func drawMore(_ grid: inout Grid, _ layout: Layout, _ state: ConsoleState) {
  let region = layout.threadLines
  guard let thread = state.thread, layout.hasRules, region.columns > 30, thread.scroll != .end else { return }
  let below = thread.lineCount - thread.topLine(rows: region.rows) - region.rows
  guard below > 0 || thread.hasLater else { return }
  let count = state.phrases.count(max(below, 1), ("riga", "righe"), ("line", "lines"))
  let words = thread.hasLater ? state.phrases.say("altri messaggi", "more messages") : count
  let taken = ComposerSign(state, layout)?.columns ?? 0
  grid.write(Printable(" ↓ \(words) "), endingAt: region.endColumn - 2 - taken, row: region.endRow, role: .accent)
}

/// One entry on screen: its laid-out lines, and what changes with the clock and the cursor.
struct EntryView {
  let block: EntryBlock
  let isSelected: Bool
  let carriage: Phrases.Carriage
  let phrases: Phrases

  func draw(_ grid: inout Grid, _ region: Region, line number: Int) {
    let isOwn = number >= block.prefaceCount
    if isSelected, isOwn { grid.write("▌", at: region.origin, role: .accent) }
    let place = region.origin.moved(columns: 1)
    let room = region.columns - 2
    switch block.lines[number] {
    case .blank: break
    case .rule(let words, let role): rule(&grid, region, words, role)
    case .text(let span, let indent):
      grid.write([span], at: place.moved(columns: indent), limit: room - indent)
    case .words(let spans, let indent): grid.write(spans, at: place.moved(columns: indent), limit: room - indent)
    case .heading(let time, let author, let aside): heading(&grid, region, time, author, tick ?? aside)
    }
  }

  private func heading(_ grid: inout Grid, _ region: Region, _ time: Span, _ author: Span, _ aside: Span?) {
    var end = region.endColumn - 1
    if let aside, aside.text.columns <= region.columns - 8 {
      end = grid.write(aside.text, endingAt: end, row: region.row, role: aside.role) - 2
    }
    let place = region.origin.moved(columns: 1)
    var used = grid.write([time], at: place, limit: end - place.column)
    used += 2
    let name = elide(author.text, columns: max(end - place.column - used, 0))
    grid.write(name, at: place.moved(columns: used), role: author.role, emphasis: author.emphasis)
  }

  private var tick: Span? {
    guard case .outgoing(_, let state, let heldUntil, let code) = block.entry.body else { return nil }
    let (words, role) = phrases.tick(state, heldUntil: heldUntil, errorCode: code, carriage)
    return Span(Printable(words), role)
  }

  private func rule(_ grid: inout Grid, _ region: Region, _ words: Printable, _ role: Role) {
    grid.fill(region.inset(columns: 1), .rule, role: .border)
    let text = Printable(" ") + elide(words, columns: max(region.columns - 6, 0)) + Printable(" ")
    let column = region.column + max((region.columns - text.columns) / 2, 1)
    grid.write(text, at: Point(column: column, row: region.row), role: role)
  }
}
