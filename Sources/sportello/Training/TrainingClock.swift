import Console
import Foundation

/// The clock of a rehearsal: it goes at a pace, stands still, is put forward. The lock makes it safe to share.
final class TrainingClock: @unchecked Sendable {
  private let lock = NSLock()
  private var shown: Date
  private var since = ContinuousClock.now
  private var kept: TrainingPace

  /// A clock that shows an instant.
  init(at instant: Date, pace: TrainingPace = TrainingPace()) { (shown, kept) = (instant, pace) }

  /// How it goes.
  var pace: TrainingPace { lock.withLock { kept } }

  /// What it shows.
  var now: Date { lock.withLock { reading } }

  /// Goes at another pace from now on.
  func keep(_ pace: TrainingPace) {
    lock.withLock {
      (shown, since) = (reading, .now)
      kept = pace
    }
  }

  /// Shows a later instant, and goes on from there; it is never put back, because what was done stands at its time.
  func show(_ instant: Date) { lock.withLock { (shown, since) = (max(instant, reading), .now) } }

  private var reading: Date {
    guard !kept.isPaused else { return shown }
    let (seconds, fraction) = since.duration(to: .now).components
    return shown.addingTimeInterval((Double(seconds) + Double(fraction) / 1e18) * Double(kept.speed))
  }
}
