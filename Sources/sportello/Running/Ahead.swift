import Foundation

/// The elements of a sequence, made on a thread of their own a little ahead of whoever takes them, in the same order.
///
/// What both threads touch is guarded by the condition; that is what makes it safe to share.
final class Ahead<Element: Sendable>: @unchecked Sendable {
  /// Elements that change hands at once, and how many such batches may lie ready.
  private static var batch: Int { 256 }
  private static var mostReady: Int { 16 }

  private let condition = NSCondition()
  private var ready: [[Element]] = []
  private var isOver = false
  private var isStopped = false

  /// Begins.
  ///
  /// - Parameter make: gives the next element, nil after the last.
  init(_ make: @escaping @Sendable () -> (() -> Element?)) {
    Thread { [self] in work(make()) }.start()
  }

  /// Takes all elements, in their order.
  ///
  /// - Throws: whatever the closure throws; no more are made then.
  func forEach(_ body: (Element) throws -> Void) throws {
    defer { stop() }
    while let batch = next() {
      for element in batch { try body(element) }
    }
  }

  private func next() -> [Element]? {
    condition.withLock {
      while ready.isEmpty, !isOver { condition.wait() }
      guard !ready.isEmpty else { return nil }
      condition.broadcast()
      return ready.removeFirst()
    }
  }

  private func stop() {
    condition.withLock {
      isStopped = true
      condition.broadcast()
    }
  }

  private func work(_ next: () -> Element?) {
    var batch: [Element] = []
    while let element = next() {
      batch.append(element)
      guard batch.count == Self.batch else { continue }
      guard hand(batch) else { return }
      batch.removeAll(keepingCapacity: true)
    }
    _ = hand(batch)
    condition.withLock {
      isOver = true
      condition.broadcast()
    }
  }

  /// Puts a batch ready; false when nobody wants it any more.
  private func hand(_ batch: [Element]) -> Bool {
    condition.withLock {
      while ready.count >= Self.mostReady, !isStopped { condition.wait() }
      guard !isStopped else { return false }
      ready.append(batch)
      condition.broadcast()
      return true
    }
  }
}
