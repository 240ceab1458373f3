import ArgumentParser
import Console
import Foundation
import Moderation
import Policy
import WhatsApp

/// `sportello moderate`: what moderation proposes about messages (A03, A13, A14, C13). It decides nothing (C17).
struct ModerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moderate", abstract: "Read messages, one a line, and say what moderation proposes about each.",
    discussion: """
      Messages come on standard input: UTF-8, one a line, \\n for a newline inside, \\\\ for a backslash.
      With --json one object a line: {"line","flags":[{"clause","rule","start","end","confidence","why"}],"marks"}; \
      start and end count Unicode scalars of the message, the end is not in it. Without, each message with its \
      evidence underlined. Word lists in ~/.config/sportello/words or /etc/sportello/words go before the program's own.
      """)
  @Option(help: "The ruleset to judge by: a name or a file. Default: arezzo.") var rules = "arezzo"
  @OptionGroup var format: FormatOption

  func run() throws {
    let ruleset = try RulesetSource.named(rules).ruleset
    let book = OwnLists.book()
    for (index, message) in EscapedLines(.standardInput).enumerated() {
      let judgement = judge(Specimen(text: message), under: ruleset, with: book)
      if format.json {
        Output.json(Self.json(judgement, line: index + 1))
      } else {
        Self.lines(message, judgement, line: index + 1).forEach { Output.line($0) }
      }
    }
  }

  /// The object of the contract.
  static func json(_ judgement: Judgement, line: Int) -> JSON {
    let flags = judgement.flags.map { flag -> JSON in
      [
        "clause": .string(flag.clause), "rule": .string(flag.rule), "start": .count(flag.evidence.lowerBound),
        "end": .count(flag.evidence.upperBound), "confidence": .string(flag.confidence.rawValue),
        "why": .string(flag.why),
      ]
    }
    return [
      "line": .count(line), "flags": .array(flags), "marks": .array(judgement.marks.map { .string($0.rawValue) }),
    ]
  }

  /// The message, and below it one line for each flag, with its evidence underlined.
  static func lines(_ message: String, _ judgement: Judgement, line: Int) -> [String] {
    let head = "\(line): "
    let scalars = Array(message.unicodeScalars)
    func columns(_ range: Range<Int>) -> Int { shown(scalars[range.clamped(to: 0..<scalars.count)]).columns }
    let marks = judgement.marks.isEmpty ? "" : "  [\(judgement.marks.map(\.rawValue).joined(separator: ", "))]"
    return [head + shown(scalars[...]).text + marks]
      + judgement.flags.map { flag in
        let indent = String(repeating: " ", count: head.count + columns(0..<flag.evidence.lowerBound))
        let rule = String(repeating: "~", count: max(1, columns(flag.evidence)))
        return "\(indent)\(rule) \(flag.clause) \(flag.rule) (\(flag.confidence.rawValue)): \(flag.why)"
      }
  }

  private static func shown(_ scalars: ArraySlice<Unicode.Scalar>) -> Printable {
    Printable(String(String.UnicodeScalarView(scalars)))
  }
}
