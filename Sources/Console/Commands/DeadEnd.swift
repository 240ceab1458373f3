/// Ways on that lead nowhere now.
enum DeadEnd: CaseIterable, Sendable {
  case nothingUnread, nothingDying, nothingFlagged
  /// Among the rows that have been read; there are more.
  case nothingUnreadYet, nothingDyingYet, nothingFlaggedYet
  case nowhereBefore, nowhereAfter, nothingToRepeat, onlyOne
  case nothingToCopy, nothingToOpen, covered, unopenable
  /// The message's file is on its way, or will not come.
  case fileOnTheWay, fileGone, fileDamaged, fileTooLarge, fileDisguised
}

extension Phrases {
  /// The sentence for a way that leads nowhere.
  func sentence(_ end: DeadEnd) -> Sentence {
    switch end {
    case .nothingUnread:
      sentence(
        "Nessun'altra chat da leggere", "premi \(key(.viewIncoming)) per vedere chi aspetta", "No other unread chat",
        "press \(key(.viewIncoming)) to see who waits")
    case .nothingDying:
      sentence(
        "Nessun'altra chat scade oggi in questo elenco", "premi \(key(.viewIncoming)) per vedere chi aspetta",
        "No other chat of this list ends today", "press \(key(.viewIncoming)) to see who waits")
    case .nothingFlagged:
      sentence(
        "Nessun'altra chat segnalata in questo elenco", "premi \(key(.viewFlagged)) per le segnalate",
        "No other flagged chat in this list", "press \(key(.viewFlagged)) for the flagged ones")
    case .nothingUnreadYet: notYet("Nessun'altra chat da leggere", "No other unread chat")
    case .nothingDyingYet: notYet("Nessun'altra chat scade oggi", "No other chat ends today")
    case .nothingFlaggedYet: notYet("Nessun'altra chat segnalata", "No other flagged chat")
    case .nowhereBefore: nowhereBefore
    case .nowhereAfter: nowhereAfter
    case .nothingToRepeat: nothingToRepeat
    case .onlyOne: onlyOne
    case .nothingToCopy: nothingToCopy
    case .nothingToOpen: nothingToOpen
    case .covered: covered
    case .unopenable: unopenable
    case .fileOnTheWay:
      sentence(
        "Il file sta arrivando da WhatsApp", "riprova fra qualche secondo", "The file is on its way from WhatsApp",
        "try again in some seconds")
    case .fileGone: sentence(.gone)
    case .fileDamaged: sentence(.damaged)
    case .fileTooLarge: sentence(.tooLarge)
    case .fileDisguised: sentence(.disguised)
    }
  }

  /// That there is none among the rows in memory.
  private func notYet(_ italian: String, _ english: String) -> Sentence {
    sentence(
      italian + " fra quelle caricate finora", "\(key(.pageDown)) carica le altre",
      english + " among those loaded so far", "\(key(.pageDown)) loads the others")
  }

  private var nowhereBefore: Sentence {
    sentence(
      "Non c'è un posto di prima", "apri una chat con \(key(.open)), poi \(key(.placeBack)) torna qui",
      "There is no place before", "open a chat with \(key(.open)), then \(key(.placeBack)) comes back")
  }

  private var nowhereAfter: Sentence {
    sentence(
      "Non c'è un posto dopo questo", "si va avanti dopo essere tornati con \(key(.placeBack))",
      "There is no place after this", "one goes forward after going back with \(key(.placeBack))")
  }

  private var nothingToRepeat: Sentence {
    sentence(
      "Non c'è niente da ripetere", "fai prima qualcosa su una chat, poi \(key(.again)) lo ripete",
      "There is nothing to repeat", "do something to a chat first, then \(key(.again)) repeats it")
  }

  private var onlyOne: Sentence {
    sentence(
      "Non si fa a più chat insieme",
      "premi \(key(.selectNone)) per togliere la scelta, o \(key(.open)) per aprire la chat",
      "It is not done to several chats together",
      "press \(key(.selectNone)) to unselect them, or \(key(.open)) to open the chat")
  }
}

/// What cannot leave the console.
extension Phrases {
  private var nothingToCopy: Sentence {
    sentence(
      "Qui non c'è niente da copiare", "scegli un messaggio con ↑ e ↓", "There is nothing to copy here",
      "choose a message with ↑ and ↓")
  }

  private var nothingToOpen: Sentence {
    sentence(
      "Qui non c'è niente da aprire", "si aprono indirizzi, luoghi e file", "There is nothing to open here",
      "addresses, places and files can be opened")
  }

  private var covered: Sentence {
    sentence(
      "Sono dati riservati (A13)", "premi \(key(.reveal, in: .thread)) per mostrarli prima",
      "This is confidential data (A13)", "press \(key(.reveal, in: .thread)) to show it first")
  }

  private var unopenable: Sentence {
    sentence(
      "Non si apre da qui: non si vede per intero dove porta, o il file non ha un'impronta",
      "premi \(key(.copy, in: .thread)) per copiarlo",
      "It is not opened from here: where it leads is not seen in full, or the file has no digest",
      "press \(key(.copy, in: .thread)) to copy it")
  }
}
