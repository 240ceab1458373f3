import ArgumentParser
import Foundation
import Policy
import WhatsApp

/// `sportello hours`: whether the desk is open, and by which rule (A11, A12).
struct HoursCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hours", abstract: "Tell when the desk is open, and why.",
    discussion: """
      sportello hours [--at INSTANT]… | --from DAY --to DAY   [--rules R | --db FILE] [--json]
      Without --at it answers for now. Days are both included. Without --db no file is opened.
      """,
    subcommands: [Status.self, Window.self], defaultSubcommand: Status.self)

  /// `hours`, at instants or for days.
  struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "status", abstract: "At instants or for days (what a bare 'hours' does).")
    @Option(help: "An instant: ISO 8601 with an offset. May be repeated.", transform: Instant.parse)
    var at: [Instant] = []
    @Option(help: "The first day, as 2026-08-01.", transform: CivilDay.argument) var from: CivilDay?
    @Option(help: "The last day, included.", transform: CivilDay.argument) var to: CivilDay?
    @OptionGroup var source: TimetableOption
    @OptionGroup var format: FormatOption

    func validate() throws {
      guard (from == nil) == (to == nil) else { throw ValidationError("--from and --to go together") }
      guard from == nil || at.isEmpty else { throw ValidationError("give either --at or --from and --to, not both") }
      guard let from, let to else { return }
      guard from <= to else { throw ValidationError("--from \(from) comes after --to \(to)") }
      guard to.dayNumber - from.dayNumber < 40_000 else { throw ValidationError("ask for at most 40,000 days") }
    }

    func run() throws {
      let timetable = try source.timetable()
      if let from, let to {
        return show(days: (from.dayNumber...to.dayNumber).map { CivilDay(dayNumber: $0) }, timetable)
      }
      let instants = at.isEmpty ? [Date()] : at.map(\.date)
      let answers = instants.map { ($0, timetable.status(at: $0)) }
      guard format.json else { return answers.forEach { Output.line(sentence($0, $1)) } }
      let values = answers.map(value)
      Output.json(at.count > 1 ? .array(values) : values.first ?? .null)
    }

    private func value(_ instant: Date, _ status: Policy.Status) -> JSON {
      [
        "at": .string(Zone.rome.iso8601(instant)), "open": .bool(status.open),
        "until": .optional(status.until.map(Zone.rome.iso8601)), "reason": .string(status.reason.rawValue),
        "name": .optional(status.name),
      ]
    }

    private func sentence(_ instant: Date, _ status: Policy.Status) -> String {
      let until =
        status.until.map { " until \(Zone.rome.iso8601($0))" }
        ?? (status.open ? "" : ", and opens on none of the next \(Timetable.horizonDays) days")
      let why = status.name.map { "\(status.reason.rawValue): \($0)" } ?? status.reason.rawValue
      return "\(Zone.rome.iso8601(instant))  \(status.open ? "open" : "closed")\(until) (\(why))"
    }

    private func show(days: [CivilDay], _ timetable: Timetable) {
      let plans = days.map { ($0, timetable.plan(for: $0)) }
      guard format.json else {
        for (day, plan) in plans {
          let hours = plan.intervals.isEmpty ? "closed" : plan.intervals.map(\.description).joined(separator: ", ")
          let why = plan.name.map { "\(plan.reason.rawValue): \($0)" } ?? plan.reason.rawValue
          Output.line("\(day)  \(hours) (\(why))")
        }
        return
      }
      Output.json(
        .array(
          plans.map { day, plan in
            [
              "day": .string(day.description),
              "intervals": .array(
                plan.intervals.map { [.string($0.start.description), .string($0.end.description)] }),
              "reason": .string(plan.reason.rawValue), "name": .optional(plan.name),
            ]
          }))
    }
  }

  /// `hours window`: WhatsApp's 24 hours against the desk's (A09).
  struct Window: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "window", abstract: "When WhatsApp's 24 hours end, and the last moment at which the desk is open.")
    @Option(help: "When the citizen last wrote: ISO 8601 with an offset.", transform: Instant.parse)
    var inbound: Instant
    @OptionGroup var source: TimetableOption
    @OptionGroup var format: FormatOption

    func run() throws {
      let window = ServiceWindow(opened: inbound.date)
      let last = try source.timetable().lastUsefulMoment(of: window)
      if format.json {
        Output.json([
          "closes": .string(Zone.rome.iso8601(window.closes)), "lastOpen": .optional(last.map(Zone.rome.iso8601)),
        ])
      } else {
        let sentence = last.map { "can be answered until \(Zone.rome.iso8601($0))" } ?? "can never be answered"
        Output.line("closes \(Zone.rome.iso8601(window.closes)); \(sentence)")
      }
    }
  }
}
