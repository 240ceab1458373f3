import Console
import Store

/// The chat under the bar, read while the operator looks at its row: the key that opens it finds it in memory. What was
/// read counts as long as nobody has committed anything since.
struct Foresight {
  private let store: Store
  private var known: (request: ThreadRequest, answers: [Input], token: Int64)?

  /// - Parameter store: the loop's connection.
  init(_ store: Store) { self.store = store }

  /// Reads what a key would ask for, unless it is known.
  mutating func look(at request: ThreadRequest?, _ read: (Effect) -> [Input]) {
    guard let request, known?.request != request else { return }
    guard let token = try? store.changeToken() else { return known = nil }
    known = (request, read(.loadThread(request)), token)
  }

  /// What was read; nil when something else is asked for, or the file may tell something else by now.
  mutating func answers(to effect: Effect) -> [Input]? {
    guard let known, effect == .loadThread(known.request) else { return nil }
    self.known = nil
    return (try? store.changeToken()) == known.token ? known.answers : nil
  }

  /// Takes note that something was committed.
  mutating func forget() { known = nil }
}
