import Foundation
import Policy
import Training

extension Phrases {
  /// A score sheet as a page to keep or to print.
  public func html(of sheet: ScoreSheet) -> String {
    let title = say("Scheda di esercitazione", "Training score sheet")
    return Markup.page(title: "\(title): \(sheet.day)") { page in
      page.element("p", "kicker", text: title)
      page.element("h1", text: sheet.day)
      page.facts([
        (name: say("Chi", "Who"), value: sheet.trainee.name),
        (name: say("Totale", "Total"), value: say("\(sheet.total) su \(sheet.of)", "\(sheet.total) of \(sheet.of)")),
      ])
      page.element("h2", text: say("Il corso della giornata", "The course of the day"))
      page.element("pre", text: course(of: sheet).joined(separator: "\n"))
      page.element("h2", text: say("Che cosa era atteso", "What was expected"))
      page.facts(sheet.lines.map { (name: verdict($0), value: told($0)) })
      page.element("h2", text: say("Prima risposta, in minuti di apertura", "First answer, in minutes of opening"))
      page.facts(sheet.firstAnswers.map { (name: $0.name, value: minutes($0)) })
      page.element("h2", text: say("Segnalazioni", "Flags"))
      for line in flags(sheet.flags) { page.element("p", text: line) }
      page.element("h2", text: say("Modi", "Manners"))
      page.facts(sheet.manners.map { (name: manner($0.kind), value: "\($0.good)/\($0.of)") })
      guard !sheet.toWorkOn.isEmpty else { return }
      page.element("h2", text: say("Su che cosa lavorare", "To work on"))
      page.element("ol") { list in
        for item in sheet.toWorkOn { list.element("li", text: advice(item)) }
      }
    }
  }
}
