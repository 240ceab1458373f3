import ArgumentParser
import WhatsApp

/// `sportello bench training`: how fast a busy invented day is read, played and taken back.
struct TrainingBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training", abstract: "Measure a day of 500 events: validated, played, taken back.",
    discussion: """
      The day is made up on the spot: 50 citizens who write 450 times, 25 chats taken and answered. The floor under \
      playing it is bare SQLite with the same rows of the same arrivals in one transaction. Give it a release build and \
      a quiet machine.
      """)
  @OptionGroup var format: FormatOption

  func run() throws {
    let figures = try BusyDay().figures(rounds: 7)
    guard !format.json else { return Output.json(.array(figures.map(\.json))) }
    Output.line(Figure.heading)
    figures.forEach { Output.line($0.line) }
  }
}
