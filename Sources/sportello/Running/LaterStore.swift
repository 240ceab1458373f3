import Foundation
import Store

/// One more connection to the file, opened by the thread that first uses it: whoever waits for the first picture does not
/// wait for it. The lock makes it safe to share.
final class LaterStore: @unchecked Sendable {
  private let path: String
  private let lock = NSLock()
  private var opened: Store?

  /// - Parameter path: the file, which is open on another connection already.
  init(_ path: String) { self.path = path }

  /// The connection, the same each time.
  ///
  /// - Throws: why it could not be opened; the next one who asks tries again.
  func store() throws(StoreFault) -> Store {
    lock.lock()
    defer { lock.unlock() }
    if let opened { return opened }
    let store = try Store.open(path)
    opened = store
    return store
  }
}
