import ArgumentParser
import Foundation
import Gateway
import Policy

/// The daemon between a desk's file and WhatsApp.
@main
struct SportelloGateway: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sportello-gateway", abstract: "Connects desks to WhatsApp, through Meta's Cloud API or Callbell.",
    subcommands: [CheckCommand.self])
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
    commandName: "check", abstract: "Looks at the configuration, the secrets and the files, and says what to do.",
    discussion: "Each line says ok or what to do; the exit code is 1 when something is to be done.")
  @OptionGroup var configuration: ConfigurationOption

  func run() async throws {
    let findings = checkup(of: try configuration.path(), at: Date())
    for finding in findings { print(finding.line) }
    if findings.contains(where: { !$0.isWell }) { throw ExitCode(1) }
  }
}
