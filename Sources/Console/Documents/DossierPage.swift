import Desk
import Foundation
import Moderation
import Policy

/// A dossier as a page (A16): to be read on a screen and printed, without scripts and without anything outside it.
/// Italian, whatever the screen speaks: it is an act of the municipality.
public struct DossierPage {
  private let dossier: Dossier
  private let chain: DossierManifest.Chain
  private let contents: String
  private let flags: [MessageID: [Dossier.FlagLine]]
  private let phrases = Phrases(.italian)

  /// Lays out a dossier.
  ///
  /// - Parameters:
  ///   - dossier: what it holds.
  ///   - chain: the journal's part that belongs to it.
  ///   - contents: SHA-256 of `dossier.json`.
  public init(_ dossier: Dossier, chain: DossierManifest.Chain, contents: String) {
    (self.dossier, self.chain, self.contents) = (dossier, chain, contents)
    flags = Dictionary(grouping: dossier.flags, by: \.message)
  }

  private var title: String {
    "Dossier n. \(dossier.heading.number), conversazione n. \(dossier.heading.conversation)"
  }

  /// The page.
  public var html: String {
    Markup.page(title: title) { page in
      page.element("p", "kicker") { $0.name(dossier.heading.municipality) }
      page.element("h1", text: title)
      if dossier.heading.file != "service" {
        page.element("p") { $0.element("b", text: "Esercitazione: persone e messaggi sono inventati.") }
      }
      page.facts(facts)
      page.element("h2", text: "Conversazione")
      writeLines(on: &page)
      page.element("h2", text: "Segnalazioni")
      writeFlags(on: &page)
      page.element("h2", text: "Registro degli atti")
      writeActs(on: &page)
      page.element("h2", text: "Come si verifica")
      page.element("p", "foot", text: proof)
      page.facts([
        ("dossier.json", contents), ("Prima riga", "\(chain.firstRow)"), ("Ultima riga", "\(chain.lastRow)"),
        ("Testa della catena", chain.head),
      ])
    }
  }

  private var facts: [(name: String, value: String)] {
    let heading = dossier.heading
    return [
      ("Destinatario", heading.recipient), ("Finalità", heading.purpose),
      ("Redatto da", "\(heading.authorName) (\(heading.author))"), ("Data", Paper.stamp(heading.made)),
      ("Cittadino", Paper.whole(dossier.citizen)), ("Servizio", heading.service),
      ("Policy", "\(heading.ruleset) \(heading.rulesetVersion)"), ("SHA-256 della policy", heading.rulesetDigest),
      ("Programma", "sportello \(heading.program)"),
      ("Dati riservati (A13)", heading.hasReserved ? "inclusi" : "non inclusi, dove contrassegnati"),
    ]
  }

  private func writeLines(on page: inout Markup) {
    if dossier.lines.isEmpty { page.element("p", text: "Nessuna riga.") }
    var day: CivilDay?
    for line in dossier.lines {
      let itsDay = Zone.rome.day(of: line.at)
      if itsDay != day { page.element("h3", "day", text: Italian.day(itsDay)) }
      day = itsDay
      write(line, on: &page)
    }
  }

  private func write(_ line: Dossier.Line, on page: inout Markup) {
    let kind: StaticString =
      switch line.sort {
      case .incoming: "entry theirs"
      case .outgoing: "entry ours"
      case .note: "entry note"
      case .act: "entry"
      }
    page.element("div", kind, id: "m\(line.id)") { entry in
      entry.element("p", "meta") { meta in
        meta.text("n. \(line.id) · \(Paper.clock(line.at)) · ")
        meta.name(author(line))
        for remark in remarks(on: line) { meta.text(" · \(remark)") }
      }
      writeWords(of: line, on: &entry)
      for flag in flags[line.id] ?? [] {
        entry.element("p", "flag", text: "⚑ \(flag.flag.clause): segnalazione n. \(flag.id)")
      }
    }
  }

  private func writeWords(of line: Dossier.Line, on entry: inout Markup) {
    switch line.hidden {
    case .deleted:
      let removal = line.removal.map { " per \($0.clause) da \($0.by), \(Paper.stamp($0.at))" } ?? ""
      entry.element("p", text: "Testo cancellato\(removal).")
      return
    case .reserved:
      entry.element("p", text: "Dati riservati (A13): non inclusi in questo dossier.")
      return
    case nil: break
    }
    for (index, text) in line.earlierTexts.enumerated() {
      entry.element("p", "meta", text: "testo n. \(index + 1), prima della modifica:")
      entry.words(text)
    }
    if line.sort == .act { entry.element("p", text: actWords(line)) }
    if let headline = line.content.flatMap({ phrases.lines(for: $0).headline }) { entry.element("p", text: headline) }
    if let text = line.text, !text.isEmpty { entry.words(text, marking: passages(in: line)) }
    if let body = line.content.flatMap(shownBody) { entry.words(body) }
    if let file = line.file {
      entry.element("p", "meta") { meta in
        meta.text("file: ")
        meta.element("code", text: "media/\(file)")
      }
    } else if case .media? = line.content {
      entry.element("p", "meta", text: "il file non è conservato allo sportello")
    }
  }

  private func author(_ line: Dossier.Line) -> String {
    switch line.sort {
    case .incoming: "cittadino"
    case .outgoing: line.isAutomatic ? "messaggio automatico" : line.author?.rawValue ?? "sportello"
    case .note: "nota di \(line.author?.rawValue ?? "un collega")"
    case .act: line.author?.rawValue ?? "programma"
    }
  }

  private func remarks(on line: Dossier.Line) -> [String] {
    var remarks: [String] = []
    if let state = line.state { remarks.append("stato: \(state)") }
    if let quoted = line.quoted { remarks.append("risponde al n. \(quoted)") }
    if let forwarding = line.forwarding { remarks.append(forwarding == .often ? "inoltrato molte volte" : "inoltrato") }
    if !line.reactions.isEmpty { remarks.append("reazioni: \(line.reactions.joined(separator: " "))") }
    if let at = line.revokedAt { remarks.append("eliminato dal cittadino, \(Paper.stamp(at))") }
    return remarks + line.marks.map { "contrassegno: \($0.rawValue)" }
  }

  private func actWords(_ line: Dossier.Line) -> String {
    let act = line.kind.flatMap(Act.init(rawValue:)).map { phrases.verb($0) } ?? line.kind ?? "atto"
    return [act, line.about].compactMap(\.self).joined(separator: ": ")
  }

  /// What is to be read of a message besides its words: those of cards, places and the like.
  private func shownBody(_ content: Content) -> String? {
    switch content {
    case .text, .media: nil
    case .location, .contacts, .choice, .order, .reaction, .edit, .revoke, .system, .call, .unsupported:
      phrases.lines(for: content).body
    }
  }

  private func passages(in line: Dossier.Line) -> [Range<Int>] {
    (flags[line.id] ?? []).map(\.flag.evidence)
  }

  private func writeFlags(on page: inout Markup) {
    if dossier.flags.isEmpty { page.element("p", text: "Nessuna segnalazione.") }
    for flag in dossier.flags {
      page.element("div", "entry") { entry in
        entry.element(
          "p", "meta",
          text: "n. \(flag.id) · messaggio n. \(flag.message) · \(flag.flag.clause) · regola \(flag.flag.rule) · "
            + "attendibilità \(Self.confidence(flag.flag.confidence)) · \(Paper.stamp(flag.raisedAt)) · "
            + "proposta \(flag.raisedBy.map { "da \($0)" } ?? "dal programma")")
        entry.words(flag.flag.why)
        if let by = flag.settledBy, let at = flag.settledAt {
          entry.element("p", "meta", text: "\(Self.outcome(flag.state)) da \(by), \(Paper.stamp(at)):")
          entry.words(flag.settledReason ?? "")
        } else {
          entry.element("p", "meta", text: "da decidere")
        }
      }
    }
  }

  private func writeActs(on page: inout Markup) {
    page.element("table", "acts") { table in
      table.element("tr") { head in
        for name in ["riga", "quando", "chi", "atto", "messaggio", "clausola", "riguardo a"] {
          head.element("th", text: name)
        }
      }
      for act in dossier.acts {
        table.element("tr") { line in
          let cells = [
            "\(act.row)", DossierJSON.text(act.at), act.actor, act.verb, act.message.map { "\($0)" } ?? "",
            act.clause ?? "", act.about ?? "",
          ]
          for cell in cells { line.element("td") { $0.name(cell) } }
        }
      }
    }
  }

  private var proof: String {
    "Il comando «sportello dossier verify» controlla ogni file di questa cartella. La riga \(chain.lastRow) del registro "
      + "annota la redazione del dossier e contiene l'impronta SHA-256 di dossier.json, dove stanno i messaggi, gli atti "
      + "e le impronte dei file allegati. La catena delle righe è in chain.jsonl: delle righe di altre conversazioni "
      + "c'è soltanto l'impronta. La testa della catena va confrontata con quella conservata altrove: nel registro di "
      + "sistema, dove ne va una al giorno, o nel file dello sportello («sportello dossier verify --db»)."
  }

  private static func confidence(_ confidence: Flag.Confidence) -> String {
    switch confidence {
    case .low: "bassa"
    case .medium: "media"
    case .high: "alta"
    }
  }

  private static func outcome(_ state: String) -> String {
    switch FlagRecord.State(rawValue: state) {
    case .dismissed: "archiviata"
    case .upheld: "confermata"
    case .open, nil: state
    }
  }
}
