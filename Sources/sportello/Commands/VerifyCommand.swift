import ArgumentParser
import Foundation
import Store
import WhatsApp

/// `sportello verify`: whether the journal's chain of acts holds (C17, A24).
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check the journal's chain of acts, and whether digests kept elsewhere stand in it.",
    discussion: """
      Every row of the journal carries a digest that covers the row before. On the first act of a day the digest goes to
      the system log as well ('journal head ROW DIGEST'), so that a chain written anew is found:
      sportello verify --db FILE --head DIGEST
      """)

  @Option(help: "A digest from the system log or a dossier; may be repeated.", transform: HeadArgument.init)
  var head: [HeadArgument] = []
  @OptionGroup var database: DatabaseOption
  @OptionGroup var format: FormatOption

  func run() throws {
    let verdict = try database.open(readOnly: true).verifyJournal(finding: Set(head.map(\.digest)))
    let missing = head.filter { verdict.found[$0.digest] == nil }
    if format.json { Output.json(json(verdict)) } else { tell(verdict) }
    guard verdict.broken == nil, missing.isEmpty else { throw ExitCode(1) }
  }

  private func tell(_ verdict: JournalVerdict) {
    if let broken = verdict.broken {
      Output.line("The chain breaks at row \(broken): a row was changed, removed or slipped in there.")
    } else {
      Output.line("The chain holds: \(verdict.rows) rows, head \(verdict.head?.text ?? "none").")
    }
    for digest in head.map(\.digest) {
      if let row = verdict.found[digest] {
        Output.line("\(digest.hexadecimal) stands in the chain, at row \(row).")
      } else {
        Output.line(
          "\(digest.hexadecimal) does not stand in the chain: it was written anew, cut off, or is another file's.")
      }
    }
  }

  private func json(_ verdict: JournalVerdict) -> JSON {
    [
      "holds": .bool(verdict.broken == nil), "rows": .number("\(verdict.rows)"),
      "head": .optional(verdict.head?.text), "broken": verdict.broken.map { .number("\($0)") } ?? .null,
      "heads": .array(
        head.map { wanted in
          [
            "digest": .string(wanted.digest.hexadecimal),
            "row": verdict.found[wanted.digest].map { .number("\($0)") } ?? .null,
          ]
        }),
    ]
  }
}

/// A digest as it is typed: 64 hexadecimal digits.
struct HeadArgument {
  /// The digest.
  var digest: Data

  /// - Throws: `ValidationError` for anything else.
  init(_ text: String) throws {
    guard let digest = Data(hexadecimal: text), digest.count == 32 else {
      throw ValidationError("'\(text.prefix(70))' is no digest: write its 64 hexadecimal digits")
    }
    self.digest = digest
  }
}
