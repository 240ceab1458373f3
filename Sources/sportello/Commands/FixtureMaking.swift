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
    try write(made)
  }

  private func write(_ made: ChatDay) throws {
    let day = try Self.checked(made.day, made.acts, file: output)
    let url = URL(fileURLWithPath: output)
    let folder = url.deletingLastPathComponent().appendingPathComponent("acts")
    let acts = folder.appendingPathComponent(url.lastPathComponent)
    for place in [url, acts] where FileManager.default.fileExists(atPath: place.path) {
      throw Failure.refused("\(place.path) is there already; name another file")
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(made.day.utf8).write(to: url, options: .withoutOverwriting)
      try Data(made.acts.utf8).write(to: acts, options: .withoutOverwriting)
    } catch {
      throw Failure.cannotRun("\(output) cannot be written: \(error.localizedDescription)")
    }
    Output.line("\(output): \(day.timeline.count) lines of \(day.citizens.count) invented people")
  }

  /// What is written can be read again.
  private static func checked(_ day: String, _ acts: String, file: String) throws -> Day {
    do {
      let read = try Day.parse(day, file: file)
      _ = try Script.parse(acts, file: "acts/\(file)", for: read)
      return read
    } catch {
      throw Failure.refused("the chat cannot be made a day: \(error)")
    }
  }
}
