import Desk
import Foundation

/// The dialog of a step: its fields, and what exactly it will do.
///
/// - Returns: where the terminal's cursor stands, while the reason is being written.
func drawLadderDialog(_ grid: inout Grid, _ dialog: LadderDialog, _ state: ConsoleState) -> Point? {
  let phrases = state.phrases
  let width = min(max(grid.size.columns - 8, 12), 76)
  let told = state.told(dialog).flatMap { wrap(Printable($0, limit: 2_000), columns: width - 2) }
  let fields = dialog.fields
  let names = phrases.keyNames
  let hint = phrases.say(
    "\(names[.enter]) fa · Tab campo · ← → cambia · \(names[.escape]) lascia",
    "\(names[.enter]) does it · Tab field · ← → change · \(names[.escape]) leaves")
  let room = max(grid.size.rows - 6 - fields.count - 2, 1)
  let inside = box(
    &grid, columns: width, rows: fields.count + 2 + min(told.count, room) + 1,
    title: Printable(state.title(of: dialog), limit: 100))
  var cursor: Point?
  for (row, field) in fields.enumerated() {
    let place = drawField(&grid, inside.line(row), field, dialog, state)
    if dialog.field == .reason, field == .reason { cursor = place }
  }
  let head = inside.line(fields.count + 1)
  grid.write(
    Printable(phrases.say("Che cosa succede", "What will happen")), at: head.origin, role: .heading, emphasis: .bold)
  let rows = max(inside.rows - fields.count - 3, 0)
  let top = dialog.scroll.clamped(to: 0...max(told.count - rows, 0))
  for row in 0..<rows where top + row < told.count {
    grid.write(told[top + row], at: inside.line(fields.count + 2 + row).origin.moved(columns: 1), limit: width - 1)
  }
  let last = inside.line(inside.rows - 1)
  let scrolls = told.count > rows ? phrases.say("Pag ↑ ↓ · ", "Pg ↑ ↓ · ") : ""
  grid.write(
    elide(Printable(scrolls + hint), columns: width), endingAt: last.endColumn, row: last.row, role: .accent)
  return cursor
}

private func drawField(
  _ grid: inout Grid, _ line: Region, _ field: LadderDialog.Field, _ dialog: LadderDialog, _ state: ConsoleState
) -> Point {
  let phrases = state.phrases
  let isChosen = dialog.field == field
  let label = Printable(phrases.name(field))
  grid.write(label, at: line.origin, role: isChosen ? .accent : .muted, emphasis: isChosen ? .bold : [])
  let place = line.right(max(line.columns - 12, 0))
  guard field != .reason else {
    guard dialog.reason.isEmpty else { return drawLine(&grid, place, dialog.reason) }
    grid.write(elide(Printable(state.usualReason(dialog)), columns: place.columns), at: place.origin, role: .muted)
    return place.origin
  }
  let value = "‹ " + state.value(of: field, dialog) + " ›"
  grid.write(
    elide(Printable(value, limit: 200), columns: place.columns), at: place.origin,
    role: isChosen ? .selected : .plain)
  return place.origin
}

extension ConsoleState {
  /// What stands in the frame: the step, and on whom.
  fileprivate func title(of dialog: LadderDialog) -> String {
    let messages = dialog.targets.reduce(0) { $0 + $1.messages.count }
    let whom =
      dialog.targets.count == 1
      ? dialog.targets[0].name : phrases.count(dialog.targets.count, ("chat", "chat"), ("chats", "chats"))
    let count =
      messages > 1 ? " · " + phrases.count(messages, ("messaggio", "messaggi"), ("message", "messages")) : ""
    return phrases.title(of: dialog.kind) + " · " + whom + count
  }

  /// What is said where no reason is written.
  fileprivate func usualReason(_ dialog: LadderDialog) -> String {
    switch dialog.kind {
    case .take, .propose: groundTitle(dialog.ground)
    case .dismiss, .decline, .keep, .extend, .lift:
      phrases.say("scrivi perché, in poche parole", "write why, in a few words")
    }
  }

  fileprivate func value(of field: LadderDialog.Field, _ dialog: LadderDialog) -> String {
    switch field {
    case .clause: return "\(dialog.ground)  \(groundTitle(dialog.ground))"
    case .days:
      let days = phrases.count(dialog.daysChosen, ("giorno", "giorni"), ("day", "days"))
      return days + phrases.say(", fino al ", ", until ") + phrases.moment(dialog.until(now))
    case .ends:
      return dialog.ends == .lapse
        ? phrases.say("alla data finisce da sé", "it ends by itself at the date")
        : phrases.say("alla data va riesaminato", "it is looked at again at the date")
    case .place:
      return dialog.atWhatsApp
        ? phrases.say("qui e su WhatsApp", "here and at WhatsApp") : phrases.say("solo qui", "here only")
    case .reason: return dialog.reason.text
    }
  }

  /// What the steps will do, line by line.
  fileprivate func told(_ dialog: LadderDialog) -> [String] {
    guard dialog.isTold else { return ["…"] }
    let refused = Dictionary(grouping: dialog.refused.map { phrases.sentence($0, circumstances).text }) { $0 }
    let lines = dialog.told.map { "• " + phrases.sentence($0, circumstances) }
    let failures = refused.sorted { $0.key < $1.key }.map { text, all in
      "✗ " + (all.count > 1 ? "\(all.count) × " : "") + text
    }
    return lines + failures + (lines.isEmpty ? [] : ["• " + phrases.journalled])
  }
}
