import Desk
import Foundation
import Policy

/// A report to the manager of the service (A14, C13), ready to mail as a text and as a page. It is Italian, whatever the
/// screen speaks: it is an act of the municipality.
public struct ReportDocument {
  private let report: ManagerReport
  private let phrases = Phrases(.italian)

  /// Lays out a report.
  public init(_ report: ManagerReport) { self.report = report }

  /// The line of the mail: number and clauses, nothing of the message or the citizen.
  public var subject: String {
    "Segnalazione n. \(report.label) al gestore del servizio WhatsApp"
      + (report.grounds.isEmpty ? "" : " (\(report.grounds.map(\.id).joined(separator: ", ")))")
  }

  /// The report for a mail without markup.
  public var text: String {
    var plain = Plain()
    plain.paragraph(report.municipality)
    plain.paragraph(subject)
    plain.line()
    for fact in facts { plain.fact(fact.name, fact.value) }
    plain.heading("Motivi")
    for ground in report.grounds {
      plain.paragraph("\(ground.id) \(ground.title)")
      plain.paragraph("«\(ground.text)»")
    }
    plain.line()
    plain.fact("Motivazione", report.reason)
    plain.heading("Messaggi")
    for item in report.evidence {
      plain.line(heading(item))
      if let note = item.note { plain.paragraph(note) } else { plain.quote(words(item)) }
      plain.line()
    }
    if report.evidence.isEmpty { plain.line("Nessun messaggio allegato.") }
    if !report.steps.isEmpty { plain.heading("Che cosa è stato fatto") }
    for step in report.steps { plain.paragraph("\(Paper.stamp(step.at)): \(step.what), \(step.by)") }
    plain.heading("Nota")
    plain.paragraph(closing)
    return plain.text
  }

  /// The report as a page.
  public var html: String {
    Markup.page(title: subject) { page in
      page.element("p", "kicker") { $0.name(report.municipality) }
      page.element("h1", text: subject)
      page.facts(facts)
      page.element("h2", text: "Motivi")
      for ground in report.grounds {
        page.element("p") { line in
          line.element("b", text: "\(ground.id) \(ground.title)")
          line.literal("<br>")
          line.text("«\(ground.text)»")
        }
      }
      page.element("p", text: "Motivazione:")
      page.words(report.reason)
      page.element("h2", text: "Messaggi")
      for item in report.evidence { write(item, on: &page) }
      if report.evidence.isEmpty { page.element("p", text: "Nessun messaggio allegato.") }
      write(report.steps, on: &page)
      page.element("p", "foot", text: closing)
    }
  }

  private func write(_ item: ManagerReport.Evidence, on page: inout Markup) {
    page.element("div", "entry theirs") { entry in
      entry.element("p", "meta", text: heading(item))
      if let note = item.note {
        entry.element("p", text: note)
      } else {
        entry.words(words(item), marking: item.content.marksItsWords ? item.passages : [])
      }
    }
  }

  private func write(_ steps: [ManagerReport.Step], on page: inout Markup) {
    guard !steps.isEmpty else { return }
    page.element("h2", text: "Che cosa è stato fatto")
    page.element("table", "acts") { table in
      for step in steps {
        table.element("tr") { line in
          line.element("td", text: Paper.stamp(step.at))
          line.element("td", text: step.what)
          line.element("td") { $0.name(step.by) }
        }
      }
    }
  }

  private var facts: [(name: String, value: String)] {
    [("Destinatario", report.recipient)]
      + (report.address.map { [("Indirizzo", $0)] } ?? [])
      + [
        ("Finalità", report.purpose), ("Data", Paper.stamp(report.made)), ("Segnalato da", report.author),
        ("Servizio", report.service), ("Policy", report.policy),
        ("Conversazione", "n. \(report.conversation)"), ("Cittadino", citizen),
      ]
  }

  private var citizen: String {
    report.namesCitizen ? Paper.whole(report.citizen) : Paper.masked(report.citizen, phrases)
  }

  private func heading(_ item: ManagerReport.Evidence) -> String {
    "Messaggio n. \(item.message), \(Paper.stamp(item.at))"
  }

  private func words(_ item: ManagerReport.Evidence) -> String {
    let lines = phrases.lines(for: item.content)
    return [lines.headline, lines.body].compactMap(\.self).joined(separator: "\n")
  }

  private var closing: String {
    (report.namesCitizen ? "" : "L'identità è oscurata: si può chiedere citando il numero della conversazione. ")
      + "La segnalazione resta aperta finché il gestore non ne conferma il ricevimento. La decisione è di una persona; "
      + "il programma ha soltanto proposto (C17). I dati servono soltanto alla finalità indicata."
  }
}

extension Content {
  /// Whether what is shown of it is its words alone, so that offsets into them fit.
  fileprivate var marksItsWords: Bool { if case .text = self { true } else { false } }
}
