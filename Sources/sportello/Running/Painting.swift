import Console
import Terminal

/// Paints what is so now. Where the keys go on as before, which of them work is found once the picture is on its way.
struct Painting {
  private var shown: KeyHints?
  private var isGuess = false
  /// What was found last for each sort of row: most likely right for the next of that sort.
  private var ofSorts: [RowSort: KeyHints] = [:]

  /// Paints a state, which is taken as it is: to copy it would take longer than to move the bar. The keys below may be a
  /// guess, until `mend`.
  mutating func paint(_ state: inout ConsoleState, on screen: Screen) {
    let guess = RowSort(state).flatMap { ofSorts[$0] } ?? shown
    guard let guess, guess.mayStay(in: state) else {
      let found = find(&state)
      (shown, isGuess) = (found, false)
      return screen.paint(render(state, hints: found))
    }
    (shown, isGuess) = (guess, true)
    screen.paint(render(state, hints: guess))
  }

  /// Finds which keys work in what was painted last, and paints them where they are others than was guessed.
  mutating func mend(_ state: inout ConsoleState, on screen: Screen) {
    guard isGuess, let guess = shown else { return }
    let found = find(&state)
    (shown, isGuess) = (found, false)
    guard found != guess else { return }
    // Nobody else has the frame on the screen: its last row is changed in its place.
    if screen.shown.map(guess.stand) == true {
      screen.paint(found.line, asRow: state.size.rows - 1)
    } else {
      screen.paint(render(state, hints: found))
    }
  }

  private mutating func find(_ state: inout ConsoleState) -> KeyHints {
    let found = state.findHints()
    if let sort = RowSort(state) { ofSorts[sort] = found }
    return found
  }
}
