/// Ways on that lead nowhere now.
enum DeadEnd: CaseIterable, Sendable {
  case nothingDying, nothingFlagged, nowhereBefore, nowhereAfter, nothingToRepeat
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
    case .nothingToRepeat:
      sentence(
        "Non c'è niente da ripetere", "fai prima qualcosa su una chat, poi \(key(.again)) lo ripete",
        "There is nothing to repeat", "do something to a chat first, then \(key(.again)) repeats it")
    }
  }
}
