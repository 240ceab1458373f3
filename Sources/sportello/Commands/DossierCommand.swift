import ArgumentParser
import Console
import Desk
import Foundation
import Store
import WhatsApp

/// `sportello dossier`: a conversation as it goes to the judicial authorities (A16), and whether one is whole.
struct DossierCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier", abstract: "Write a conversation as a sealed dossier, or check one.",
    discussion: """
      sportello dossier 12 --out ~/dossier-12 --recipient 'Procura della Repubblica' --purpose 'art. 331 c.p.p.'
      sportello dossier verify ~/dossier-12
      """,
    subcommands: [Make.self, Verify.self], defaultSubcommand: Make.self)

  /// `dossier CONVERSATION`: makes one.
  struct Make: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a conversation with its files, flags and acts into a new folder. Supervisors only.",
      discussion: """
        The folder holds the conversation as a page (dossier.html) and as JSON, its files by digest, the journal's chain
        from its first act to the making of the dossier, a manifest and SHA256SUMS. Recipient and purpose are journalled.
        Deleted texts stay hidden; messages marked as reserved are left out unless --reserved is given (A13).
        """)
    @Argument(help: "The conversation's number.") var conversation: Int64
    @Option(help: "The folder to make; nothing may be there yet.") var out: String
    @Option(help: "For whom: asked for in a terminal.") var recipient: String?
    @Option(help: "What for: asked for in a terminal.") var purpose: String?
    @Flag(help: "Include messages marked as reserved.") var reserved = false
    @OptionGroup var database: DatabaseOption
    @OptionGroup var person: PersonOption
    @OptionGroup var clock: ClockOption
    @OptionGroup var format: FormatOption

    func run() throws {
      let store = try database.open()
      let (me, now) = (try person.me(in: store), try clock.now(for: store))
      let wish = DossierWish(
        ConversationID(conversation), recipient: try asked(recipient, "For whom is the dossier?", "--recipient"),
        purpose: try asked(purpose, "What is it for?", "--purpose"), withReserved: reserved,
        program: Sportello.version)
      do {
        tell(try DossierWriter(store: store, wish: wish, me: me, now: now).write(to: out))
      } catch let error as ActError {
        throw error.failure(at: now, in: try store.office())
      }
    }

    /// What was given, or is asked for where somebody sits.
    private func asked(_ given: String?, _ question: String, _ option: String) throws -> String {
      if let given { return given }
      guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
        throw Failure.cannotRun("say for whom and what for: --recipient '…' --purpose '…' (missing: \(option))")
      }
      Output.errorText("\(question) ")
      return readLine() ?? ""
    }

    private func tell(_ outcome: DossierWriter.Outcome) {
      let (made, head) = (outcome.made, outcome.made.chain.head)
      if format.json {
        return Output.json([
          "number": .number("\(made.dossier.heading.number)"), "folder": .string(outcome.folder),
          "files": .count(outcome.files.count), "missing": .count(outcome.missing),
          "contents": .string(made.contents), "row": .number("\(made.chain.lastRow)"), "head": .string(head),
        ])
      }
      Output.line("Dossier \(made.dossier.heading.number) is in \(outcome.folder): \(outcome.files.count) files.")
      if outcome.missing > 0 { Output.line("\(outcome.missing) files of messages are not kept here, and not in it.") }
      Output.line("Journal row \(made.chain.lastRow), head \(head): write it where it lasts.")
    }
  }

  /// `dossier verify DIR`: checks one.
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check a dossier's folder, and name what was altered.",
      discussion: """
        It needs no database. With --db, the journal of that file must hold every act of the dossier; with --head, a
        digest from the system log must stand in the dossier's stretch of the chain.
        """)
    @Argument(help: "The dossier's folder.") var folder: String
    @Option(help: "The file from which the dossier was made.") var db: String?
    @Option(help: "A digest from the system log; may be repeated.", transform: HeadArgument.init)
    var head: [HeadArgument] = []
    @OptionGroup var format: FormatOption

    func run() throws {
      var check = try DossierCheck(folder, heads: Set(head.map(\.digest)))
      check.run()
      if let db { check.compare(with: try Store.open(db, readOnly: true)) }
      if format.json { Output.json(check.json) } else { check.lines.forEach(Output.line) }
      guard check.problems.isEmpty else { throw ExitCode(1) }
    }
  }
}

extension ActError {
  /// The failure that a command ends with.
  func failure(at now: Date, in office: Office) -> Failure {
    switch self {
    case .refused(.roleMissing(let role)): .refused(OfficeRefusal.roleMissing(role).sentence)
    case .refused(.empty):
      .refused("recipient and purpose are words on one line: --recipient '…' --purpose '…'")
    case .refused(.tooLong(_, let limit)): .refused("recipient and purpose have at most \(limit) characters each")
    case .refused(let refusal): .refused(Phrases(.english).sentence(for: refusal, in: office, at: now).text)
    case .unknownConversation(let id): .refused("there is no conversation \(id) in this file")
    case .fault(let fault): .cannotRun(fault.description)
    }
  }
}
