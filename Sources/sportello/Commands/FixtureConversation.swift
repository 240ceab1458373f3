import ArgumentParser
import Desk
import Store
import Training

extension FixtureCommand {
  /// `fixture from-conversation`: a day and its acts from a conversation of the desk's file, which is only read.
  struct FromConversation: ParsableCommand {
    private static let limit = 10_000

    static let configuration = CommandConfiguration(
      commandName: "from-conversation", abstract: "Make a day from a conversation of a desk's file.",
      discussion: """
        As from-chat: every word that may be somebody's is listed, and nothing is written until each is spoken for. \
        Where a word stands is told as CONVERSATION:LINE, counted from the first line of its thread. The names of the \
        citizen and of the staff are replaced wherever they stand. Notes, acts, automatic messages, places and \
        reactions are left out, and so is whatever was deleted or is marked as reserved. The file is only read.
        """)
    @Argument(help: "The conversation's number, as search, dossiers and the journal tell it.") var conversation: Int64
    @Option(help: "How many of its sessions, from the last one back.") var sessions = 1
    @OptionGroup var database: DatabaseOption
    @OptionGroup var making: FixtureMaking

    func validate() throws {
      guard sessions > 0 else { throw ValidationError("--sessions is 1 or more") }
    }

    func run() throws {
      let store = try database.open(readOnly: true)
      guard let thread = try store.thread(ConversationID(conversation), limit: Self.limit) else {
        throw Failure.refused("there is no conversation \(conversation)")
      }
      guard let found = ConversationChat(thread, sessions: sessions) else {
        throw Failure.refused("the citizen wrote nothing in conversation \(conversation) that a day can hold")
      }
      if found.leftOut > 0 { Output.warn("\(found.leftOut) of the citizen's messages are left out") }
      try making.make(
        found.chat, desk: ConversationChat.desk, titled: "Da una conversazione dello sportello", of: "\(conversation)",
        knowing: ConversationChat.names(thread, try store.staff()))
    }
  }
}
