import ArgumentParser
import Foundation
import Policy
import WhatsApp

/// `sportello enrol`: what the enrolment grammar makes of messages (C07–C10).
struct EnrolCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enrol", abstract: "Read enrolment messages, one a line, and say what each asks for.",
    discussion: """
      Messages come on standard input: UTF-8, one a line, \\n for a newline inside, \\\\ for a backslash.
      With --json one object a line: {"line","outcome":"activate|deactivate|doubt|none","name","why"}.
      """)
  @OptionGroup var format: FormatOption

  func run() throws {
    for (index, message) in EscapedLines(.standardInput).enumerated() {
      let result = enrolment(message)
      if format.json {
        Output.json([
          "line": .count(index + 1), "outcome": .string(result.outcome.rawValue), "name": .optional(result.name),
          "why": .string(result.why),
        ])
      } else {
        Output.line("\(index + 1): \(result.outcome.rawValue)\(result.name.map { " (\($0))" } ?? ""): \(result.why)")
      }
    }
  }
}
