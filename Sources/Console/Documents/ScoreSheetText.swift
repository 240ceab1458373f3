import Desk
import Foundation
import Policy
import Training

extension Phrases {
  /// A score sheet as text, for the terminal and for paper.
  public func text(of sheet: ScoreSheet) -> String {
    var lines = [
      say("SCHEDA DI ESERCITAZIONE", "TRAINING SCORE SHEET"), Printable(sheet.day).text,
      "\(Printable(sheet.trainee.name).text) (\(Printable(sheet.trainee.id.rawValue).text))",
      say("Totale: \(sheet.total) su \(sheet.of)", "Total: \(sheet.total) of \(sheet.of)"), "",
    ]
    lines += course(of: sheet) + [""]
    lines += sheet.lines.map { "\(verdict($0))  \(told($0))" }
    lines += ["", say("Prima risposta, in minuti di apertura", "First answer, in minutes of opening")]
    lines += sheet.firstAnswers.map { "  \(Printable($0.name).text): \(minutes($0))" }
    lines += [""] + flags(sheet.flags) + ["", say("Modi", "Manners")]
    lines += sheet.manners.map { "  \(manner($0.kind)): \($0.good)/\($0.of)" }
    let advice = sheet.toWorkOn
    if !advice.isEmpty {
      lines += ["", say("Su che cosa lavorare", "To work on")]
      lines += advice.enumerated().map { "  \($0.offset + 1). \(self.advice($0.element))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Met or missed, and when.
  func verdict(_ line: ScoreSheet.Line) -> String {
    let clock = line.at.map { String(Zone.rome.iso8601($0).dropFirst(11).prefix(5)) } ?? "--:--"
    return "\(line.isMet ? "✓" : "✗") \(clock)"
  }

  /// What was expected, of whom, by which clause.
  func told(_ line: ScoreSheet.Line) -> String {
    let who = line.expectation.citizen.map { "\(Printable($0).text): " } ?? ""
    let clause = line.expectation.clause.map { "  \(Printable($0).text)" } ?? ""
    return "\(who)\(demand(line.expectation.demand))\(clause)"
  }

  /// How long somebody waited.
  func minutes(_ first: ScoreSheet.FirstAnswer) -> String {
    first.openMinutes.map { "\($0) min" } ?? say("nessuna", "none")
  }

  /// The trainee's flags against the expected ones.
  func flags(_ flags: ScoreSheet.Flags) -> [String] {
    func list(_ words: [String]) -> String {
      words.isEmpty ? say("nessuna", "none") : words.map { Printable($0).text }.joined(separator: ", ")
    }
    return [
      say("Segnalazioni giuste: \(list(flags.right))", "Flags right: \(list(flags.right))"),
      say("Segnalazioni sbagliate: \(list(flags.wrong))", "Flags wrong: \(list(flags.wrong))"),
      say("Segnalazioni mancate: \(list(flags.missed))", "Flags missed: \(list(flags.missed))"),
    ]
  }

  /// What is looked at in the answers as a whole.
  func manner(_ kind: ScoreSheet.Manner.Kind) -> String {
    switch kind {
    case .greeting: say("un saluto all'inizio", "a greeting first")
    case .name: say("la persona chiamata per nome", "the person called by name")
    case .noPersonalDataAsked: say("nessun dato personale chiesto", "no personal data asked for")
    case .noPromiseOfTime: say("nessuna promessa sui tempi", "no promise of time")
    }
  }

  /// Something to work on, with the trainer's hint.
  func advice(_ advice: ScoreSheet.Advice) -> String {
    switch advice {
    case .expectation(let expectation):
      let hint = expectation.hint.map { ". \(Printable($0).text)" } ?? ""
      return (expectation.citizen.map { "\(Printable($0).text): " } ?? "") + demand(expectation.demand) + hint
    case .manner(let kind): return manner(kind)
    }
  }
}
