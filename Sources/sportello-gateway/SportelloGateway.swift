import ArgumentParser
import Foundation
import Gateway
import Logging
import Policy
import Store

/// The daemon between desks' files and WhatsApp.
@main
struct SportelloGateway: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sportello-gateway", abstract: "Connects desks to WhatsApp, through Meta's Cloud API or Callbell.",
    subcommands: [
      CheckCommand.self, RunCommand.self, SimulateCommand.self, BenchCommand.self, FloorCommand.self,
    ])

  /// Exit codes are the contract: 0, 1 refused or invalid, 2 could not run or wrong usage.
  static func main() async {
    // A peer that is gone, and a file that may not grow: both are errors to be told, and no reason to end.
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    do {
      var command = try parseAsRoot()
      if var later = command as? any AsyncParsableCommand { try await later.run() } else { try command.run() }
    } catch {
      Foundation.exit(report(error))
    }
  }

  private static func report(_ error: any Error) -> Int32 {
    switch error {
    case let code as ExitCode: return code.rawValue
    case is RulesetError, is StartFault, is SecretFault, is TLSFault, is StoreFault, is AddressFault,
      is SimulationFault, is LoadFault:
      tell("sportello-gateway: \(error)\n", to: .standardError)
      return error is RulesetError ? 1 : 2
    default:
      let isHelp = exitCode(for: error) == .success
      tell(fullMessage(for: error) + "\n", to: isHelp ? .standardOutput : .standardError)
      return isHelp ? 0 : 2
    }
  }

  private static func tell(_ text: String, to handle: FileHandle) { handle.write(Data(text.utf8)) }
}

/// The configuration's file, which may be named in two ways.
struct ConfigurationOption: ParsableArguments {
  @Argument(help: "The configuration.") var file: String?
  @Option(help: "The configuration, as an option.") var config: String?

  /// The file's path.
  func path() throws -> String {
    guard let path = file ?? config, file == nil || config == nil else {
      throw ValidationError("name one configuration: sportello-gateway check /etc/sportello/gateway.yaml")
    }
    return path
  }
}

/// `sportello-gateway check`: everything that would keep the gateway from starting.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Looks at the configuration, the secrets, the files and the carriers.",
    discussion: "Each line says ok or what to do; the exit code is 1 when something is to be done.")
  @OptionGroup var configuration: ConfigurationOption
  @Flag(help: "Call nobody: look at this machine only.") var offline = false

  func run() async throws {
    let path = try configuration.path()
    var findings = checkup(of: path, at: Date())
    if !offline { findings += await reachability(of: path) }
    for finding in findings { print(finding.line) }
    if findings.contains(where: { !$0.isWell }) { throw ExitCode(1) }
  }
}

/// `sportello-gateway run`: serves until it is asked to end.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Serves every desk of a configuration until SIGTERM.",
    discussion: "Log lines go to standard error: numbers of messages and codes, never a word, a name or a number.",
    aliases: ["serve"])
  @OptionGroup var configuration: ConfigurationOption
  @Flag(help: "Log every message that is sent.") var verbose = false

  func run() async throws { try await serve(try configuration.path(), level: verbose ? .debug : .info) }
}
