import Console
import Terminal

/// Paints what is so now. Where the keys go on as before, which of them work is found once the picture is on its way.
struct Painting {
  private var hints: KeyHints?

  /// Paints a state, which is taken as it is: to copy it would take longer than to move the bar.
  mutating func paint(_ state: inout ConsoleState, on screen: Screen) {
    guard let known = hints, known.mayStay(in: state) else {
      let found = state.findHints()
      hints = found
      return screen.paint(render(state, hints: found))
    }
    screen.paint(render(state, hints: known))
    let found = state.findHints()
    guard found != known else { return }
    hints = found
    // Nobody else has the frame on the screen: its last row is changed in its place.
    if screen.shown.map(known.stand) == true {
      screen.paint(found.line, asRow: state.size.rows - 1)
    } else {
      screen.paint(render(state, hints: found))
    }
  }
}
