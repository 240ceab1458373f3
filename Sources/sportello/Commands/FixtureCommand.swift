import ArgumentParser
import Foundation
import Policy
import Training
import WhatsApp

/// `sportello fixture`: days made from what really happened, with invented people in the place of real ones.
struct FixtureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fixture", abstract: "Make a training day from a real chat or conversation, with nobody real in it.",
    subcommands: [FromChat.self, FromConversation.self])

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
    @OptionGroup var making: FixtureMaking

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
      try making.make(chat, desk: desk, titled: "Da una chat esportata", of: file)
    }
  }
}
