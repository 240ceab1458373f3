import ArgumentParser
import Foundation
import Policy

/// An instant given on the command line: ISO 8601 with a zone or an offset; one without is refused.
struct Instant: ExpressibleByArgument {
  /// The instant.
  var date: Date

  init?(argument: String) {
    guard let date = try? Zone.instant(iso8601: argument) else { return nil }
    self.date = date
  }
}

extension CivilDay: ArgumentParser.ExpressibleByArgument {
  /// A day as `2026-08-07`.
  public init?(argument: String) { self.init(argument) }
}

extension Instant {
  /// Reads an instant, or says why it is none.
  static func parse(_ text: String) throws -> Instant {
    do {
      return Instant(date: try Zone.instant(iso8601: text))
    } catch {
      throw ValidationError("\(error)")
    }
  }

  init(date: Date) { self.date = date }
}
