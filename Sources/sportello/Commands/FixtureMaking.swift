import ArgumentParser
import Foundation
import Training
import WhatsApp

/// What a day made from real words is written to, and what a person has said about the words in it.
struct FixtureMaking: ParsableArguments {
  @Option(name: .shortAndLong, help: "The day to write, as fixtures/days/nome.yaml; it must not be there yet.")
  var output: String
  @Option(help: "A word that is somebody's name; may be given again.") var name: [String] = []
  @Option(help: "A word that is nobody's; may be given again.") var harmless: [String] = []
  @Flag(help: "Every other word that is listed is nobody's: I have read them.") var confirm = false

  /// Makes the day and its acts, once every word is spoken for.
  ///
  /// - Parameters:
  ///   - source: how doubted words say where they stand.
  ///   - names: more names that are replaced.
  func make(
    _ chat: ExportedChat, desk: String, titled title: String, of source: String, knowing names: [String] = []
  ) throws {
    let spoken = Spoken(names: name + names, harmless: harmless)
    let made = ChatDay(chat, desk: desk, titled: title, spoken: spoken)
    guard made.doubts.isEmpty || confirm else {
      for doubt in made.doubts { Output.line("\(source):\(doubt.line): \(doubt.word.visible): \(doubt.why.rawValue)") }
      throw Failure.refused(
        "nothing was written: \(made.doubts.count) words may be somebody's; say --name or --harmless of each, or "
          + "--confirm once you have read them")
    }
    let day = try DayFiles(output).write(day: made.day, acts: made.acts)
    Output.line("\(output): \(day.timeline.count) lines of \(day.citizens.count) invented people")
  }
}
