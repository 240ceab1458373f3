import ArgumentParser
import Foundation
import Policy
import Store
import WhatsApp

/// `sportello rules`: what a municipality has decided, as YAML.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List, show, check and use rulesets.",
    subcommands: [List.self, Show.self, Check.self, Use.self])

  /// `rules list`: those the program carries, or with `--db` those the file has had in force.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the rulesets in the program, or with --db the history of those in force.")
    @Option(help: "A file: the history of its rulesets instead.") var db: String?
    @OptionGroup var format: FormatOption

    func run() throws {
      guard let db else { return try listEmbedded() }
      let history = try Store.open(db, readOnly: true).rulesets()
      guard !format.json else { return Output.json(.array(history.map(row))) }
      for use in history {
        Output.line("\(Zone.rome.iso8601(use.from))  \(use.name) \(use.version)  by \(use.by)")
      }
    }

    private func row(_ use: RulesInForce) -> JSON {
      [
        "from": .string(Zone.rome.iso8601(use.from)), "name": .string(use.name), "version": .string(use.version),
        "digest": .string(use.digest), "by": .string(use.by.rawValue), "at": .string(Zone.rome.iso8601(use.made)),
      ]
    }

    private func listEmbedded() throws {
      let rulesets = try Ruleset.embeddedNames.map { try RulesetSource.embedded($0) }
      if format.json {
        return Output.json(
          .array(
            rulesets.map { source in
              [
                "name": .string(source.ruleset.name), "title": .string(source.ruleset.title),
                "version": .string(source.ruleset.version), "service": .string(source.ruleset.service.rawValue),
              ]
            }))
      }
      for source in rulesets { Output.line("\(source.ruleset.name)\t\(source.ruleset.title)") }
    }
  }

  /// `rules show`: the YAML, byte for byte.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print a ruleset's YAML, to copy and change.")
    @Argument(help: "The name of a ruleset in the program, as 'arezzo', or a file.") var name: String
    @OptionGroup var format: FormatOption

    func run() throws {
      let source = try RulesetSource.named(name)
      guard format.json else { return Output.text(source.yaml) }
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      Output.json(try JSON(Array(encoder.encode(source.ruleset))))
    }
  }

  /// `rules check`: valid, or what is wrong, where, and what was expected.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Validate a ruleset file.")
    @Argument(help: "The file to check.") var file: String
    @OptionGroup var format: FormatOption

    func run() throws {
      let problems: [RulesetProblem]
      do {
        let source = try RulesetSource.file(file)
        if !format.json { Output.line("\(file): valid; \(source.ruleset.title), version \(source.ruleset.version)") }
        problems = []
      } catch let error as RulesetError {
        problems = error.problems
      }
      if format.json { Output.json(report(problems)) } else { problems.forEach { Output.warn("\($0)") } }
      if !problems.isEmpty { throw ExitCode(1) }
    }

    private func report(_ problems: [RulesetProblem]) -> JSON {
      [
        "file": .string(file), "valid": .bool(problems.isEmpty),
        "problems": .array(
          problems.map { problem in
            [
              "line": .count(problem.line), "key": .string(problem.key), "problem": .string(problem.problem),
              "suggestion": .optional(problem.suggestion),
            ]
          }),
      ]
    }
  }

  /// `rules use`: puts a ruleset in force in the file, from an instant on; journalled, never overwritten.
  struct Use: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Put a ruleset in force in the file.")
    @Argument(help: "The name of a ruleset in the program, or a file.") var name: String
    @Option(
      help: "From when on: a day, from its first instant, or ISO 8601 with an offset. Default: now.",
      transform: Instant.parseOrDay)
    var from: Instant?
    @OptionGroup var database: DatabaseOption
    @OptionGroup var person: PersonOption
    @OptionGroup var clock: ClockOption
    @OptionGroup var format: FormatOption

    func run() throws {
      let source = try RulesetSource.named(name)
      let store = try database.open()
      let now = try clock.now(for: store)
      let from = from?.date ?? now
      let me = try person.me(in: store)
      let owns = Site.owns(store.path)
      try changingOffice { () throws(OfficeError) in
        try store.useRules(source: source.yaml, ruleset: source.ruleset, from: from, by: me, ownsFile: owns, at: now)
      }
      if format.json {
        Output.json([
          "name": .string(source.ruleset.name), "version": .string(source.ruleset.version),
          "from": .string(Zone.rome.iso8601(from)),
        ])
      } else {
        Output.line("\(source.ruleset.name) \(source.ruleset.version) is in force from \(Zone.rome.iso8601(from))")
      }
    }
  }
}
