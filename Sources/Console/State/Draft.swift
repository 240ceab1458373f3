import Desk
import Foundation

/// Something being written in one conversation: an answer or a note.
struct Draft: Equatable, Sendable {
  typealias Purpose = SavedDraft.Purpose

  var editor = TextEditor()
  /// The message that an answer quotes.
  var quoting: MessageID?
  /// What goes with an answer.
  var attachment: Enclosure?

  /// What is to be kept of it.
  func saved(as purpose: Purpose) -> SavedDraft {
    SavedDraft(purpose: purpose, text: editor.text, quoting: quoting, attachment: attachment)
  }

  /// Takes a text in that was written before what is there.
  mutating func take(_ draft: SavedDraft) {
    if !draft.text.isEmpty {
      editor = editor.isEmpty ? TextEditor(draft.text) : TextEditor(draft.text + "\n" + editor.text)
    }
    quoting = quoting ?? draft.quoting
    attachment = attachment ?? draft.attachment
  }
}

/// One of the texts that are being written, by whose conversation it is in.
struct DraftPlace: Hashable, Sendable {
  let conversation: ConversationID
  let purpose: Draft.Purpose
}

/// A text that is to be kept a moment after the last key, and not much later than the first while typing goes on.
struct Unsaved: Equatable, Sendable {
  /// Seconds after the last key until the text is kept.
  static let delay: TimeInterval = 0.3
  /// Seconds after the first key until it is kept at the latest.
  static let longest: TimeInterval = 1

  private let latest: Date
  private(set) var due: Date

  /// A text that has just changed.
  init(at now: Date) { (latest, due) = (now.addingTimeInterval(Self.longest), now.addingTimeInterval(Self.delay)) }

  /// The text changed once more.
  mutating func touch(at now: Date) { due = min(now.addingTimeInterval(Self.delay), latest) }
}

/// An answer that was sent from here.
struct SentReply: Equatable, Sendable {
  /// The most that are remembered.
  static let most = 20

  let conversation: ConversationID
  let draft: SavedDraft
  let at: Date
}

/// The texts being written in one conversation; both stay while the operator looks elsewhere.
struct Drafts: Equatable, Sendable {
  var reply = Draft()
  var note = Draft()
  /// Which of the two the keys go to.
  var purpose = Draft.Purpose.reply

  /// The one the keys go to.
  var current: Draft {
    get { self[purpose] }
    set { self[purpose] = newValue }
  }

  /// Changes the text the keys go to, and tells whether its words changed.
  mutating func change<Result>(_ change: (inout TextEditor) -> Result) -> (Result, hasChanged: Bool) {
    func apply(_ editor: inout TextEditor) -> (Result, Bool) {
      let before = editor.version
      let result = change(&editor)
      return (result, editor.version != before)
    }
    switch purpose {
    case .reply: return apply(&reply.editor)
    case .note: return apply(&note.editor)
    }
  }

  /// How many lines stand above the text: what it quotes, what goes along, or that it is a note and nothing for the
  /// citizen.
  func captions(isWriting: Bool) -> Int {
    switch purpose {
    case .reply: (reply.quoting == nil ? 0 : 1) + (reply.attachment == nil ? 0 : 1)
    case .note: isWriting || !note.editor.isEmpty ? 1 : 0
    }
  }

  /// Whether there is nothing to keep.
  var isEmpty: Bool { reply.editor.isEmpty && note.editor.isEmpty && reply.quoting == nil && reply.attachment == nil }

  /// Gives a text back to where it was written, before what has been written since.
  mutating func giveBack(_ draft: SavedDraft) {
    self[draft.purpose].take(draft)
  }

  /// The text of one purpose.
  subscript(purpose: Draft.Purpose) -> Draft {
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
}
