import ArgumentParser
import Console
import Foundation

/// `sportello man`: the manual page.
struct ManCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man", abstract: "Print the manual page: sportello man | man -l -.")

  func run() throws {
    Output.text(try Self.page())
  }

  /// The page, from the parser's own tree and the console's table of commands.
  static func page() throws -> String {
    do {
      let tree = try JSONDecoder().decode(ParserTree.self, from: Data(Sportello._dumpHelp().utf8))
      return ManualPage(
        of: tree.command.manual(under: nil), version: Sportello.version, date: Sportello.released, keys: .builtIn
      ).roff
    } catch {
      throw Failure.cannotRun("the parser's tree cannot be read: \(error)")
    }
  }
}

/// What swift-argument-parser tells of a program, as far as the manual needs it.
///
/// Source: ArgumentParserToolInfo, ToolInfoV0.
private struct ParserTree: Decodable {
  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var shouldDisplay: Bool?
    var subcommands: [Command]?
    var arguments: [Argument]?
  }

  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String
    }

    var kind: String
    var abstract: String?
    var shouldDisplay: Bool?
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
  }

  var command: Command
}

extension ParserTree.Command {
  /// The command and those inside it; help itself, which every command has, is left out.
  fileprivate func manual(under parent: String?) -> ManualCommand {
    let name = [parent, commandName].compactMap(\.self).joined(separator: " ")
    let inside = (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
    let shown = (arguments ?? []).filter { argument in
      argument.shouldDisplay != false && !(argument.names ?? []).contains { $0.name == "help" || $0.name == "version" }
    }
    return ManualCommand(
      name: name, abstract: abstract ?? "", discussion: discussion ?? "", parameters: shown.map(\.parameter),
      subcommands: inside.map { $0.manual(under: name) })
  }
}

extension ParserTree.Argument {
  fileprivate var parameter: ManualCommand.Parameter {
    let value = valueName.map { "<\($0)>" } ?? ""
    let written = (names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }.joined(separator: ", ")
    let parts = [written, kind == "flag" ? "" : value, isRepeating ? "..." : ""]
    return ManualCommand.Parameter(usage: parts.filter { !$0.isEmpty }.joined(separator: " "), help: abstract ?? "")
  }
}
