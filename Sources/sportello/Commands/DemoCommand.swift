import ArgumentParser
import Console
import Foundation
import Policy
import Store
import Terminal
import Training

/// `sportello demo`: the console on a throw-away file, with invented citizens who write by themselves.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Look around: invented citizens, a real console, nothing to configure.")
  @Option(
    help: "When the day begins: ISO 8601 with an offset. Default: 10:40 of the last working day.",
    transform: Instant.parse)
  var at: Instant?
  @Option(help: "A day: demo, quiet, or a YAML file as in fixtures/days. Default: demo.") var day: String?
  @Option(help: "Keep the file here instead of throwing it away; it must not be there yet.") var db: String?
  @Flag(name: .customLong("no-tour"), help: "Without the three steps of the first minutes.") var skipsTour = false
  @OptionGroup var screen: ScreenOptions
  @OptionGroup var font: CharsetOption

  func run() throws {
    let own = OwnKeys()
    var mishaps = own.mishaps
    let theme = try screen.theme(telling: &mishaps)
    do { try Screen.check() } catch { throw Failure.cannotRun("\(error)") }
    let written = try DaySource.named(day)
    let start = try at?.date ?? DaySource.lastWorkingMorning(before: Date(), ruleset: written.ruleset)
    let shifted = try DaySource.day(written, starting: start)
    let folder = ThrowAwayFolder()
    defer { folder.remove() }
    let store = try DayRunner.prepare(shifted, at: db ?? folder.path("demo.sqlite"))
    let runner = DayRunner(shifted, in: try Store.open(store.path))
    guard let me = shifted.staff.first?.id else { throw Failure.refused("the day has no staff") }
    let setup = ConsoleSetup(
      store: store, path: store.path, me: me, clock: .starting(at: start), language: try screen.language(),
      isLinked: true, keys: own.map, mishaps: mishaps, charset: try font.chosen(),
      hasMouse: try Site.settings().mouse ?? false,
      opener: try Opener(for: store), hasTour: !skipsTour,
      speller: Speller(dictionary: try Site.settings().dictionary))
    try ConsoleLoop(setup, theme: theme, day: runner).run()
  }
}

/// Where a day comes from.
enum DaySource {
  /// A day of the program by its name, or one from a file; by default the demonstration's.
  static func named(_ name: String?) throws -> Day {
    do {
      let name = name ?? "demo"
      if let text = Day.embedded(name) { return try Day.parse(text, file: "\(name).yaml") }
      guard FileManager.default.fileExists(atPath: name) else {
        let known = Day.embeddedNames.joined(separator: ", ")
        throw Failure.cannotRun("'\(name)' is neither a day of the program (\(known)) nor a file")
      }
      return try Day.parse(String(decoding: try InputFile.read(name, limit: 1 << 20), as: UTF8.self), file: name)
    } catch let error as DayError {
      throw Failure.refused("\(error)")
    }
  }

  /// A day moved to another instant.
  ///
  /// - Throws: a failure for years whose holidays nobody has written down.
  static func day(_ written: Day, starting start: Date) throws -> Day {
    guard (2000...2100).contains(Zone.rome.day(of: start).year) else {
      throw Failure.cannotRun("a day is played from 2000 to 2100, not at \(Zone.rome.iso8601(start))")
    }
    return written.starting(at: start)
  }

  /// 10:40 of the last day on which the desk opened before then.
  static func lastWorkingMorning(before now: Date, ruleset name: String) throws -> Date {
    let timetable = Timetable(try RulesetSource.named(name).ruleset)
    var day = Zone.rome.day(of: now)
    for _ in 0..<Timetable.horizonDays {
      let morning = Zone.rome.instant(day, CivilTime(minutes: 10 * 60 + 40))
      if morning <= now, timetable.status(at: morning).open { return morning }
      day = day.adding(days: -1)
    }
    throw Failure.cannotRun(
      "by the ruleset '\(name)' the desk has not been open at 10:40 for \(Timetable.horizonDays) days")
  }
}
