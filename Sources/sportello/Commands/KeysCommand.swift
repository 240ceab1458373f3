import ArgumentParser
import Console
import Foundation
import WhatsApp

/// `sportello keys`: which key does what, and files that change it.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Which key does what, and files that change it.",
    discussion: """
      Keys are changed in ~/.config/sportello/keys, and for everybody in /etc/sportello/keys: one a line, \
      'PLACE KEY COMMAND' as in 'list p claim', 'thread <c-g> view-incoming', 'list x -' for nothing.
      """,
    subcommands: [KeysList.self, KeysCheck.self])
}

/// `sportello keys list`.
struct KeysList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print every key with its place and its command, as a file of keys has them.")
  @OptionGroup var format: FormatOption

  func run() throws {
    let own = OwnKeys()
    for error in own.errors { Output.warn("\(error)") }
    let phrases = Phrases(.english)
    let rows = own.map.bindings.compactMap { binding in binding.command.map { (binding, $0) } }
    guard !format.json else {
      return Output.json(
        .array(
          rows.map { binding, command in
            [
              "place": .string(binding.focus.rawValue), "key": .string("\(binding.key)"),
              "command": .string(command.rawValue), "title": .string(phrases.heading(of: command)),
            ]
          }))
    }
    for (binding, command) in rows {
      let words = [(binding.focus.rawValue, 9), ("\(binding.key)", 10), (command.rawValue, 16)]
      let columns = words.map { $0.0.padding(toLength: max($0.1, $0.0.count + 1), withPad: " ", startingAt: 0) }
      Output.line(columns.joined() + "# " + phrases.heading(of: command))
    }
  }
}

/// `sportello keys check FILE`.
struct KeysCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say what is wrong with a file of keys, line by line.")
  @Argument(help: "The file. Default: those that the console would read.") var file: String?

  func run() throws {
    guard let file else {
      let own = OwnKeys()
      guard let first = own.errors.first else { return Output.line("the keys are right") }
      for error in own.errors.dropFirst() { Output.warn("\(error)") }
      throw (first as? KeyFileError).map { Failure.refused($0.description) } ?? first
    }
    do {
      _ = try OwnKeys.parse(file, onto: .builtIn)
      Output.line("\(file): right")
    } catch let error as KeyFileError {
      throw Failure.refused(error.description)
    }
  }
}
