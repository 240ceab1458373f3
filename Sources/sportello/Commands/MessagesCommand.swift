import ArgumentParser
import Foundation
import Store
import WhatsApp

/// `sportello messages`: what came and went, for other programs.
struct MessagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "messages",
    abstract: "List every message by its ids, kind, direction and state: no text, names or numbers.",
    discussion: """
      With --json one object stands on each line: id (this file's number), provider (WhatsApp's id, or null), kind, \
      direction (in or out) and state: received for what citizens sent; held, queued, sending, uncertain, sent, \
      delivered, read, played, failed or withdrawn for what the desk sent.
      """)

  @Option(help: "Only messages that came or were written from this instant on, as 2026-03-12T08:30:00+01:00.")
  var since: Instant?
  @OptionGroup var database: DatabaseOption
  @OptionGroup var format: FormatOption

  func run() throws {
    try database.open(readOnly: true).eachMessage(since: since?.date) { message in
      let direction = message.isIncoming ? "in" : "out"
      if format.json {
        Output.json([
          "id": .number("\(message.id)"), "provider": .optional(message.provider?.rawValue),
          "kind": .string(message.kind), "direction": .string(direction), "state": .string(message.state),
        ])
      } else {
        Output.line(
          "\(message.id)\t\(direction)\t\(message.kind)\t\(message.state)\t\(message.provider?.rawValue.shownInLine ?? "-")"
        )
      }
    }
  }
}

extension String {
  /// The text with everything that could move a terminal's cursor left out.
  fileprivate var shownInLine: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: unicodeScalars.filter { (0x21..<0x7F).contains($0.value) }.prefix(200))
    return String(view)
  }
}
