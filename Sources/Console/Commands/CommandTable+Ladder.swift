import Desk

/// The ladder of moderation: the queue, the steps, the blocked people (A14–A16).
extension CommandTable {
  static let ladder: [CommandEntry] = [
    row(.viewQueue, .moderation, reading: [.character("Q")], queue: [.character("Q")]) { state, _ in
      state.showLadder(.queue)
    },
    row(.viewBlocks, .moderation, reading: [.character("b")], queue: [.character("b")]) { state, _ in
      state.showLadder(.blocks)
    },
    rung(.warn, .warn, "A"),
    rung(.deleteText, .delete, "C"),
    rung(.report, .report, "T"),
    rung(.block, .block, "X"),
    rung(.refer, .refer, "U"),
    row(
      .propose, .moderation, .text, thread: [.character("!")], queue: [.character("!")], unless: { $0.targetObstacle }
    ) { $0.propose($1) },
    row(.decline, .moderation, .text, queue: [.character("r")], unless: { $0.declineObstacle }) { state, reason in
      guard let proposal = state.ladder.queue.selected?.proposals.first else { return [] }
      return state.prepare(.decline(proposal.id), on: state.ladderTargets, reason: reason)
    },
    row(
      .selectAlike, .moderation, queue: [.character("+")],
      unless: { $0.ladder.page == .queue && $0.ladder.queue.selected != nil ? nil : .ladder(.emptyQueue) }
    ) { state, _ in state.markAlike() },
    review(.keepBlock, .keep, "m"),
    review(.extendBlock, .extend, "e"),
    review(.liftBlock, .lift, "l"),
    row(
      .undoBlock, .moderation, thread: [.character("Z")], queue: [.character("Z")], unless: { $0.undoBlockObstacle }
    ) { state, _ in state.undoBlock() },
    row(.appeal, .moderation, .text, queue: [.character("n")], unless: { $0.blockObstacle }) { $0.noteAppeal($1) },
    row(.unseal, .moderation, unless: { $0.unsealObstacle }) { state, _ in state.unseal() },
  ]

  /// A row for a rung, which is climbed about messages.
  private static func rung(_ command: Command, _ rung: Rung, _ key: Character) -> CommandEntry {
    row(
      command, .moderation, .text, thread: [.character(key)], queue: [.character(key)],
      unless: { $0.ladderObstacle(rung) }
    ) { state, reason in state.prepare(.take(rung), on: state.ladderTargets, reason: reason) }
  }

  /// A row for a decision about a block in force.
  private static func review(_ command: Command, _ kind: LadderDialog.Kind, _ key: Character) -> CommandEntry {
    row(command, .moderation, .text, queue: [.character(key)], unless: { $0.blockObstacle }) { state, reason in
      state.prepare(kind, on: [state.blockTarget].compactMap(\.self), reason: reason)
    }
  }
}
