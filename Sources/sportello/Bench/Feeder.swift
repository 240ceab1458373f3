import Desk
import Foundation
import Store

/// Lets arrivals pour into a file at an even rate, from a thread and a connection of its own.
///
/// What both threads touch is guarded by the condition; that is what makes it safe to share.
final class Feeder: @unchecked Sendable {
  private let store: Store
  private let perSecond: Int
  private let batch: Int
  private let make: @Sendable (Int) -> Arrival
  private let receive: @Sendable (Store, [Arrival]) throws -> Void
  private let condition = NSCondition()
  private var isStopping = false
  private var isDone = false
  private var trouble: (any Error)?
  private var fed = 0
  private var seconds = 0.0

  /// - Parameters:
  ///   - store: a connection that nobody else uses meanwhile.
  ///   - perSecond: how many arrivals.
  ///   - batch: how many in a commit.
  ///   - make: the arrival of a number, from zero.
  ///   - receive: commits some.
  init(
    _ store: Store, perSecond: Int, batch: Int, make: @escaping @Sendable (Int) -> Arrival,
    receive: @escaping @Sendable (Store, [Arrival]) throws -> Void
  ) {
    (self.store, self.perSecond, self.batch, self.make, self.receive) = (store, perSecond, batch, make, receive)
  }

  /// Begins.
  func start() { Thread { [self] in work() }.start() }

  /// Ends it, and gives how many came in a second.
  ///
  /// - Throws: what went wrong on the way.
  func stop() throws -> Double {
    condition.withLock {
      isStopping = true
      while !isDone { condition.wait() }
    }
    if let trouble { throw trouble }
    return Double(fed) / max(seconds, 1e-6)
  }

  private func work() {
    let begun = ContinuousClock.now
    do {
      while !condition.withLock({ isStopping }) {
        try receive(store, (fed..<(fed + batch)).map(make))
        fed += batch
        let due = Double(fed) / Double(perSecond) - begun.duration(to: .now).milliseconds / 1_000
        if due > 0 { Thread.sleep(forTimeInterval: due) }
      }
    } catch {
      trouble = error
    }
    condition.withLock {
      seconds = begun.duration(to: .now).milliseconds / 1_000
      isDone = true
      condition.broadcast()
    }
  }
}
