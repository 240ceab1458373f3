import Desk
import Foundation

/// The text being written in the open conversation.
extension ConsoleState {
  /// Seconds after the last key until the text is kept.
  static let draftDelay: TimeInterval = 0.3

  /// Goes to the composer, if the operator may write there.
  mutating func beginWriting(_ purpose: Draft.Purpose) {
    draft.purpose = purpose
    focus = .composer
  }

  /// Keys that are text.
  mutating func write(_ key: Key) -> [Effect] {
    switch key {
    case .character(let character): _ = draft.current.editor.insert(String(character))
    case .paste(let text):
      if !draft.current.editor.insert(text) {
        notice = .refusal(
          phrases.say(
            "È troppo lungo per essere incollato: al massimo \(TextEditor.limit) caratteri",
            "It is too long to paste: \(TextEditor.limit) characters at most"))
      }
    case .control, .function, .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right,
      .home, .end, .pageUp, .pageDown, .wordLeft, .wordRight:
      let name = phrases.keyNames[key]
      notice = .hint(
        phrases.say("\(name) qui non fa nulla: F1 mostra i tasti", "\(name) does nothing here: F1 shows the keys"))
    }
    return noteDraft()
  }

  /// Remembers that the text changed.
  mutating func noteDraft() -> [Effect] {
    guard let thread, draft.purpose == .reply else { return [] }
    draftDue = (now.addingTimeInterval(Self.draftDelay), thread.id)
    return []
  }

  /// Has the answer being written kept, if it changed since.
  mutating func saveDraft() -> [Effect] {
    guard let due = draftDue else { return [] }
    draftDue = nil
    return [.saveDraft(due.conversation, drafts[due.conversation]?.reply.editor.text ?? "")]
  }

  /// Runs a command of the composer.
  mutating func edit(_ change: (inout TextEditor) -> Void) -> [Effect] {
    let old = draft.current.editor
    change(&draft.current.editor)
    return draft.current.editor.text == old.text ? [] : noteDraft()
  }

  /// A line up or down, as lines are seen.
  mutating func moveLine(by rows: Int) -> [Effect] {
    let layout = EditorLayout(draft.current.editor, columns: Layout(self).editorColumns)
    let row = layout.cursor.row + rows
    if row < 0 {
      draft.current.editor.move(to: 0)
    } else if row >= layout.lines.count {
      draft.current.editor.move(to: draft.current.editor.count)
    } else {
      draft.current.editor.move(to: layout.character(row: row, column: layout.cursor.column))
    }
    return []
  }

  /// Sends what is written: an answer to the citizen, or a note for colleagues. The text leaves the composer at once and
  /// comes back if it cannot be sent.
  mutating func send() -> [Effect] {
    guard let subject = openSubject else { return [] }
    let drafted = draft
    let text = drafted.current.editor.text.trimmingCharacters(in: .whitespacesAndNewlines)
    let intent: Intent
    switch drafted.purpose {
    case .reply: intent = .reply(text: text, quoting: drafted.reply.quoting)
    case .note: intent = .note(text: text)
    }
    if let refusal = refusal(of: intent, on: subject) {
      refuse(refusal)
      if case .notInCharge = refusal { focus = .thread }
      return []
    }
    draft.current = Draft()
    thread?.scroll = .end
    let saved: [Effect]
    switch drafted.purpose {
    case .reply:
      draftDue = (now, subject.id)
      saved = saveDraft()
    case .note:
      draft.purpose = .reply
      focus = .thread
      saved = []
    }
    return perform(intent, on: subject.id) + saved
  }
}
