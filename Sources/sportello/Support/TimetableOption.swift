import ArgumentParser
import Policy
import Store

/// Whose hours are asked for: a ruleset's alone, or a file's with its orders and history.
struct TimetableOption: ParsableArguments {
  @Option(help: "A ruleset by name or file. Default: arezzo.") var rules: String?
  @Option(help: "A file: its rulesets and orders. Without it no file is opened.") var db: String?

  func validate() throws {
    guard rules == nil || db == nil else {
      throw ValidationError("give either --rules or --db: a file has its ruleset")
    }
  }

  /// The hours.
  func timetable() throws -> Timetable {
    guard let db else { return Timetable(try RulesetSource.named(rules ?? "arezzo").ruleset) }
    return try Store.open(db, readOnly: true).office().timetable
  }
}
