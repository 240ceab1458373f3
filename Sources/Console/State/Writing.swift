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
    case .character(let character):
      if !changeDraft({ $0.insert(String(character), typed: true) }) { refuseLength() }
    case .paste(let text):
      if !changeDraft({ $0.insert(text) }) { refuseLength() }
    case .control, .function, .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right,
      .home, .end, .pageUp, .pageDown, .wordLeft, .wordRight, .mouse:
      let name = phrases.keyNames[key]
      notice = .hint(
        phrases.say(
          "«\(name)» qui non fa nulla: premi \(phrases.key(.help, in: .composer)) per i tasti",
          "“\(name)” does nothing here: press \(phrases.key(.help, in: .composer)) for the keys"))
    }
    return []
  }

  private mutating func refuseLength() {
    notice = .refusal(
      phrases.say(
        "È troppo lungo per essere incollato: al massimo \(TextEditor.limit) caratteri",
        "It is too long to paste: \(TextEditor.limit) characters at most"))
  }

  /// Changes the text being written where it lies, so that a long one is not copied, and remembers that it changed.
  @discardableResult
  mutating func changeDraft<Result>(_ change: (inout TextEditor) -> Result) -> Result {
    guard let id = thread?.id else {
      var nowhere = TextEditor()
      return change(&nowhere)
    }
    let (result, hasChanged) = drafts[id, default: Drafts()].change(change)
    if hasChanged, history.browsing == nil { noteDraft() }
    return result
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
    var draft = drafts[place.conversation]?[place.purpose] ?? Draft()
    // An old answer that is only looked at is no draft.
    if place.purpose == .reply, let browsing = history.browsing, browsing.conversation == place.conversation {
      draft.editor = browsing.begun
    }
    return [.saveDraft(place.conversation, draft.saved(as: place.purpose))]
  }

  /// Has the texts kept that changed: those that are due by now, or all of them.
  mutating func saveDrafts(dueBy now: Date? = nil) -> [Effect] {
    guard !unsaved.isEmpty else { return [] }
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
    changeDraft(change)
    return []
  }

  /// Cuts text away and keeps it, joined with what was cut right before.
  mutating func kill(_ side: KillRing.Side, _ change: (inout TextEditor) -> String) -> [Effect] {
    let joins = lastCommand.map { [.deleteWord, .killLine, .killStart].contains($0) } ?? false
    kills.keep(changeDraft(change), side, follows: joins)
    return []
  }

  /// Puts in what was cut last; again at once, what was cut before it.
  mutating func yank() -> [Effect] {
    let again = lastCommand == .yank && kills.last == .putIn
    guard let text = kills.take(again: again) else {
      refuse(.writing(.nothingCut))
      return []
    }
    if again { _ = changeDraft { $0.undo() } }
    let isIn = changeDraft { $0.insert(text) }
    kills.note(putIn: isIn)
    if !isIn { refuseLength() }
    return []
  }

  /// Takes the last change of the text back, or does it again.
  mutating func stepBack(_ change: (inout TextEditor) -> Bool, or obstacle: Obstacle) -> [Effect] {
    if !changeDraft(change) { refuse(obstacle) }
    return []
  }

  /// A line up or down, as lines are seen; beyond the first and the last one's own answers.
  mutating func moveLine(by rows: Int) -> [Effect] {
    let layout = draft.current.editor.layout(columns: Layout.editorColumns(of: size))
    let row = layout.cursor.row + rows
    if row < 0 {
      if historyObstacle == nil { return showOlderAnswer() }
      changeDraft { $0.move(to: 0) }
    } else if row >= layout.lines.count {
      if history.browsing != nil { return showNewerAnswer() }
      changeDraft { $0.move(to: $0.count) }
    } else {
      let place = layout.character(row: row, column: layout.cursor.column)
      changeDraft { $0.move(to: place) }
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
    case .reply:
      intent = .reply(text: text, quoting: drafted.reply.quoting, attachment: drafted.reply.attachment)
    case .note: intent = .note(text: text)
    }
    if let refusal = refusal(of: intent, on: subject) {
      refuse(refusal)
      if case .notInCharge = refusal { focus = .thread }
      return []
    }
    // The answer's own transaction forgets its draft.
    unsaved[DraftPlace(conversation: subject.id, purpose: drafted.purpose)] = nil
    let begun = history.browsing?.begun
    history.browsing = nil
    draft.current = Draft(editor: begun ?? TextEditor())
    if drafted.purpose == .reply, !text.isEmpty { history.keep(text) }
    thread?.scroll = .end
    if drafted.purpose == .note {
      draft.purpose = .reply
      focus = .thread
    }
    return perform(intent, on: subject.id)
  }
}
