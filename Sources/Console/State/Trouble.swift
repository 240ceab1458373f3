/// How the world failed, as far as an operator can do something about it.
public enum Trouble: Equatable, Sendable {
  /// The file was removed or replaced while it was open.
  case lost
  /// Another process holds the file.
  case locked
  /// The disk is full.
  case diskFull
  /// The file may not be written.
  case readOnly
  /// The file is damaged.
  case damaged
  /// The file that was to go with an answer cannot.
  case attachment(AttachmentTrouble)
  /// Something else, by the system's code.
  case other(code: Int)
}

extension Phrases {
  /// What happened, and what to do about it.
  func sentence(_ trouble: Trouble) -> String {
    switch trouble {
    case .lost:
      say(
        "Il file dello sportello è stato tolto o sostituito: nulla viene più salvato, esci con :quit e riapri",
        "The desk's file was removed or replaced: nothing is saved any more, leave with :quit and open it again")
    case .locked:
      say(
        "Il file è occupato da un altro programma: riprova fra poco, il testo è ancora qui",
        "Another program holds the file: try again in a moment, your text is still here")
    case .diskFull:
      say(
        "Il disco è pieno: avvisa chi amministra il servizio, quello che era confermato è al sicuro",
        "The disk is full: tell your administrator, what was confirmed is safe")
    case .readOnly:
      say(
        "Il file non si può scrivere: avvisa chi amministra il servizio",
        "The file cannot be written: tell your administrator")
    case .damaged:
      say(
        "Il file è danneggiato: esci con :quit e avvisa chi amministra il servizio",
        "The file is damaged: leave with :quit and tell your administrator")
    case .attachment(let trouble): sentence(trouble)
    case .other(let code):
      say(
        "Non è riuscito (codice \(code)): riprova, e se succede ancora avvisa chi amministra il servizio",
        "It did not work (code \(code)): try again, and if it happens again tell your administrator")
    }
  }
}
