import ArgumentParser
import Foundation
import Policy
import Store
import Training

/// `sportello seed`: an invented town's history, for trying the program and for measuring it.
struct SeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seed", abstract: "Write an invented town's history into a new file.",
    discussion: """
      The same seed, instant and numbers give the same history. All of its people are invented: whoever opens the file \
      has every role, and it accepts --at.
      """)
  @Option(help: "How many citizens have written.") var conversations = 1_000
  @Option(help: "How many messages citizens and staff have sent each other.") var messages = 10_000
  @Option(help: "Another number makes another town.") var seed: UInt64 = 1
  @Option(
    help: "The instant at which the history ends: ISO 8601 with an offset. Default: 10:40 of the last working day.",
    transform: Instant.parse)
  var at: Instant?
  @Option(help: "The file to make; it must not be there yet.") var db: String
  @OptionGroup var format: FormatOption

  func run() throws {
    let source = try RulesetSource.embedded("arezzo")
    let end = try at?.date ?? DaySource.lastWorkingMorning(before: Date(), ruleset: "arezzo")
    let town = try plan(until: end, under: Timetable(source.ruleset))
    let begun = ContinuousClock.now
    do {
      try Seeding(town, source).write(to: db)
    } catch {
      if case StoreFault.exists = error { throw error }
      // What was not finished is of no use to anybody.
      for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: db + suffix) {
        try FileManager.default.removeItem(atPath: db + suffix)
      }
      throw error
    }
    let seconds = Int(begun.duration(to: .now).components.seconds)
    guard format.json else {
      return Output.line(
        "\(db): \(conversations) conversations, \(messages) messages until \(Zone.rome.iso8601(end)), in \(seconds) s")
    }
    Output.json([
      "file": .string(db), "conversations": .count(conversations), "messages": .count(messages),
      "seed": .number("\(seed)"), "at": .string(Zone.rome.iso8601(end)), "seconds": .count(seconds),
    ])
  }

  private func plan(until end: Date, under timetable: Timetable) throws -> Town {
    do throws(Town.Refusal) {
      return try Town(
        seed: seed, conversations: conversations, messages: messages, end: end, timetable: timetable)
    } catch {
      switch error {
      case .conversations: throw Failure.cannotRun("--conversations \(conversations): from 1 to 10000000")
      case .messages:
        throw Failure.cannotRun(
          "--messages \(messages): at least one for each of \(conversations) conversations, less than a million for each"
        )
      case .neverOpen:
        throw Failure.refused(
          "the desk was hardly open in the year until \(Zone.rome.iso8601(end)); choose another --at")
      }
    }
  }
}
