import ArgumentParser
import Foundation
import Policy
import Store

/// The console and the administrator's commands.
@main
struct Sportello: ParsableCommand {
  /// Which version this is, and of which day.
  static let (version, released) = ("0.1.0", "2026-11-25")

  static let configuration = CommandConfiguration(
    commandName: "sportello",
    abstract: "The counter where citizens' WhatsApp messages arrive.",
    discussion: """
      Without a command it opens the console: sportello [--db FILE] [--theme NAME] [--lang it|en], and more in \
      'sportello console --help'. To look around first, with nothing to configure: sportello demo
      """,
    version: version,
    subcommands: [
      ConsoleCommand.self, DemoCommand.self, ShowCommand.self, ImportCommand.self, HoursCommand.self, SeedCommand.self,
      BenchCommand.self, RulesCommand.self, OrderCommand.self, ReportCommand.self,
      StaffCommand.self, TerminalCommand.self,
      EnrolCommand.self,
      ModerateCommand.self, KeysCommand.self, ManCommand.self, DossierCommand.self, VerifyCommand.self,
      TrainCommand.self, RecordCommand.self, FixtureCommand.self, MessagesCommand.self,
    ],
    defaultSubcommand: ConsoleCommand.self)

  /// Exit codes are the contract: 0, 1 refused or invalid, 2 could not run or wrong usage.
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    do {
      let words = Array(CommandLine.arguments.dropFirst())
      if let start = ConsoleStart(usual: words) { return try start.run() }
      var command = try parsed(words)
      try command.run()
    } catch {
      Foundation.exit(report(error))
    }
  }

  /// Without a command's name the console opens: reading its options alone spares each start the tables of all the
  /// others, which cost as much time as opening the file.
  private static func parsed(_ words: [String]) throws -> any ParsableCommand {
    if words.first?.hasPrefix("--") ?? true, let console = try? ConsoleCommand.parse(words) { return console }
    if let word = words.first, !word.hasPrefix("-") { try checkCommand(word) }
    return try parseAsRoot(words)
  }

  /// Refuses a command that is not there: the parser would take the word for the console's.
  private static func checkCommand(_ word: String) throws(Failure) {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard word != "help", !names.contains(word) else { return }
    let meant = nearest(to: word, among: names).map { "did you mean '\($0)'? " } ?? ""
    throw .cannotRun("there is no command '\(word)'; \(meant)'sportello help' lists them")
  }

  /// Tells an error in a sentence, and gives the exit code it stands for.
  private static func report(_ error: any Error) -> Int32 {
    switch error {
    case let code as ExitCode: return code.rawValue
    case let failure as Failure:
      Output.warn(failure.description)
      return failure.code
    case let error as RulesetError:
      error.problems.forEach { Output.warn("\($0)") }
      return 1
    case let fault as StoreFault:
      Output.warn(fault.description)
      return 2
    default:
      let isHelp = exitCode(for: error) == .success
      (isHelp ? Output.text : Output.errorText)(fullMessage(for: error) + "\n")
      return isHelp ? 0 : 2
    }
  }
}

/// `sportello import`: what was recorded elsewhere.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import recorded webhook bodies or an exported chat.",
    subcommands: [ImportWebhook.self, ImportChat.self])
}
