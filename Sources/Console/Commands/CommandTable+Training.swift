import Foundation

/// The rehearsal: its clock, the trainer's panel, the score sheet. These commands are there only in one.
extension CommandTable {
  static let training: [CommandEntry] = [
    rehearse(.trainPanel, 2) { state, _ in state.openPanel() },
    rehearse(.trainPause, 3) { state, _ in state.pauseOrGoOn() },
    rehearse(.trainStep, 4, .time) { $0.step($1) },
    rehearse(.trainSpeed, 5, .text) { $0.changeSpeed($1) },
    rehearse(.trainJump, 6, .time) { $0.jump($1) },
    rehearse(.trainRewind, 7, .time) { $0.rewind($1) },
    rehearse(.trainHint, 8) { state, _ in state.giveHint() },
    rehearse(.trainScore, 9) { state, _ in [.training(.score)] },
    row(.trainInject, .training, .citizen) { $0.inject($1) },
  ]

  /// A row with the same function key everywhere: a trainer does not look first where the keys go.
  private static func rehearse(
    _ command: Command, _ key: Int, _ argument: ArgumentKind = .none,
    run: @escaping @Sendable (inout ConsoleState, String?) -> [Effect]
  ) -> CommandEntry {
    let keys = [Key.function(key)]
    return row(
      command, .training, argument, reading: keys, writing: keys, searching: keys, queue: keys, run: run)
  }
}
