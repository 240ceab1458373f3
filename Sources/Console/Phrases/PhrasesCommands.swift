/// What the commands are called, on the footer and in the help.
extension Phrases {
  /// One saying in both languages.
  struct Saying: Sendable {
    let italian: String
    let english: String

    init(_ italian: String, _ english: String) { (self.italian, self.english) = (italian, english) }
  }

  /// A saying in the language.
  func say(_ saying: Saying) -> String { say(saying.italian, saying.english) }

  /// A few words that say what a command does. A test holds the list against `Command`.
  func title(_ command: Command) -> String { Self.titles[command].map(say) ?? command.rawValue }

  /// A few words that say what a command does, for lists outside the console.
  public func heading(of command: Command) -> String { title(command) }

  /// One word or two for the footer.
  func short(_ command: Command) -> String {
    let tables = [Self.shorts, Self.ladderShorts, Self.trainingShorts, Self.outboxShorts]
    return tables.lazy.compactMap { $0[command] }.first.map(say) ?? title(command)
  }

  static let titles = [ladderTitles, trainingTitles, outboxTitles, templateTitles, reactionTitles].reduce(plainTitles) {
    all, more in
    all.merging(more) { plain, _ in plain }
  }

  private static let plainTitles: [Command: Saying] = [
    .down: Saying("giù", "down"),
    .up: Saying("su", "up"),
    .pageDown: Saying("pagina giù", "page down"),
    .pageUp: Saying("pagina su", "page up"),
    .first: Saying("all'inizio", "to the first"),
    .last: Saying("alla fine", "to the last"),
    .open: Saying("apri la chat", "open the chat"),
    .peek: Saying("apri e resta nell'elenco", "open and stay in the list"),
    .back: Saying("torna indietro", "go back"),
    .nextPane: Saying("riquadro seguente", "next pane"),
    .nextUnread: Saying("prossima da leggere", "next unread"),
    .viewIncoming: Saying("chat in arrivo", "incoming chats"),
    .viewMine: Saying("le mie chat", "my chats"),
    .viewFlagged: Saying("chat segnalate", "flagged chats"),
    .viewClosed: Saying("chat chiuse", "closed chats"),
    .search: Saying("cerca fra messaggi, note e persone", "search messages, notes and people"),
    .searchScope: Saying("cerca in questa chat o ovunque", "search this chat or everywhere"),
    .nextHit: Saying("risultato seguente nella chat", "next result in the chat"),
    .previousHit: Saying("risultato precedente nella chat", "previous result in the chat"),
    .nextDying: Saying("prossima che scade oggi", "next that ends today"),
    .nextFlag: Saying("prossima segnalata", "next flagged"),
    .placeBack: Saying("torna al posto di prima", "back to the place before"),
    .placeForward: Saying("vai al posto dopo", "forward to the place after"),
    .again: Saying("ripeti l'ultimo atto su questa chat", "repeat the last act on this chat"),
    .select: Saying("scegli per più chat, o togli, e scendi", "select for several chats, or unselect, and go down"),
    .selectNone: Saying("togli tutte le scelte", "unselect all"),
    .cheatSheet: Saying("i tasti in breve, su una schermata", "the keys in short, on one screen"),
    .palette: Saying("trova un comando", "find a command"),
    .claim: Saying("prendi in carico", "take charge"),
    .release: Saying("lascia", "release"),
    .transfer: Saying("passa a un collega", "hand to a colleague"),
    .takeOver: Saying("subentra a un collega", "take over from a colleague"),
    .reply: Saying("scrivi la risposta", "write the answer"),
    .quickReply: Saying("risposte pronte", "quick replies"),
    .policyReply: Saying("risposte di regola (A03, A07, A08, A13)", "policy replies (A03, A07, A08, A13)"),
    .quote: Saying("cita il messaggio", "quote the message"),
    .unquote: Saying("togli la citazione", "drop the quote"),
    .takeBack: Saying("ritira l'ultimo invio", "take the last message back"),
    .note: Saying("nota per i colleghi", "note for colleagues"),
    .copy: Saying("copia il messaggio, o un suo indirizzo o numero", "copy the message, or an address or number in it"),
    .mouse: Saying("ascolta il mouse, o lascialo al terminale", "listen to the mouse, or leave it to the terminal"),
    .openOutside: Saying("apri indirizzi, luoghi e file", "open addresses, places and files"),
    .close: Saying("chiudi con un esito", "close with an outcome"),
    .reopen: Saying("riapri", "reopen"),
    .snooze: Saying("rimanda", "put off"),
    .label: Saying("etichetta", "label"),
    .unlabel: Saying("togli un'etichetta", "take a label off"),
    .markUnread: Saying("segna da leggere", "mark unread"),
    .flag: Saying("segnala un messaggio (A14)", "flag a message (A14)"),
    .dismissFlag: Saying("archivia una segnalazione", "dismiss a flag"),
    .markIstanza: Saying("contrassegna istanza, o togli (A03)", "mark formal application, or unmark (A03)"),
    .markRiservati: Saying("contrassegna dati riservati, o togli (A13)", "mark confidential data, or unmark (A13)"),
    .reveal: Saying("mostra o nascondi ciò che è coperto o ripiegato", "show or hide what is masked or folded"),
    .send: Saying("manda", "send"),
    .newline: Saying("a capo", "new line"),
    .left: Saying("un carattere indietro", "one character back"),
    .right: Saying("un carattere avanti", "one character on"),
    .wordLeft: Saying("una parola indietro", "one word back"),
    .wordRight: Saying("una parola avanti", "one word on"),
    .lineUp: Saying("riga sopra", "line above"),
    .lineDown: Saying("riga sotto", "line below"),
    .lineStart: Saying("inizio riga", "start of the line"),
    .lineEnd: Saying("fine riga", "end of the line"),
    .deleteBack: Saying("cancella indietro", "delete back"),
    .deleteForward: Saying("cancella avanti", "delete on"),
    .deleteWord: Saying("taglia la parola", "cut the word"),
    .killLine: Saying("taglia fino a fine riga", "cut to the end of the line"),
    .killStart: Saying("taglia da inizio riga", "cut from the start of the line"),
    .yank: Saying("rimetti il testo tagliato; ancora: quello prima", "put back what was cut; again: the one before"),
    .undo: Saying("annulla, una parola alla volta", "undo, a word at a time"),
    .redo: Saying("rifai quello che hai annullato", "do again what was undone"),
    .editor: Saying("apri il testo nel tuo editor", "open the text in your own editor"),
    .olderAnswer: Saying("tua risposta precedente", "your answer before"),
    .newerAnswer: Saying("tua risposta seguente, poi il testo iniziato", "your answer after, then the text begun"),
    .correct: Saying("correggi la parola segnata", "correct the marked word"),
    .spelling: Saying("controlla l'ortografia: on o off", "check the spelling: on or off"),
    .dossier: Saying("dossier per l'autorità giudiziaria (A16)", "dossier for the judicial authorities (A16)"),
    .prompt: Saying("comandi per nome", "commands by name"),
    .help: Saying("tasti", "keys"),
    .language: Saying("lingua: it o en", "language: it or en"),
    .attach: Saying("allega un file (A02)", "attach a file (A02)"),
    .detach: Saying("togli l'allegato", "drop what is attached"),
    .location: Saying("allega una posizione: 43.46,11.88 nome (A02)", "attach a place: 43.46,11.88 name (A02)"),
    .enterKey: Saying("che cosa fa Invio: manda o a-capo", "what Enter does: sends or new-line"),
    .redraw: Saying("ridisegna e rileggi", "redraw and read again"),
    .suspend: Saying("sospendi il programma", "suspend the program"),
    .quit: Saying("esci", "quit"),
  ]

  private static let shorts: [Command: Saying] = [
    .open: Saying("apri", "open"),
    .back: Saying("indietro", "back"),
    .copy: Saying("copia", "copy"),
    .openOutside: Saying("apri", "open"),
    .search: Saying("cerca", "search"),
    .searchScope: Saying("qui o ovunque", "here or everywhere"),
    .nextHit: Saying("seguente", "next"),
    .previousHit: Saying("precedente", "previous"),
    .claim: Saying("prendi", "claim"),
    .takeOver: Saying("subentra", "take over"),
    .transfer: Saying("passa", "hand over"),
    .reply: Saying("scrivi", "write"),
    .note: Saying("nota", "note"),
    .quote: Saying("cita", "quote"),
    .unquote: Saying("togli citazione", "drop quote"),
    .takeBack: Saying("ritira", "take back"),
    .flag: Saying("segnala", "flag"),
    .dismissFlag: Saying("archivia", "dismiss"),
    .close: Saying("chiudi", "close"),
    .snooze: Saying("rimanda", "put off"),
    .markUnread: Saying("da leggere", "unread"),
    .selectNone: Saying("nessuna scelta", "unselect"),
    .nextUnread: Saying("prossima", "next"),
    .reveal: Saying("mostra", "show"),
    .prompt: Saying("comandi", "commands"),
    .correct: Saying("correggi", "correct"),
  ]

  /// The parts of the help.
  func name(_ group: CommandGroup) -> String {
    switch group {
    case .moving: say("Muoversi", "Moving about")
    case .searching: say("Cercare", "Searching")
    case .charge: say("Chi risponde", "Who answers")
    case .answering: say("Rispondere", "Answering")
    case .matter: say("La chat", "The chat")
    case .moderation: say("Regole di condotta", "Policy")
    case .writing: say("Mentre scrivi", "While writing")
    case .program: say("Programma", "Program")
    case .training: say("Esercitazione", "Training")
    }
  }
}
