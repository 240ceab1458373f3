import Desk
import Foundation
import Policy
import Training

extension Phrases {
  /// A score sheet as text, for the terminal and for paper.
  public func text(of sheet: ScoreSheet, zone: Zone = .rome) -> String {
    var lines = [
      say("SCHEDA DI ESERCITAZIONE", "TRAINING SCORE SHEET"), "\(Printable(sheet.day).text)",
      "\(Printable(sheet.trainee.name).text) (\(Printable(sheet.trainee.id.rawValue).text))",
      say("Totale: \(sheet.total) su \(sheet.of)", "Total: \(sheet.total) of \(sheet.of)"), "",
    ]
    lines += sheet.lines.map { line in
      let clock = line.at.map { String(zone.iso8601($0).dropFirst(11).prefix(5)) } ?? "--:--"
      let who = line.expectation.citizen.map { "\(Printable($0).text): " } ?? ""
      let clause = line.expectation.clause.map { "  \(Printable($0).text)" } ?? ""
      return "\(line.isMet ? "✓" : "✗") \(clock)  \(who)\(demand(line.expectation.demand))\(clause)"
    }
    lines += ["", say("Prima risposta, in minuti di apertura", "First answer, in minutes of opening")]
    lines += sheet.firstAnswers.map { first in
      "  \(Printable(first.name).text): " + (first.openMinutes.map { "\($0) min" } ?? say("nessuna", "none"))
    }
    lines += ["", flags(sheet.flags), "", say("Modi", "Manners")]
    lines += sheet.manners.map { "  \(manner($0.kind)): \($0.good)/\($0.of)" }
    let advice = sheet.toWorkOn
    if !advice.isEmpty {
      lines += ["", say("Su che cosa lavorare", "To work on")]
      lines += advice.enumerated().map { "  \($0.offset + 1). \(self.advice($0.element))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func flags(_ flags: ScoreSheet.Flags) -> String {
    func list(_ words: [String]) -> String {
      words.isEmpty ? say("nessuna", "none") : words.map { Printable($0).text }.joined(separator: ", ")
    }
    return say("Segnalazioni giuste: \(list(flags.right))", "Flags right: \(list(flags.right))") + "\n"
      + say("Segnalazioni sbagliate: \(list(flags.wrong))", "Flags wrong: \(list(flags.wrong))") + "\n"
      + say("Segnalazioni mancate: \(list(flags.missed))", "Flags missed: \(list(flags.missed))")
  }

  private func manner(_ kind: ScoreSheet.Manner.Kind) -> String {
    switch kind {
    case .greeting: say("un saluto all'inizio", "a greeting first")
    case .name: say("la persona chiamata per nome", "the person called by name")
    case .noPersonalDataAsked: say("nessun dato personale chiesto", "no personal data asked for")
    case .noPromiseOfTime: say("nessuna promessa sui tempi", "no promise of time")
    }
  }

  private func advice(_ advice: ScoreSheet.Advice) -> String {
    switch advice {
    case .expectation(let expectation):
      let hint = expectation.hint.map { ". \(Printable($0).text)" } ?? ""
      return (expectation.citizen.map { "\(Printable($0).text): " } ?? "") + demand(expectation.demand) + hint
    case .manner(let kind): return manner(kind)
    }
  }
}
