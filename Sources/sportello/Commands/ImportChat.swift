import ArgumentParser
import Desk
import Foundation
import Policy
import Store
import WhatsApp

/// `sportello import chat`: a chat exported from a telephone, as a closed session.
struct ImportChat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat", abstract: "Import a chat exported by WhatsApp as a closed session.",
    discussion: """
      With --dry-run nothing is stored, and the desk's file is not opened: the chat and the other options are checked. \
      With --json as well it prints \
      {"messages","system","media","authors":{NAME:n},"first","last","order"}.
      """)
  @Argument(help: "The .txt file of 'Export chat'.") var file: String
  @Option(name: .customLong("as"), help: "Which author is the desk. Asked when left out.") var desk: String?
  @Option(help: "The citizen's number, digits with the country code. Default: known by the name in the chat.")
  var citizen: String?
  @Flag(help: "Only count.") var dryRun = false
  @OptionGroup var database: DatabaseOption
  @OptionGroup var rules: RulesOption
  @OptionGroup var format: FormatOption

  func run() throws {
    let chat: ExportedChat
    do {
      chat = try exportedChat(from: try InputFile.read(file, limit: exportLimit), now: Date())
    } catch let error as ExportError {
      throw Failure.refused("\(file): \(error)")
    }
    let summary = chat.summary
    if dryRun { return try report(checked(chat)) }
    let desk = try chosenDesk(summary.authors)
    let identity = try identity(among: summary.authors.keys.filter { $0 != desk }.sorted(), in: chat)
    let names = chat.names(inChatWith: identity.phone ?? identity.username ?? "")
    let entries = zip(chat.entries, names).map { entry, name in
      ImportedEntry(
        id: name, side: entry.author.map { $0 == desk ? .desk : .citizen } ?? .system, at: entry.at,
        kind: entry.content.kind, content: entry.content)
    }
    let store = try database.openOrMake(rules)
    let now = Date()
    let owns = Site.owns(store.path)
    let result = try changingOffice { () throws(OfficeError) in
      try store.importSession(citizen: identity, entries: entries, by: Site.login, ownsFile: owns, at: now)
    }
    if format.json {
      Output.json(["stored": .count(result.stored), "duplicates": .count(result.duplicates)])
    } else {
      Output.line("\(result.stored) entries stored as a closed session, \(result.duplicates) known already")
    }
  }

  /// What the chat holds, when everything else that was given would do too.
  private func checked(_ chat: ExportedChat) throws -> ExportedChat.Summary {
    let summary = chat.summary
    if let rules = rules.rules { _ = try RulesetSource.named(rules) }
    if desk != nil { _ = try chosenDesk(summary.authors) }
    if let citizen { _ = try number(citizen) }
    return summary
  }

  private func report(_ summary: ExportedChat.Summary) {
    let authors = summary.authors.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if format.json {
      return Output.json([
        "messages": .count(summary.messages), "system": .count(summary.system), "media": .count(summary.media),
        "authors": .object(authors.map { JSON.Member($0.key, .count($0.value)) }),
        "first": .optional(summary.first.map(Zone.rome.iso8601)),
        "last": .optional(summary.last.map(Zone.rome.iso8601)), "order": .string(summary.order.rawValue),
      ])
    }
    Output.line("\(summary.messages) messages (\(summary.media) media), \(summary.system) by WhatsApp itself")
    let ends = [summary.first, summary.last].compactMap(\.self).map(Zone.rome.iso8601).joined(separator: " to ")
    Output.line("\(ends), dates read as \(summary.order.rawValue)")
    for (author, count) in authors { Output.line("  \(count)  \(author.visible)") }
  }

  /// The author who is the desk: named, or asked for where there is a terminal.
  private func chosenDesk(_ authors: [String: Int]) throws -> String {
    let list = authors.keys.sorted()
    if let desk {
      guard authors[desk] != nil else {
        throw Failure.refused("--as: nobody of that name wrote in this chat; its authors: \(Self.told(list))")
      }
      return desk
    }
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
      throw Failure.refused("say with --as which author is the desk: \(Self.told(list))")
    }
    for (number, author) in list.enumerated() { Output.errorText("\(number + 1)  \(author.visible)\n") }
    Output.errorText("Which author is the desk? ")
    guard let answer = readLine().flatMap({ Int($0) }), list.indices.contains(answer - 1) else {
      throw Failure.cannotRun("that is none of the numbers; nothing was stored")
    }
    return list[answer - 1]
  }

  private static func told(_ authors: [String]) -> String { authors.map { "'\($0.visible)'" }.joined(separator: ", ") }

  /// Who the citizen is: the number given, or the one other author.
  ///
  /// An author without a number is known again only by this very chat, not by the name: two Annas are two people.
  private func identity(among others: [String], in chat: ExportedChat) throws -> Identity {
    if let citizen {
      return Identity(phone: try number(citizen), profileName: others.count == 1 ? name(others[0]) : nil)
    }
    guard others.count == 1 else {
      throw Failure.refused(
        "the chat has \(others.count) authors besides the desk; say with --citizen NUMBER whose conversation it is")
    }
    if let phone = phoneNumber(in: others[0]) { return Identity(phone: phone) }
    let mark = chat.names(inChatWith: "").first?.rawValue.suffix(16) ?? ""
    return Identity(username: "export:\(mark)", profileName: others[0])
  }

  private func number(_ citizen: String) throws -> String {
    guard let phone = phoneNumber(in: citizen.hasPrefix("+") ? citizen : "+" + citizen) else {
      throw Failure.cannotRun("--citizen: write the number with its country code, as 393475550142")
    }
    return phone
  }

  /// A name for the list; a number is not one.
  private func name(_ author: String) -> String? { phoneNumber(in: author) == nil ? author : nil }
}

extension String {
  /// Hostile text as it may be printed on a terminal: nothing that moves, colours or reorders.
  var visible: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: "\u{FFFD}"
          default: scalar
          }
        }))
  }
}
