import Desk

/// Going to what is urgent and back, and doing things to several chats.
extension CommandTable {
  static let journeys: [CommandEntry] = [
    row(
      .nextDying, .moving, reading: [.character("D")],
      unless: { $0.nextObstacle($0.nextDying, .nothingDying, .nothingDyingYet) }
    ) {
      state, _ in state.go(to: state.nextDying)
    },
    row(
      .nextFlag, .moving, reading: [.character("S")],
      unless: { $0.nextObstacle($0.nextFlag, .nothingFlagged, .nothingFlaggedYet) }
    ) {
      state, _ in state.go(to: state.nextFlag)
    },
    row(
      .placeBack, .moving, reading: [.character("<"), .backspace],
      unless: { $0.past.isEmpty ? .deadEnd(.nowhereBefore) : nil }
    ) { state, _ in state.travel(back: true) },
    row(
      .placeForward, .moving, reading: [.character(">")], unless: { $0.future.isEmpty ? .deadEnd(.nowhereAfter) : nil }
    ) {
      state, _ in state.travel(back: false)
    },
    row(.again, .matter, reading: [.character(".")], unless: { $0.againObstacle }) { state, _ in state.doAgain() },
    row(
      .select, .matter, reading: [.character("*"), .insert], queue: [.character("*"), .insert],
      unless: { $0.selectObstacle }
    ) { state, _ in
      state.toggleSelected()
    },
    row(.selectNone, .matter, list: [.escape]) { state, _ in
      if state.selected.isEmpty { state.tour = nil }
      state.selected = []
      return []
    },
  ]
}

extension Command {
  /// Whether a number before its key means so many times.
  var isCounted: Bool { Self.counted.contains(self) }

  private static let counted: Set<Command> = [
    .down, .up, .pageDown, .pageUp, .nextUnread, .nextDying, .nextFlag, .nextHit, .previousHit, .placeBack,
    .placeForward,
  ]
}
