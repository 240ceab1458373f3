import ArgumentParser
import Console
import Foundation
import Policy
import Training
import WhatsApp

/// `sportello train`: a day replayed with a trainee, on a file of its own, with a score sheet.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Replay an invented day with a trainee, and get a score sheet.",
    discussion: """
      Every play has a throw-away file of its own, and no way to WhatsApp. To write a day: 'sportello train new FILE', \
      then 'sportello train check FILE'.
      """,
    subcommands: [Play.self, Check.self, New.self, Schema.self, AttemptList.self], defaultSubcommand: Play.self)

  /// `train check`: valid, or what is wrong, where, and what was meant.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Validate days, and the acts beside them.",
      discussion: "With --play the acts are played too: full marks must be full, and each slip miss what it says.")
    @Argument(help: "The files to check.") var files: [String]
    @Flag(help: "Play the acts that stand beside each day.") var play = false
    @OptionGroup var format: FormatOption

    func run() throws {
      let reports = try files.map { file in (file: file, problems: try problems(of: file)) }
      for report in reports where !format.json {
        if report.problems.isEmpty { Output.line("\(report.file): valid") }
        report.problems.forEach { Output.warn("\($0)") }
        if report.problems.isEmpty, let doubt = try doubt(of: report.file) { Output.warn("\(report.file): \(doubt)") }
      }
      if format.json { Output.json(.array(reports.map { Self.json($0.file, $0.problems) })) }
      if reports.contains(where: { !$0.problems.isEmpty }) { throw ExitCode(1) }
    }

    private func problems(of file: String) throws -> [DayProblem] {
      do {
        let day = try Day.parse(try TrainingSource.text(file), file: file)
        let known = Set(Ruleset.embeddedNames)
        if !known.contains(day.ruleset), !FileManager.default.fileExists(atPath: day.ruleset) {
          let meant = nearest(to: day.ruleset, among: Ruleset.embeddedNames)
          return [
            DayProblem(
              file: file, line: 0, key: "ruleset", problem: "there is no ruleset '\(day.ruleset)'", suggestion: meant)
          ]
        }
        guard let acts = TrainingSource.acts(beside: file) else { return [] }
        let script = try Script.parse(try TrainingSource.text(acts), file: acts, for: day)
        guard play else { return [] }
        return try Trial(day: day, script: script).complaints().map {
          DayProblem(file: acts, line: 0, key: "", problem: $0)
        }
      } catch let error as DayError {
        return error.problems
      }
    }

    /// What whoever wrote a valid day may not have meant.
    private func doubt(of file: String) throws -> String? {
      let day = try Day.parse(try TrainingSource.text(file), file: file)
      let timetable = Timetable(try RulesetSource.named(day.ruleset).ruleset)
      guard !timetable.status(at: day.start).open else { return nil }
      let opening = timetable.nextOpening(after: day.start).map { "until \(Zone.rome.iso8601($0))" } ?? "all day"
      return
        "the desk is closed when the day begins, and refuses answers \(opening): change 'start' if you did not mean it"
    }

    private static func json(_ file: String, _ problems: [DayProblem]) -> JSON {
      [
        "file": .string(file), "valid": .bool(problems.isEmpty),
        "problems": .array(
          problems.map { problem in
            [
              "file": .string(problem.file), "line": .count(problem.line), "key": .string(problem.key),
              "problem": .string(problem.problem), "suggestion": .optional(problem.suggestion),
            ]
          }),
      ]
    }
  }

  /// `train new`: a commented day to start from.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Write a commented day to start from.")
    @Argument(help: "The file to write; it must not be there yet.") var file: String

    func run() throws {
      do {
        try Data(Day.template.utf8).write(to: URL(fileURLWithPath: file), options: .withoutOverwriting)
      } catch CocoaError.fileWriteFileExists {
        throw Failure.refused("\(file) is there already; name another file")
      } catch {
        throw Failure.cannotRun("\(file) cannot be written: \(error.localizedDescription)")
      }
      Output.line("\(file) is written. Change it, then: sportello train check \(file)")
    }
  }

  /// `train schema`: the JSON Schema of days.
  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the JSON Schema of days, for editors.")

    func run() throws { Output.text(DaySchema.text) }
  }
}
