/// The spelling of what is being written.
extension CommandTable {
  static let spelling: [CommandEntry] = [
    row(.correct, .writing, writing: [.control("t")], unless: { $0.correctObstacle }) { state, _ in state.correct() },
    row(.spelling, .program, .onOff) { $0.switchSpelling($1) },
  ]
}
