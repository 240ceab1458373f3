import ArgumentParser
import Console
import Foundation
import Terminal
import WhatsApp

/// `sportello terminal`: what this terminal can do, and whether it draws characters as wide as the console counts.
struct TerminalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terminal", abstract: "Tell what this terminal can do, and check widths against it.",
    discussion: """
      It writes some two hundred characters on the line of the cursor, asks the terminal after each where the cursor is, \
      and clears the line. Exit code 1 when widths differ: then try another charset, or tell us.
      With --json: {"term","usable","colours","depth","columns","rows","charset","between","title",\
      "measured","differences":[{"sort","text","counted","drawn"}]}.
      """)
  @OptionGroup var font: CharsetOption
  @OptionGroup var format: FormatOption

  func run() throws {
    let facts = TerminalFacts()
    let charset = try font.chosen()
    let samples = WidthSample.all
    let drawn = WidthProbe.measure(samples.map(\.text))
    let pairs = zip(samples, drawn).compactMap { sample, drawn in drawn.map { (sample, $0) } }
    let differences = pairs.filter { $0.0.columns != $0.1 }
    if format.json {
      Output.json(value(facts, charset, pairs.count, differences))
    } else {
      tell(facts, charset, pairs.count, differences)
    }
    if !differences.isEmpty { throw ExitCode(1) }
  }

  private func value(
    _ facts: TerminalFacts, _ charset: Charset, _ measured: Int, _ differences: [(WidthSample, Int)]
  ) -> JSON {
    [
      "term": .string(Printable(facts.name, limit: 80).text), "usable": .bool(facts.problem == nil),
      "colours": .count(facts.colours), "depth": .string("\(facts.depth)"), "columns": .count(facts.size.columns),
      "rows": .count(facts.size.rows), "charset": .string(charset.rawValue), "between": .string("\(facts.wrapping)"),
      "title": .bool(facts.hasTitle), "measured": .count(measured),
      "differences": .array(
        differences.map { sample, drawn in
          [
            "sort": .string(sample.name), "text": .string(sample.text.text), "counted": .count(sample.columns),
            "drawn": .count(drawn),
          ]
        }),
    ]
  }

  private func tell(
    _ facts: TerminalFacts, _ charset: Charset, _ measured: Int, _ differences: [(WidthSample, Int)]
  ) {
    Output.line(
      """
      terminal    \(Printable(facts.name, limit: 80).text), \(facts.size.columns) x \(facts.size.rows)
      console     \(facts.problem.map(\.description) ?? "works here")
      colours     \(facts.colours), painted as \(facts.depth)
      characters  \(charset.rawValue) (--charset full, simple or ascii)
      between     \(facts.wrapping)
      title       \(facts.hasTitle ? "given to the window" : "none")
      """)
    guard measured > 0 else { return Output.line("widths      not measured: the terminal gave no answer") }
    Output.line("widths      \(measured) characters measured, \(differences.count) drawn otherwise than counted")
    for (sample, drawn) in differences {
      Output.line("            \(sample.name): '\(sample.text.text)' takes \(drawn), counted \(sample.columns)")
    }
  }
}
