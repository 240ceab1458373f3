import ArgumentParser
import Training

/// `sportello record`: a session at the console, saved as a day with its script.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Play a day at the console, and save what you did as a day with its script.",
    discussion: """
      The console opens on a throw-away file, as 'sportello train' does; the demonstration's day is played unless you \
      name another. When you leave, the day is written with the messages that you put in (:inserisci), and what you did \
      goes to the folder acts beside it: 'sportello train FILE --headless' does it again. What a script cannot tell \
      (files, snoozes, subjects and marks taken off, acts on several messages) is left out, and said.
      """)
  @Argument(help: "A day of the program, or a file. Default: demo.") var file: String?
  @Option(name: .shortAndLong, help: "The day to write, as fixtures/days/nome.yaml; it must not be there yet.")
  var output: String
  @Option(help: "How many times as fast the clock runs: 1, 10 or 60.") var speed = 1
  @OptionGroup var screen: ScreenOptions
  @OptionGroup var font: CharsetOption

  func validate() throws {
    guard [1, 10, 60].contains(speed) else { throw ValidationError("--speed is 1, 10 or 60") }
  }

  func run() throws {
    let files = DayFiles(output)
    try files.check()
    let source = try TrainingSource.named(file ?? "demo")
    let folder = ThrowAwayFolder()
    defer { folder.remove() }
    let console = RehearsalConsole(speed: speed, screen: screen, font: font)
    let record = try SessionRecord(console.play(source.day, at: folder.path("training.sqlite")))
    for sentence in record.leftOut { Output.warn("left out: \(sentence)") }
    guard !record.acts.isEmpty || !record.injected.isEmpty else {
      throw Failure.refused("nothing was done that a script can tell: no day was written")
    }
    let made = record.day(from: source.text)
    try files.write(day: made.day, acts: made.acts)
    Output.line(
      "\(output): \(record.acts.count) acts, \(record.injected.count) messages put in; "
        + "'sportello train \(output) --headless' plays them")
  }
}
