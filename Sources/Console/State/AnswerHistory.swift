import Desk

/// One's own answers, to be written again: those of the open chat and those sent since the program started.
struct AnswerHistory: Sendable {
  /// The most that are remembered.
  static let most = 100

  /// What is looked through, and what was being written when that began.
  struct Browsing: Sendable {
    /// In whose composer.
    let conversation: ConversationID
    /// Oldest first.
    let texts: [String]
    /// Which one is shown.
    var place: Int
    let begun: TextEditor
  }

  private(set) var sent: [String] = []
  var browsing: Browsing?

  /// Remembers an answer that was sent.
  mutating func keep(_ text: String) { sent = sent.suffix(Self.most - 1) + [text] }
}

/// Looking through one's own answers.
extension ConsoleState {
  /// One's own answers, oldest first, each once, where it was last written.
  private var ownAnswers: [String] {
    let here = (thread?.blocks ?? []).compactMap { block -> String? in
      let entry = block.entry
      guard entry.by == me.id, case .outgoing(let text, _, _, _) = entry.body, !text.isEmpty else { return nil }
      return text
    }
    var seen: Set<String> = []
    return (here + history.sent).reversed().filter { seen.insert($0).inserted }.reversed()
  }

  var historyObstacle: Obstacle? {
    guard focus == .composer, draft.purpose == .reply else { return .notHere }
    return history.browsing != nil || !ownAnswers.isEmpty ? nil : .writing(.noAnswers)
  }

  /// The answer before the one that is shown; what was being written is kept.
  mutating func showOlderAnswer() -> [Effect] {
    guard let id = thread?.id else { return [] }
    let texts = history.browsing?.texts ?? ownAnswers
    var browsing =
      history.browsing ?? .init(conversation: id, texts: texts, place: texts.count, begun: draft.reply.editor)
    guard browsing.place > 0 else { return [] }
    browsing.place -= 1
    history.browsing = browsing
    show(TextEditor(browsing.texts[browsing.place]), in: id)
    return []
  }

  /// The answer after the one that is shown; after the last one comes what was being written.
  mutating func showNewerAnswer() -> [Effect] {
    guard var browsing = history.browsing else { return [] }
    browsing.place += 1
    guard browsing.place < browsing.texts.count else {
      stopBrowsing(keeping: false)
      return []
    }
    history.browsing = browsing
    show(TextEditor(browsing.texts[browsing.place]), in: browsing.conversation)
    return []
  }

  /// Ends looking through the answers: with the one that is shown as the text, or with what was being written before.
  mutating func stopBrowsing(keeping: Bool) {
    guard let browsing = history.browsing else { return }
    history.browsing = nil
    if keeping {
      // What was being written is one step of undo away.
      var editor = browsing.begun
      let shown = drafts[browsing.conversation]?.reply.editor.text ?? ""
      _ = editor.replace(0..<editor.count, with: shown)
      show(editor, in: browsing.conversation)
    } else {
      show(browsing.begun, in: browsing.conversation)
    }
    noteDraft(DraftPlace(conversation: browsing.conversation, purpose: .reply))
  }

  private mutating func show(_ editor: TextEditor, in id: ConversationID) {
    drafts[id, default: Drafts()].reply.editor = editor
  }

  /// What a key does to answers that are looked through: going on, taking the one that is shown, or leaving.
  mutating func followHistory(_ command: Command?) {
    guard let browsing = history.browsing else { return }
    // A click has gone elsewhere meanwhile.
    guard focus == .composer, thread?.id == browsing.conversation else { return stopBrowsing(keeping: false) }
    let looking: [Command] = [.olderAnswer, .newerAnswer, .lineUp, .lineDown, .send]
    let leaving: [Command] = [.back, .quit, .suspend]
    guard let command else { return stopBrowsing(keeping: true) }
    if !looking.contains(command) { stopBrowsing(keeping: !leaving.contains(command)) }
  }
}
