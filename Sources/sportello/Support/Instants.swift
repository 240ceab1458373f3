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

extension CivilDay {
  /// Reads a day as it is typed, or says how it is written.
  static func argument(_ text: String) throws -> CivilDay {
    do {
      return try CivilDay.parse(text)
    } catch {
      throw ValidationError("\(error)")
    }
  }
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

  /// Reads an instant, or a day as its first instant in Rome.
  static func parseOrDay(_ text: String) throws -> Instant {
    guard let day = try? CivilDay.parse(text) else { return try parse(text) }
    return Instant(date: Zone.rome.instant(day, CivilTime(minutes: 0)))
  }

  init(date: Date) { self.date = date }
}
