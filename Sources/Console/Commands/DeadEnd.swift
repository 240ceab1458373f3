/// Ways on that lead nowhere now.
enum DeadEnd: CaseIterable, Sendable {
  case nothingDying, nothingFlagged, nowhereBefore, nowhereAfter, nothingToRepeat
  case nothingToCopy, nothingToOpen, covered, unopenable
}

extension Phrases {
  /// The sentence for a way that leads nowhere.
  func sentence(_ end: DeadEnd) -> Sentence {
    switch end {
    case .nothingDying:
      sentence(
        "Nessun'altra chat scade oggi in questo elenco", "premi \(key(.viewIncoming)) per vedere chi aspetta",
        "No other chat of this list ends today", "press \(key(.viewIncoming)) to see who waits")
    case .nothingFlagged:
      sentence(
        "Nessun'altra chat segnalata in questo elenco", "premi \(key(.viewFlagged)) per le segnalate",
        "No other flagged chat in this list", "press \(key(.viewFlagged)) for the flagged ones")
    case .nowhereBefore:
      sentence(
        "Non c'è un posto di prima", "apri una chat con \(key(.open)), poi \(key(.placeBack)) torna qui",
        "There is no place before",
        "open a chat with \(key(.open)), then \(key(.placeBack)) comes back")
    case .nowhereAfter:
      sentence(
        "Non c'è un posto dopo questo", "si va avanti dopo essere tornati con \(key(.placeBack))",
        "There is no place after this",
        "one goes forward after going back with \(key(.placeBack))")
    case .nothingToCopy:
      sentence(
        "Qui non c'è niente da copiare", "scegli un messaggio con ↑ e ↓", "There is nothing to copy here",
        "choose a message with ↑ and ↓")
    case .nothingToOpen:
      sentence(
        "Qui non c'è niente da aprire", "si aprono indirizzi, luoghi e file", "There is nothing to open here",
        "addresses, places and files can be opened")
    case .covered:
      sentence(
        "Sono dati riservati (A13)", "premi \(key(.reveal, in: .thread)) per mostrarli prima",
        "This is confidential data (A13)", "press \(key(.reveal, in: .thread)) to show it first")
    case .unopenable:
      sentence(
        "Non si apre da qui: non si vede per intero dove porta, o il file non ha un'impronta",
        "premi \(key(.copy, in: .thread)) per copiarlo",
        "It is not opened from here: where it leads is not seen in full, or the file has no digest",
        "press \(key(.copy, in: .thread)) to copy it")
    case .nothingToRepeat:
      sentence(
        "Non c'è niente da ripetere", "fai prima qualcosa su una chat, poi \(key(.again)) lo ripete",
        "There is nothing to repeat", "do something to a chat first, then \(key(.again)) repeats it")
    }
  }
}
