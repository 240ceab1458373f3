import ArgumentParser
import Desk
import Foundation
import Policy
import Store

/// `--json`.
struct FormatOption: ParsableArguments {
  @Flag(help: "Print JSON on standard output.") var json = false
}

/// `--at`: the desk's clock, accepted only on files whose people are invented.
struct ClockOption: ParsableArguments {
  @Option(
    help: "Set the clock: ISO 8601 with an offset. Only on demo, seeded and training files.", transform: Instant.parse)
  var at: Instant?

  /// The instant that counts as now for a file.
  func now(for store: Store) throws -> Date {
    guard let at else { return Date() }
    if store.kind == .service { try Self.refuse() }
    return at.date
  }

  /// Says why a clock is not set.
  static func refuse() throws -> Never {
    throw Failure.cannotRun("--at is accepted only on demo, seeded and training files; this one serves real citizens")
  }
}

/// `--rules`: the ruleset that a new file starts with.
struct RulesOption: ParsableArguments {
  @Option(help: "The ruleset a new file starts with: a name or a file. Default: arezzo.") var rules: String?
}
