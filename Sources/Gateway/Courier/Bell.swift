import Dispatch
import Foundation
import Store
import Synchronization

/// What one loop sleeps by: it wakes when rung, or at an instant. A ring while nobody sleeps is kept.
final class Bell: Sendable {
  private struct State {
    var isRung = false
    var sleeper: CheckedContinuation<Void, Never>?
    var sleep = 0
  }
  private let state = Mutex(State())

  /// Wakes the loop.
  func ring() { wake(sleep: nil) }

  /// Sleeps until rung, `seconds` at most.
  func wait(atMost seconds: TimeInterval) async {
    await withCheckedContinuation { (sleeper: CheckedContinuation<Void, Never>) in
      let sleep: Int? = state.withLock { state in
        guard !state.isRung, seconds > 0 else {
          state.isRung = false
          return nil
        }
        state.sleep += 1
        state.sleeper = sleeper
        return state.sleep
      }
      guard let sleep else { return sleeper.resume() }
      DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { self.wake(sleep: sleep) }
    }
  }

  /// Ends one sleep, or whichever it is.
  private func wake(sleep: Int?) {
    let sleeper: CheckedContinuation<Void, Never>? = state.withLock { state in
      guard sleep == nil || sleep == state.sleep else { return nil }
      if sleep == nil { state.isRung = state.sleeper == nil }
      defer { state.sleeper = nil }
      return state.sleeper
    }
    sleeper?.resume()
  }
}

/// Rings a bell whenever somebody commits to a file.
final class FileBell {
  private let source: any DispatchSourceRead
  private let watch: Watch

  init(_ store: Store, rings bell: Bell) throws(StoreFault) {
    let watch = try store.watch()
    self.watch = watch
    source = DispatchSource.makeReadSource(fileDescriptor: watch.descriptor, queue: DispatchQueue(label: "watch"))
    source.setEventHandler {
      _ = watch.drain()
      bell.ring()
    }
    source.resume()
  }

  deinit { source.cancel() }
}
