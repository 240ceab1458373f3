import Console
import Terminal

/// Paints what is so now. Where the keys go on as before, which of them work is found once the picture is on its way.
struct Painting {
  /// A picture of a state, with the keys below it, which may be a guess.
  struct Picture {
    fileprivate let frame: Frame
    fileprivate let hints: KeyHints
  }

  private var shown: KeyHints?
  private var isGuess = false
  /// What was found last for each sort of row: most likely right for the next of that sort.
  private var ofSorts: [RowSort: KeyHints] = [:]

  /// Paints a state, which is taken as it is: to copy it would take longer than to move the bar. The keys below may be a
  /// guess, until `mend`.
  mutating func paint(_ state: inout ConsoleState, on screen: Screen) {
    if let picture = picture(of: state) { return paint(picture, on: screen) }
    let found = find(&state)
    (shown, isGuess) = (found, false)
    screen.paint(render(state, hints: found))
  }

  /// A picture that is painted later; nil where the keys have to be found first.
  func picture(of state: borrowing ConsoleState) -> Picture? {
    guard let guess = RowSort(state).flatMap({ ofSorts[$0] }) ?? shown, guess.mayStay(in: state) else { return nil }
    return Picture(frame: render(state, hints: guess), hints: guess)
  }

  /// Paints a picture that was made before.
  mutating func paint(_ picture: Picture, on screen: Screen) {
    (shown, isGuess) = (picture.hints, true)
    screen.paint(picture.frame)
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
