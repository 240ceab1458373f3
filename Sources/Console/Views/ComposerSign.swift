import Desk

/// What stands on the rule above the text being written: how many of its lines are out of sight, how long it is, and what
/// sends it.
struct ComposerSign {
  let words: Printable
  let role: Role

  /// Columns it takes of the rule, with what parts it from others.
  var columns: Int { words.columns + 3 }

  /// The sign of what is being written; nil when nothing is.
  init?(_ state: borrowing ConsoleState, _ layout: Layout) {
    guard state.thread != nil, !layout.composer.isEmpty else { return nil }
    let (drafts, phrases) = (state.draft, state.phrases)
    let draft = drafts.current
    guard state.focus == .composer || !draft.editor.isEmpty || draft.attachment != nil else { return nil }
    let key = phrases.key(.send, in: .composer)
    var parts = Self.unseen(state, layout)
    switch drafts.purpose {
    case .note: (parts, role) = (parts + [phrases.say("\(key) salva", "\(key) saves")], .note)
    case .reply:
      let most = state.ruleset.limits.messageCharacters
      let (units, limit) = (draft.editor.units, min(draft.attachment?.captionLimit ?? most, most))
      role = units > limit ? .danger : units > limit * 9 / 10 ? .warning : .muted
      // Beside the text there is no room for both.
      let hint = layout.hasRules || parts.isEmpty ? "  " + Self.hint(key, state) : ""
      parts.append("\(units)/\(limit)\(hint)")
    }
    words = Printable(parts.joined(separator: " · "))
  }

  /// What Enter does, or why it does not.
  private static func hint(_ key: String, _ state: ConsoleState) -> String {
    switch state.focus {
    case .composer where state.lostCharge != nil: state.phrases.say("non è più tua", "not yours any more")
    case .composer: state.phrases.say("\(key) manda", "\(key) sends")
    case .list, .search, .queue, .thread: state.phrases.say("bozza", "draft")
    }
  }

  /// Lines of the text above and below what is seen of it.
  private static func unseen(_ state: ConsoleState, _ layout: Layout) -> [String] {
    let drafts = state.draft
    let rows = layout.composer.rows - drafts.captions(isWriting: state.focus == .composer)
    let written = drafts.current.editor.layout(columns: layout.editorColumns)
    let above = written.top(rows: rows)
    let below = written.lines.count - above - rows
    return [("↑", above), ("↓", below)].filter { $0.1 > 0 }.map { sign, lines in
      sign + " " + state.phrases.count(lines, ("riga", "righe"), ("line", "lines"))
    }
  }
}

/// Draws it on the rule, or where there is none beside the text's first line.
func drawComposerSign(_ grid: inout Grid, _ layout: Layout, _ state: ConsoleState) {
  guard let sign = ComposerSign(state, layout) else { return }
  let line = layout.composer
  if layout.hasRules {
    guard line.columns >= sign.columns + 4 else { return }
    let words = Printable(" ") + sign.words + Printable(" ")
    grid.write(words, endingAt: line.endColumn - 1, row: line.row - 1, role: sign.role)
  } else if line.columns >= 60 {
    let captions = state.draft.captions(isWriting: state.focus == .composer)
    grid.write(sign.words, endingAt: line.endColumn - 1, row: line.row + captions, role: sign.role)
  }
}
