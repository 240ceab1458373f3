/// What commands are called at the `:` prompt: every one by its raw name, and by an Italian one besides. On an Italian
/// screen the Italian names are the ones that are shown.
extension Command {
  /// The Italian name; nil for the keys of the composer, which the prompt does not need. A test holds the list.
  var italianName: String? { Self.italianNames[self] }

  private static let italianNames: [Command: String] = [
    .down: "giu", .up: "su", .pageDown: "pagina-giu", .pageUp: "pagina-su", .first: "inizio", .last: "fine",
    .open: "apri", .peek: "sbircia", .back: "indietro", .nextPane: "riquadro", .nextUnread: "prossima",
    .nextDying: "prossima-che-scade", .nextFlag: "prossima-segnalata", .placeBack: "posto-prima",
    .placeForward: "posto-dopo", .again: "ripeti", .select: "scegli", .selectNone: "scegli-nessuna", .palette: "trova",
    .cheatSheet: "in-breve",

    .viewQueue: "da-decidere", .viewBlocks: "bloccati", .warn: "ammonisci", .deleteText: "cancella",
    .report: "al-gestore", .block: "blocca", .refer: "autorita", .propose: "proponi", .decline: "respingi",
    .selectAlike: "scegli-uguali", .keepBlock: "mantieni-blocco", .extendBlock: "sposta-blocco",
    .liftBlock: "togli-blocco", .undoBlock: "annulla-blocco", .appeal: "ricorso", .unseal: "testo-cancellato",
    .viewIncoming: "in-arrivo", .viewMine: "mie", .viewFlagged: "segnalate", .viewClosed: "chiuse",
    .viewOutbox: "in-uscita", .retry: "rispedisci", .markSent: "segna-spedito", .giveUp: "abbandona",
    .template: "modello", .templates: "modelli", .react: "reagisci",
    .copy: "copia", .openOutside: "apri-fuori", .mouse: "puntatore",
    .search: "cerca", .searchScope: "dove-cercare", .nextHit: "risultato-dopo", .previousHit: "risultato-prima",
    .claim: "prendi", .release: "lascia", .transfer: "passa", .takeOver: "subentra",
    .reply: "rispondi", .quickReply: "risposte-pronte", .policyReply: "risposte-di-regola", .quote: "cita",
    .unquote: "togli-citazione", .takeBack: "ritira", .note: "nota",
    .close: "chiudi", .reopen: "riapri", .snooze: "rimanda", .label: "etichetta", .unlabel: "togli-etichetta",
    .markUnread: "da-leggere", .flag: "segnala", .dismissFlag: "archivia", .markIstanza: "istanza",
    .dossier: "fascicolo",
    .markRiservati: "riservati", .reveal: "mostra", .prompt: "comando", .help: "aiuto", .language: "lingua",
    .spelling: "ortografia", .enterKey: "invio", .attach: "allega", .detach: "togli-allegato", .location: "posizione",
    .trainPanel: "pannello", .trainPause: "pausa", .trainStep: "passo", .trainSpeed: "velocita", .trainJump: "salta",
    .trainRewind: "riavvolgi", .trainHint: "suggerimento", .trainInject: "inserisci", .trainScore: "scheda",
    .redraw: "ridisegna", .suspend: "sospendi", .quit: "esci",
  ]

  /// The names it answers to.
  var names: [String] { [rawValue, italianName].compactMap(\.self) }

  /// The command that a word at the prompt means: its name, or the beginning of only one command's names.
  ///
  /// - Parameter isThere: whether a command is there at all.
  init?(prompted word: String, where isThere: (Command) -> Bool = { _ in true }) {
    let word = word.lowercased()
    let all = Command.allCases.filter(isThere)
    let matches = all.filter { $0.names.contains { $0.hasPrefix(word) } }
    guard let found = all.first(where: { $0.names.contains(word) }) ?? (matches.count == 1 ? matches[0] : nil) else {
      return nil
    }
    self = found
  }
}

extension Phrases {
  /// The name of a command that is shown.
  func promptName(_ command: Command) -> String {
    switch language {
    case .italian: command.italianName ?? command.rawValue
    case .english: command.rawValue
    }
  }
}
