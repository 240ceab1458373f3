import Desk
import Foundation
import Training

/// The trainer's panel: the day as it stands, what has happened above the line of now, what is to come below.
enum PanelView {
  /// Rows that a page moves by.
  static func page(_ size: Size) -> Int { max(size.rows - 9, 1) }

  /// The first thing that is to come, or the last that happened.
  static func present(_ items: [CourseItem]) -> Int {
    items.firstIndex { if case .happened = $0.standing { false } else { true } } ?? max(items.count - 1, 0)
  }

  static func draw(_ grid: inout Grid, _ state: ConsoleState, selection: Int?) {
    guard let training = state.training else { return }
    let (phrases, items) = (state.phrases, training.course)
    let inside = box(
      &grid, columns: min(grid.size.columns - 6, 110), rows: min(max(items.count + 4, 6), max(grid.size.rows - 4, 1)),
      title: Printable(phrases.say("Pannello del formatore", "The trainer's panel")))
    grid.write(
      elide(Printable(status(state, training)), columns: inside.columns), at: inside.origin, role: .training,
      emphasis: .bold)
    let (above, hint) = inside.split(bottom: 1)
    let (_, list) = above.split(top: 2)
    let now = items.firstIndex { if case .happened = $0.standing { false } else { true } } ?? items.count
    let chosen = selection ?? present(items)
    // The line of now takes a row of its own.
    let rows = items.count + 1
    let place = chosen < now ? chosen : chosen + 1
    let top = (place - list.rows / 2).clamped(to: 0...max(rows - list.rows, 0))
    for row in 0..<list.rows where top + row < rows {
      let line = list.line(row)
      if top + row == now {
        drawNow(&grid, line, state)
      } else {
        let index = top + row < now ? top + row : top + row - 1
        draw(&grid, line, items[index], state, isChosen: index == chosen)
      }
    }
    grid.write(elide(Printable(keys(phrases)), columns: hint.columns), at: hint.origin, role: .muted)
  }

  private static func status(_ state: ConsoleState, _ training: TrainingState) -> String {
    let phrases = state.phrases
    let happened = training.course.count { if case .happened = $0.standing { true } else { false } }
    return [
      Printable(training.day.title).text, phrases.say(training.pace),
      phrases.say(
        "\(happened) di \(training.course.count), fine alle \(phrases.clock(training.end))",
        "\(happened) of \(training.course.count), ends at \(phrases.clock(training.end))"),
    ].joined(separator: " · ")
  }

  private static func keys(_ phrases: Phrases) -> String {
    let names = phrases.keyNames
    func key(_ command: Command) -> String { phrases.key(command) }
    return phrases.say(
      "\(names[.enter]) va lì · \(key(.trainPause)) pausa · \(key(.trainStep)) passo · "
        + "\(key(.trainSpeed)) velocità · \(key(.trainRewind)) indietro · + scrivi per un cittadino · Esc",
      "\(names[.enter]) goes there · \(key(.trainPause)) pause · \(key(.trainStep)) step · "
        + "\(key(.trainSpeed)) speed · \(key(.trainRewind)) back · + write for a citizen · Esc")
  }

  private static func drawNow(_ grid: inout Grid, _ line: Region, _ state: ConsoleState) {
    grid.fill(line, .rule, role: .training)
    let words = " " + state.phrases.say("adesso ", "now ") + state.phrases.clock(state.now) + " "
    grid.write(Printable(words), at: line.origin.moved(columns: 2), role: .training, emphasis: .bold)
  }

  private static func draw(
    _ grid: inout Grid, _ line: Region, _ item: CourseItem, _ state: ConsoleState, isChosen: Bool
  ) {
    let role: Role
    let (sign, when): (String, String)
    switch item.standing {
    case .happened(let at): (role, sign, when) = (.plain, "✓", state.phrases.clock(at))
    case .due(let at): (role, sign, when) = (.accent, "›", state.phrases.clock(at))
    case .waits: (role, sign, when) = (.muted, "…", "")
    case .passedOver: (role, sign, when) = (.muted, "–", "")
    }
    let shown = isChosen ? Role.selected : role
    grid.fill(line, role: isChosen ? .selected : .plain)
    var spans = [Span(Printable("\(sign) "), shown), Span(Printable(when), shown, .bold)]
    spans.append(Span(Printable(String(repeating: " ", count: max(1, 7 - when.count))), shown))
    let (who, what) = state.words(for: item)
    spans.append(Span(fitted(who, columns: min(20, line.columns / 4)), shown))
    spans.append(Span(Printable("  "), shown))
    let used = spans.reduce(0) { $0 + $1.text.columns }
    spans.append(Span(elide(Printable(what, limit: 300), columns: max(line.columns - used, 0)), shown))
    grid.write(spans, at: line.origin, limit: line.columns)
  }

  private static func fitted(_ text: String, columns: Int) -> Printable {
    let short = elide(Printable(text, limit: 60), columns: columns)
    return Printable(short.text + String(repeating: " ", count: max(0, columns - short.columns)))
  }
}

/// What lies over the picture in a rehearsal.
func drawTraining(_ grid: inout Grid, _ overlay: TrainingOverlay, _ state: ConsoleState) {
  switch overlay {
  case .panel(let selection): PanelView.draw(&grid, state, selection: selection)
  case .sheet(let sheet, let scroll): SheetView.draw(&grid, sheet, state, scroll: scroll)
  }
}
