import Console
import Foundation

/// What a key that moves the bar would do once more, made while nobody types: whoever presses it again, or holds it, sees a
/// picture that is there already. It counts until anything else changes the state.
struct Forethought {
  /// Which key.
  let key: Key
  /// The state after it.
  private(set) var state: ConsoleState
  /// What is to be done then.
  let effects: [Effect]
  /// What is seen then; nil where the keys have to be found first.
  let picture: Painting.Picture?

  /// Presses the key in a copy of the state; nil for any key that may do more than move the bar.
  init?(_ key: Key, in state: ConsoleState, _ painting: Painting) {
    guard state.movesBar(with: key) else { return nil }
    var next = state
    effects = update(&next, .key(key))
    (self.key, self.state, picture) = (key, next, painting.picture(of: next))
  }

  /// Lets its clock go on; false where that changes more than the clock.
  mutating func passes(to now: Date) -> Bool { state.passes(to: now) }
}
