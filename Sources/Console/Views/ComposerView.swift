import Desk
import Foundation

/// The text being written, with the quote above it and the count beside it; without the cursor there, what is to be
/// done before one can write.
///
/// - Returns: where the terminal's cursor stands, when the keys go there.
func drawComposer(_ grid: inout Grid, _ region: Region, _ state: ConsoleState, columns: Int) -> Point? {
  guard !region.isEmpty, let thread = state.thread else { return nil }
  let drafts = state.draft
  var region = region
  let isWriting = state.focus == .composer
  if drafts.captions(isWriting: isWriting) > 0 {
    let captions: Region
    (captions, region) = region.split(top: drafts.captions(isWriting: isWriting))
    drawCaptions(&grid, captions, drafts, thread, state)
  }
  guard isWriting || !drafts.current.editor.isEmpty || drafts.current.attachment != nil else {
    grid.write(
      elide(Printable(invitation(state).words), columns: region.columns - 2), at: region.origin.moved(columns: 1),
      role: .muted)
    return nil
  }
  let layout = drafts.current.editor.layout(columns: columns)
  let isNote = drafts.purpose == .note
  let top = layout.top(rows: region.rows)
  grid.write("›", at: region.origin.moved(columns: 1), role: isNote ? .note : .accent, emphasis: .bold)
  let role: Role = isNote ? .note : isWriting ? .plain : .muted
  for row in 0..<region.rows where top + row < layout.lines.count {
    let spans = layout.formatting.spans(of: layout.lines[top + row], in: layout.printable, role, [])
    grid.write(spans, at: region.line(row).origin.moved(columns: 3))
    guard isWriting else { continue }
    drawMisspelt(&grid, region.line(row).origin.moved(columns: 3), layout, layout.lines[top + row], state)
  }
  guard isWriting else { return nil }
  return region.origin.moved(columns: 3 + layout.cursor.column, rows: layout.cursor.row - top)
}

/// Writes the misspelt words of a line once more, as they are but underlined, and in the colour of what needs a look.
private func drawMisspelt(
  _ grid: inout Grid, _ place: Point, _ layout: EditorLayout, _ line: Range<Int>, _ state: ConsoleState
) {
  for mark in state.spelling.marks {
    let glyphs = layout.glyphs.start(of: mark.lowerBound)..<layout.glyphs.start(of: mark.upperBound)
    guard glyphs.lowerBound < line.upperBound, glyphs.upperBound > line.lowerBound else { continue }
    let part = glyphs.clamped(to: line)
    let spans = layout.formatting.spans(of: part, in: layout.printable, .warning, .underline)
    grid.write(spans, at: place.moved(columns: layout.printable[line.lowerBound..<part.lowerBound].columns))
  }
}

private func drawCaptions(
  _ grid: inout Grid, _ region: Region, _ drafts: Drafts, _ thread: OpenThread, _ state: ConsoleState
) {
  guard drafts.purpose == .reply else { return drawNoteLabel(&grid, region.line(0), state) }
  if let quoting = drafts.reply.quoting {
    drawQuote(&grid, region.line(0), thread.place(of: quoting).map { thread.blocks[$0].entry }, state)
  }
  guard let attachment = drafts.reply.attachment else { return }
  let key = state.phrases.key(.detach, in: .composer)
  let words = state.phrases.say("│ allega: ", "│ attaches: ") + state.phrases.line(for: attachment)
  let hint = state.phrases.say("  (\(key) toglie)", "  (\(key) drops)")
  drawCaption(&grid, region.line(region.rows - 1), words, hint)
}

/// A line above the text, with the key that takes it away.
private func drawCaption(_ grid: inout Grid, _ line: Region, _ words: String, _ hint: String) {
  let room = line.columns - 4 - hint.count
  grid.write(
    elide(Printable(words, limit: 400), columns: max(room, 10)) + Printable(hint),
    at: line.origin.moved(columns: 3), role: .muted, limit: line.columns - 4)
}

private func drawNoteLabel(_ grid: inout Grid, _ line: Region, _ state: ConsoleState) {
  let words = state.phrases.say(
    "NOTA INTERNA: la vedono solo i colleghi", "INTERNAL NOTE: only colleagues see it")
  grid.write(
    elide(Printable(words), columns: line.columns - 2), at: line.origin.moved(columns: 1), role: .note, emphasis: .bold)
}

private func drawQuote(_ grid: inout Grid, _ line: Region, _ entry: Entry?, _ state: ConsoleState) {
  let key = state.phrases.key(.unquote, in: .composer)
  // One that is far up in a long chat is not in memory any more.
  let words =
    entry.map { quotedWords($0, state.phrases) } ?? state.phrases.say("un messaggio più su", "an earlier message")
  let hint = state.phrases.say("  (\(key) toglie)", "  (\(key) drops)")
  drawCaption(&grid, line, state.phrases.say("│ cita: ", "│ quotes: ") + words, hint)
}

/// The beginning of a message, for the line that quotes it.
private func quotedWords(_ entry: Entry, _ phrases: Phrases) -> String {
  switch entry.body {
  case .incoming(_, let content):
    if entry.marks.contains(.riservati) { return "▒▒▒" }
    let (headline, body) = phrases.lines(for: content)
    return String([headline, body].compactMap(\.self).joined(separator: " ").prefix(300))
  case .outgoing(let text, _, _, _), .note(let text):
    let headline = entry.attached.flatMap { phrases.lines(for: $0).headline }
    return String([headline, text].compactMap(\.self).joined(separator: " ").prefix(300))
  case .act: return ""
  }
}

/// Whether what has just been refused is what stands where one will write: then it is said there, and once.
func saysInvitation(_ notice: Notice, _ state: ConsoleState) -> Bool {
  guard state.thread != nil, state.focus != .composer, state.draft.current == Draft() else { return false }
  return invitation(state).sentence == notice.text
}

/// What stands where one will write: how to begin, or what has to come first; and the same as a refusal would say it.
private func invitation(_ state: ConsoleState) -> (words: String, sentence: String?) {
  guard let subject = state.openSubject else { return ("", nil) }
  if let refusal = state.refusal(of: .reply(text: ".", quoting: nil), on: subject) {
    let sentence = state.phrases.sentence(refusal, state.circumstances).text
    return (state.phrases.outOfWindow(refusal, now: state.now) ?? sentence, sentence)
  }
  let key = state.phrases.key(.reply, in: state.focus == .thread ? .thread : .list)
  return (state.phrases.say("premi \(key) per scrivere", "press \(key) to write"), nil)
}
