import Desk

/// The keys of the text being written.
extension CommandTable {
  static let editing: [CommandEntry] = [
    row(.send, .writing, writing: [.enter], unless: { $0.focus == .composer ? nil : .notHere }) { state, _ in
      state.send()
    },
    edit(.newline, [.control("j")]) { _ = $0.insert("\n", typed: true) },
    edit(.left, [.left]) { $0.moveLeft() },
    edit(.right, [.right]) { $0.moveRight() },
    edit(.wordLeft, [.wordLeft, .control("b")]) { $0.moveWordLeft() },
    edit(.wordRight, [.wordRight, .control("f")]) { $0.moveWordRight() },
    write(.lineUp, [.up]) { $0.moveLine(by: -1) },
    write(.lineDown, [.down]) { $0.moveLine(by: 1) },
    edit(.lineStart, [.home, .control("a")]) { $0.moveToLineStart() },
    edit(.lineEnd, [.end, .control("e")]) { $0.moveToLineEnd() },
    edit(.deleteBack, [.backspace, .control("h")]) { $0.deleteBack() },
    edit(.deleteForward, [.delete, .control("d")]) { $0.deleteForward() },
    write(.deleteWord, [.control("w")]) { $0.kill(.before) { $0.deleteWord() } },
    write(.killLine, [.control("k")]) { $0.kill(.after) { $0.killLine() } },
    write(.killStart, [.control("u")]) { $0.kill(.before) { $0.killStart() } },
    write(.yank, [.control("y")]) { $0.yank() },
    write(.undo, [.control("_")]) { $0.stepBack({ $0.undo() }, or: .writing(.nothingToUndo)) },
    write(.redo, [.control("g")]) { $0.stepBack({ $0.redo() }, or: .writing(.nothingToRedo)) },
    write(.editor, [.control("o")]) { $0.openEditor() },
    row(.olderAnswer, .writing, writing: [.control("p")], unless: { $0.historyObstacle }) { state, _ in
      state.showOlderAnswer()
    },
    row(.newerAnswer, .writing, writing: [.control("n")], unless: { $0.historyObstacle }) { state, _ in
      state.showNewerAnswer()
    },
  ]

  static let attaching: [CommandEntry] = [
    row(.attach, .answering, .path, writing: [.control("v")], unless: { $0.writingObstacle }) { $0.attach($1) },
    row(.detach, .answering, writing: [.control("s")], unless: { $0.detachObstacle }) { state, _ in state.detach() },
    row(.location, .answering, .text, unless: { $0.writingObstacle }) { $0.attachPlace($1) },
  ]

  /// A row for something that the composer does.
  private static func write(
    _ command: Command, _ keys: [Key], _ run: @escaping @Sendable (inout ConsoleState) -> [Effect]
  ) -> CommandEntry {
    row(command, .writing, writing: keys, unless: { $0.focus == .composer ? nil : .notHere }) { state, _ in run(&state)
    }
  }
}
