import Foundation

/// The desk's clock: the machine's, or one that started at an instant of its own and runs
/// at the same pace or so many times as fast.
struct DeskClock: Sendable {
  private enum Pace {
    case wall, own(Date, since: ContinuousClock.Instant, speed: Int), still(Date), training(TrainingClock)
  }
  private let pace: Pace

  /// The machine's clock.
  static let wall = DeskClock(pace: .wall)

  /// A clock that shows an instant now, and runs so many times as fast as the machine's.
  static func starting(at instant: Date, speed: Int = 1) -> DeskClock {
    DeskClock(pace: .own(instant, since: .now, speed: speed))
  }

  /// A clock that always shows one instant, for pictures.
  static func stopped(at instant: Date) -> DeskClock { DeskClock(pace: .still(instant)) }

  /// A rehearsal's clock, which its trainer stops, hurries and puts forward.
  static func training(_ clock: TrainingClock) -> DeskClock { DeskClock(pace: .training(clock)) }

  /// How many of its seconds go by in one of ours; none while it stands still.
  var speed: Int {
    switch pace {
    case .own(_, _, let speed): speed
    case .training(let clock): clock.pace.isPaused ? 0 : clock.pace.speed
    case .wall, .still: 1
    }
  }

  /// What it shows.
  var now: Date {
    switch pace {
    case .wall: return Date()
    case .still(let instant): return instant
    case .training(let clock): return clock.now
    case .own(let start, let begun, let speed):
      let (seconds, fraction) = begun.duration(to: .now).components
      return start.addingTimeInterval((Double(seconds) + Double(fraction) / 1e18) * Double(speed))
    }
  }
}
