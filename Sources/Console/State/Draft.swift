import Desk

/// Something being written in one conversation: an answer or a note.
struct Draft: Equatable, Sendable {
  /// What becomes of the text.
  enum Purpose: Hashable, Sendable { case reply, note }

  var editor = TextEditor()
  /// The message that an answer quotes.
  var quoting: MessageID?
}

/// The texts being written in one conversation; both stay while the operator looks elsewhere.
struct Drafts: Equatable, Sendable {
  var reply = Draft()
  var note = Draft()
  /// Which of the two the keys go to.
  var purpose = Draft.Purpose.reply

  /// The one the keys go to.
  var current: Draft {
    get {
      switch purpose {
      case .reply: reply
      case .note: note
      }
    }
    set {
      switch purpose {
      case .reply: reply = newValue
      case .note: note = newValue
      }
    }
  }

  /// Whether there is nothing to keep.
  var isEmpty: Bool { reply.editor.isEmpty && note.editor.isEmpty && reply.quoting == nil }

  /// Gives a text back to where it was written, before what has been written since.
  mutating func giveBack(_ text: String, quoting: MessageID?, to purpose: Draft.Purpose) {
    switch purpose {
    case .reply:
      reply.editor = reply.editor.isEmpty ? TextEditor(text) : TextEditor(text + "\n" + reply.editor.text)
      reply.quoting = reply.quoting ?? quoting
    case .note: note.editor = note.editor.isEmpty ? TextEditor(text) : TextEditor(text + "\n" + note.editor.text)
    }
  }
}
