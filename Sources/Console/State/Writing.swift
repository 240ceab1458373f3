import Desk
import Foundation

/// The text being written in the open conversation.
extension ConsoleState {
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
        phrases.say(
          "«\(name)» qui non fa nulla: premi \(phrases.key(.help, in: .composer)) per i tasti",
          "“\(name)” does nothing here: press \(phrases.key(.help, in: .composer)) for the keys"))
    }
    noteDraft()
    return []
  }

  /// Remembers that the text being written changed.
  mutating func noteDraft() {
    guard let thread else { return }
    noteDraft(DraftPlace(conversation: thread.id, purpose: draft.purpose))
  }

  /// Remembers that a text changed.
  mutating func noteDraft(_ place: DraftPlace) {
    if unsaved[place] == nil { unsaved[place] = Unsaved(at: now) } else { unsaved[place]?.touch(at: now) }
  }

  /// Has a text kept now.
  mutating func save(_ place: DraftPlace) -> [Effect] {
    unsaved[place] = nil
    let draft = drafts[place.conversation]?[place.purpose] ?? Draft()
    return [.saveDraft(place.conversation, draft.saved(as: place.purpose))]
  }

  /// Has the texts kept that changed: those that are due by now, or all of them.
  mutating func saveDrafts(dueBy now: Date? = nil) -> [Effect] {
    let due = unsaved.filter { change in now.map { change.value.due <= $0 } ?? true }.keys
    let order = due.sorted {
      ($0.conversation.rawValue, $0.purpose.rawValue) < ($1.conversation.rawValue, $1.purpose.rawValue)
    }
    return order.flatMap { save($0) }
  }

  /// Puts back what an earlier run kept, where nothing has been written since.
  mutating func restore(_ kept: [ConversationID: [SavedDraft]]) {
    for (id, saved) in kept {
      for draft in saved where !draft.isEmpty && drafts[id]?[draft.purpose] ?? Draft() == Draft() {
        drafts[id, default: Drafts()].giveBack(draft)
      }
    }
  }

  /// Runs a command of the composer.
  mutating func edit(_ change: (inout TextEditor) -> Void) -> [Effect] {
    let old = draft.current.editor
    change(&draft.current.editor)
    if draft.current.editor.text != old.text { noteDraft() }
    return []
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
    // The answer's own transaction forgets its draft.
    unsaved[DraftPlace(conversation: subject.id, purpose: drafted.purpose)] = nil
    draft.current = Draft()
    thread?.scroll = .end
    if drafted.purpose == .note {
      draft.purpose = .reply
      focus = .thread
    }
    return perform(intent, on: subject.id)
  }
}
