import ArgumentParser
import Console
import Foundation
import Policy
import Training
import WhatsApp

extension TrainCommand {
  /// `train attempts`: what each trainee's plays came to, day by day, and how they go on.
  struct AttemptList: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "attempts", abstract: "List the attempts kept, and compare them over time.")
    @Option(help: "Only this trainee's.") var trainee: String?
    @OptionGroup var format: FormatOption

    func run() throws {
      let attempts = try Attempts().all().filter { trainee == nil || $0.trainee == trainee }
      if format.json { return Output.json(.array(attempts.map(Self.json))) }
      if attempts.isEmpty { Output.warn("no attempts are kept; 'sportello train' keeps one for each day played") }
      attempts.indices.forEach { Output.line(Self.line(attempts[$0], after: Array(attempts[..<$0]))) }
    }

    /// One attempt, with what has changed since the one before on the same day.
    static func line(_ attempt: Attempt, after earlier: [Attempt]) -> String {
      let before = earlier.last { $0.trainee == attempt.trainee && $0.day == attempt.day }
      let change = before.map { attempt.total - $0.total }
      let told = change.map { $0 == 0 ? "  =" : $0 > 0 ? "  +\($0)" : "  \($0)" } ?? ""
      let again = before.map { Set($0.missed).intersection(attempt.missed).sorted() } ?? []
      let missed = again.isEmpty ? "" : "  again: \(again.joined(separator: ", "))"
      let words =
        "\(Zone.rome.iso8601(attempt.at))  \(attempt.trainee)  \(attempt.day)  \(attempt.total)/\(attempt.of)"
      return Printable(words + told + missed).text
    }

    private static func json(_ attempt: Attempt) -> JSON {
      [
        "at": .string(Zone.rome.iso8601(attempt.at)), "trainee": .string(attempt.trainee), "day": .string(attempt.day),
        "total": .count(attempt.total), "of": .count(attempt.of), "missed": .array(attempt.missed.map { .string($0) }),
      ]
    }
  }
}
