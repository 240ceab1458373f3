import ArgumentParser
import Foundation
import Policy
import Training
import WhatsApp

/// `sportello fixture`: days made from what really happened, with invented people in the place of real ones.
struct FixtureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fixture", abstract: "Make a training day from a real chat, with nobody real in it.",
    subcommands: [FromChat.self])

  /// `fixture from-chat`: a day and its acts from an export.
  struct FromChat: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "from-chat", abstract: "Make a day from a chat exported by WhatsApp.",
      discussion: """
        Names of authors, numbers, addresses, codes and dates are replaced, the same for the same. Every other word that \
        may be somebody's is listed, and nothing is written until each is spoken for: --name for a person's, \
        --harmless for what is nobody's, --confirm for all the rest. The acts go to the folder acts beside the day.
        """)
    @Argument(help: "The .txt file of 'Export chat'.") var file: String
    @Option(name: .customLong("as"), help: "Which author is the desk.") var desk: String
    @Option(name: .shortAndLong, help: "The day to write, as fixtures/days/nome.yaml; it must not be there yet.")
    var output: String
    @Option(help: "A word that is somebody's name; may be given again.") var name: [String] = []
    @Option(help: "A word that is nobody's; may be given again.") var harmless: [String] = []
    @Flag(help: "Every other word that is listed is nobody's: I have read them.") var confirm = false

    func run() throws {
      let chat: ExportedChat
      do {
        chat = try exportedChat(from: try InputFile.read(file, limit: exportLimit), now: Date())
      } catch let error as ExportError {
        throw Failure.refused("\(file): \(error)")
      }
      let authors = chat.summary.authors.keys.sorted()
      guard authors.contains(desk) else {
        let told = authors.map { "'\($0.visible)'" }.joined(separator: ", ")
        throw Failure.refused("--as: nobody of that name wrote in this chat; its authors: \(told)")
      }
      let made = ChatDay(chat, desk: desk, spoken: Spoken(names: name, harmless: harmless))
      guard made.doubts.isEmpty || confirm else {
        for doubt in made.doubts { Output.line("\(file):\(doubt.line): \(doubt.word.visible): \(doubt.why.rawValue)") }
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
}
