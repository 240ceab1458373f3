import Desk
import Foundation

/// How much of an answer is wanted, and for how long one may look for it.
public struct SearchLimits: Sendable {
  /// Rows at most.
  public var rows: Int
  /// How long to look before giving what there is.
  public var patience: Duration
  /// Whether nobody wants the answer any more.
  public var isStale: @Sendable () -> Bool

  /// Makes limits.
  public init(rows: Int, patience: Duration, isStale: @escaping @Sendable () -> Bool = { false }) {
    (self.rows, self.patience, self.isStale) = (rows, patience, isStale)
  }
}

/// Counts the time of one search, and looks at the clock only now and then.
struct SearchClock {
  private let limits: SearchLimits
  private let end: ContinuousClock.Instant
  private var looks = 0

  init(_ limits: SearchLimits) { (self.limits, end) = (limits, .now + limits.patience) }

  /// Whether to stop, after one more row was looked at. The first rows are always looked at, so that every question comes
  /// forward.
  mutating func isOver() -> Bool {
    looks += 1
    guard looks.isMultiple(of: 32) else { return false }
    return ContinuousClock.now >= end || limits.isStale()
  }
}
