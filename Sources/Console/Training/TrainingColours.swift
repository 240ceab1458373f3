/// A rehearsal's own colours, on every view: the bars above and below stand reversed, and every rule and frame has the
/// colour of what is no living desk. Nobody takes it for the service, even without colours.
func wearTraining(_ grid: inout Grid, _ layout: Layout, _ state: ConsoleState) {
  guard state.training != nil else { return }
  for row in 0..<grid.size.rows {
    for column in 0..<grid.size.columns {
      let place = Point(column: column, row: row)
      guard let cell = grid[place] else { continue }
      if row == 0 || cell.role == .bar {
        grid.repaint(place, role: .training, emphasis: cell.emphasis.union(.reverse))
      } else if cell.role == .border {
        grid.repaint(place, role: .training, emphasis: cell.emphasis)
      }
    }
  }
}

extension ConsoleState {
  /// What the header says first in a rehearsal; nil in any other file.
  var trainingBanner: String? {
    guard let training else {
      guard case .training(let speed) = file else { return nil }
      return phrases.say("ESERCITAZIONE · ×\(speed)", "TRAINING · ×\(speed)")
    }
    return phrases.say("ESERCITAZIONE · ", "TRAINING · ") + phrases.say(training.pace)
  }
}
