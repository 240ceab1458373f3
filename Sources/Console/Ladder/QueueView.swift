import Desk
import Foundation
import Moderation
import Policy

/// The queue or the blocked people, in the list's place.
func drawLadder(_ grid: inout Grid, _ layout: Layout, _ state: ConsoleState) {
  drawLadderTabs(&grid, layout.list.line(0), state)
  let rows = layout.ladderRows
  switch state.ladder.page {
  case .queue:
    let window = state.ladder.queue
    guard !window.rows.isEmpty else { return drawEmpty(&grid, rows, window.isLoaded, .emptyQueue, state) }
    draw(&grid, rows, window) { QueueRowView(row: $1, isSelected: $2, state: state).draw(&$0, $3) }
  case .blocks:
    let window = state.ladder.blocks
    guard !window.rows.isEmpty else { return drawEmpty(&grid, rows, window.isLoaded, .nobodyBlocked, state) }
    draw(&grid, rows, window) { BlockRowView(row: $1, isSelected: $2, state: state).draw(&$0, $3) }
  case .outbox:
    let window = state.ladder.outgoing
    guard !window.rows.isEmpty else { return drawEmpty(&grid, rows, window.isLoaded, .nothingGoesOut, state) }
    draw(&grid, rows, window) { OutgoingRowView(row: $1, isSelected: $2, state: state).draw(&$0, $3) }
  case nil: break
  }
}

private func drawLadderTabs(_ grid: inout Grid, _ line: Region, _ state: ConsoleState) {
  let (ladder, phrases) = (state.ladder, state.phrases)
  let pages: [(page: LadderState.Page, name: String, total: Int)] = [
    (.queue, phrases.say("Da decidere", "To decide"), ladder.queue.total),
    (.blocks, phrases.say("Bloccati", "Blocked"), ladder.blocks.total),
    (.outbox, phrases.say("In uscita", "Outgoing"), ladder.outgoing.total),
  ]
  let tabs = pages.map { page in
    (name: page.name + (page.page == ladder.page ? " \(page.total)" : ""), isShown: page.page == ladder.page)
  }
  var column = line.column + 1
  for tab in tabs {
    column +=
      2
      + grid.write(
        Printable(tab.name), at: Point(column: column, row: line.row), role: tab.isShown ? .heading : .muted,
        emphasis: tab.isShown ? [.bold, .underline] : [], limit: max(line.endColumn - column, 0))
  }
  guard !ladder.marked.isEmpty else { return }
  let marked = Printable(" ✓ \(ladder.marked.count) ")
  grid.write(marked, endingAt: line.endColumn - 1, row: line.row, role: .mark, emphasis: .bold)
}

private func drawEmpty(
  _ grid: inout Grid, _ rows: Region, _ isLoaded: Bool, _ what: LadderObstacle, _ state: ConsoleState
) {
  let words = isLoaded ? state.phrases.sentence(what).text : state.phrases.say("Leggo…", "Reading…")
  for (row, line) in wrap(Printable(words), columns: max(rows.columns - 4, 1)).enumerated() where row + 1 < rows.rows {
    grid.write(line, at: Point(column: rows.column + 2, row: rows.row + 1 + row), role: .muted)
  }
}

private func draw<Row>(
  _ grid: inout Grid, _ rows: Region, _ window: LadderWindow<Row>, _ draw: (inout Grid, Row, Bool, Region) -> Void
) {
  let height = LadderWindow<Row>.height
  for (place, index) in (window.top..<window.rows.count).enumerated() where place * height < rows.rows {
    let room = min(height, rows.rows - place * height)
    let region = Region(column: rows.column, row: rows.row + place * height, columns: rows.columns, rows: room)
    draw(&grid, window.rows[index], index == window.selection, region)
  }
}

/// What the rows of both pages share: the bar, and a line with something at its right end.
struct LadderRowFrame {
  let isSelected: Bool
  let isFocused: Bool

  init(isSelected: Bool, _ state: ConsoleState) {
    (self.isSelected, isFocused) = (isSelected, isSelected && state.focus == .queue)
  }

  func role(_ role: Role) -> Role { isFocused ? .selected : role }

  func draw(_ grid: inout Grid, _ region: Region) {
    guard isSelected else { return }
    grid.fill(region.line(0), role: role(.plain), emphasis: isFocused ? .bold : [])
    for row in 0..<region.rows {
      grid.write("▌", at: region.line(row).origin, role: isFocused ? .selected : .accent)
    }
  }

  /// The first line: a sign, words, and something at the right.
  func head(_ grid: inout Grid, _ line: Region, _ sign: Span, _ words: Printable, _ aside: Printable) {
    let end = grid.write(aside, endingAt: line.endColumn - 1, row: line.row, role: role(.muted))
    grid.write(sign.text, at: line.origin.moved(columns: 1), role: role(sign.role), emphasis: .bold)
    grid.write(
      elide(words, columns: max(end - line.column - 5, 0)), at: line.origin.moved(columns: 3), role: role(.plain),
      emphasis: isFocused ? .bold : [])
  }

  func more(_ grid: inout Grid, _ line: Region, _ words: Printable, _ kind: Role) {
    guard !line.isEmpty else { return }
    grid.write(elide(words, columns: max(line.columns - 4, 0)), at: line.origin.moved(columns: 3), role: kind)
  }
}

/// A message that waits for a judgement, on four lines: who and under which clause; the words around the evidence, which
/// stands out; why, with what came before.
struct QueueRowView {
  /// Scalars of the message shown before the evidence.
  private static let before = 60
  /// And after its beginning.
  private static let after = 300

  let row: QueueRow
  let isSelected: Bool
  let state: ConsoleState

  private var phrases: Phrases { state.phrases }

  func draw(_ grid: inout Grid, _ region: Region) {
    let frame = LadderRowFrame(isSelected: isSelected, state)
    frame.draw(&grid, region)
    let sign = state.ladder.marked.contains(row.id) ? Span("✓", .mark) : Span("⚑", row.isDanger ? .danger : .warning)
    let name = Printable(phrases.name(row.citizen), limit: 60)
    let clauses = row.clauses.joined(separator: " ")
    frame.head(
      &grid, region.line(0), sign, Printable(clauses + "  ") + name, Printable(phrases.past(row.at, now: state.now)))
    drawWords(&grid, region)
    frame.more(&grid, region.line(3), Printable(facts, limit: 400), row.proposals.isEmpty ? .muted : .accent)
  }

  /// Why it was flagged, what was asked for, and what came before.
  private var facts: String {
    let asked = row.proposals.map { proposal in
      let who = state.vocabulary.name(proposal.by)
      return phrases.say("▸ \(who) propone: ", "▸ \(who) proposes: ") + phrases.name(proposal.measure.rung) + ", "
        + proposal.finding.reason
    }
    let earlier = row.confirmed.isEmpty ? nil : phrases.earlier(row.confirmed)
    return (asked + [earlier, row.flags.first?.flag.why].compactMap(\.self)).joined(separator: " · ")
  }

  private func drawWords(_ grid: inout Grid, _ region: Region) {
    let columns = max(region.columns - 4, 1)
    guard let (words, evidence) = words else { return }
    for (index, range) in words.lines(columns: columns).prefix(2).enumerated() where index + 1 < region.rows {
      let inner = evidence.clamped(to: range)
      let spans = [
        Span(words[range.lowerBound..<inner.lowerBound]),
        Span(words[inner], .danger, [.bold, .underline]),
        Span(words[inner.upperBound..<range.upperBound]),
      ]
      let shown = evidence.overlaps(range) && !evidence.isEmpty ? spans : [Span(words[range])]
      grid.write(shown, at: region.line(index + 1).origin.moved(columns: 3), limit: columns)
    }
  }

  /// The words that are shown, and which of their glyphs are the evidence.
  private var words: (Printable, Range<Int>)? {
    if row.isDeleted { return (Printable(phrases.say("✗ testo cancellato", "✗ text deleted")), 0..<0) }
    if row.marks.contains(.riservati), !state.ladder.revealed.contains(row.id) {
      let key = phrases.key(.reveal, in: .queue)
      return (
        Printable(
          phrases.say(
            "▒▒▒ dati riservati (A13): \(key) li mostra", "▒▒▒ confidential data (A13): \(key) shows it")), 0..<0
      )
    }
    guard let text = row.text, !text.isEmpty else { return (Printable("▣ " + phrases.kindName(row.kind)), 0..<0) }
    let scalars = Array(text.unicodeScalars)
    let evidence = (row.flags.first?.flag.evidence ?? 0..<0).clamped(to: 0..<scalars.count)
    let start = max(evidence.lowerBound - Self.before, 0)
    let end = min(evidence.lowerBound + Self.after, scalars.count)
    func piece(_ range: Range<Int>) -> Printable {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return Printable(String(view))
    }
    let stop = min(evidence.upperBound, end)
    let (first, marked) = (piece(start..<evidence.lowerBound), piece(evidence.lowerBound..<stop))
    let lead: Printable = start > 0 ? "…" : ""
    let head = lead + first
    return (head + marked + piece(stop..<end), head.count..<(head.count + marked.count))
  }
}

extension QueueRow {
  /// Whether it speaks of danger to someone.
  fileprivate var isDanger: Bool { flags.contains { $0.flag.isDanger } }

  /// The clauses of its open flags and of what is proposed, gravest first.
  fileprivate var clauses: [String] {
    (flags.map(\.flag.clause) + proposals.map(\.finding.clause)).reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }
}

/// Somebody who is blocked, on four lines: who and until when; under which clause, why and by whom; what came since and
/// how far WhatsApp goes; appeals.
struct BlockRowView {
  let row: BlockRow
  let isSelected: Bool
  let state: ConsoleState

  private var phrases: Phrases { state.phrases }

  func draw(_ grid: inout Grid, _ region: Region) {
    let frame = LadderRowFrame(isSelected: isSelected, state)
    frame.draw(&grid, region)
    let isDue = row.ends == .review && row.until <= state.now
    let name = Printable(phrases.name(row.citizen), limit: 60)
    frame.head(
      &grid, region.line(0), Span("⊘", isDue ? .urgent : .danger), Printable(row.finding.clause + "  ") + name,
      Printable(phrases.term(row.until, row.ends, now: state.now)))
    let who = state.vocabulary.name(row.by)
    let since = phrases.say(
      "dal \(phrases.moment(row.since)), \(who): ", "since \(phrases.moment(row.since)), \(who): ")
    frame.more(&grid, region.line(1), Printable(since + row.finding.reason, limit: 400), .plain)
    frame.more(&grid, region.line(2), Printable(facts, limit: 400), .muted)
    let appeal = row.appeals.last.map { phrases.say("ricorso: ", "appeal: ") + $0 } ?? ""
    frame.more(&grid, region.line(3), Printable(appeal, limit: 400), .note)
  }

  private var facts: String {
    let evidence = phrases.count(
      row.finding.messages.count, ("prova", "prove"), ("piece of evidence", "pieces of evidence"))
    let attempts = phrases.count(row.attempts, ("tentativo", "tentativi"), ("attempt", "attempts"))
    let previous =
      row.previous == 0
      ? nil
      : phrases.count(row.previous, ("blocco precedente", "blocchi precedenti"), ("earlier block", "earlier blocks"))
    let reviews = row.reviews == 0 ? nil : phrases.count(row.reviews, ("riesame", "riesami"), ("review", "reviews"))
    return [evidence, attempts, previous, reviews, phrases.name(row.level, row.windowCloses, now: state.now)]
      .compactMap(\.self).joined(separator: " · ")
  }
}
