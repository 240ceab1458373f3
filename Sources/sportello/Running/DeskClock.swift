import Foundation

/// The desk's clock: the machine's, or one that started at an instant of its own and runs at the same pace.
struct DeskClock: Sendable {
  private enum Pace { case wall, own(Date, since: ContinuousClock.Instant), still(Date) }
  private let pace: Pace

  /// The machine's clock.
  static let wall = DeskClock(pace: .wall)

  /// A clock that shows an instant now.
  static func starting(at instant: Date) -> DeskClock { DeskClock(pace: .own(instant, since: .now)) }

  /// A clock that always shows one instant, for pictures.
  static func stopped(at instant: Date) -> DeskClock { DeskClock(pace: .still(instant)) }

  /// What it shows.
  var now: Date {
    switch pace {
    case .wall: return Date()
    case .still(let instant): return instant
    case .own(let start, let begun):
      let (seconds, fraction) = begun.duration(to: .now).components
      return start.addingTimeInterval(Double(seconds) + Double(fraction) / 1e18)
    }
  }
}
