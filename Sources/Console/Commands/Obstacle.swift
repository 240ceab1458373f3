import Desk
import Moderation

/// Why a command does nothing here and now.
enum Obstacle: Equatable, Sendable {
  case refusal(Refusal)
  case noChatSelected
  case noChatOpen
  case noMessage
  case nothingHidden
  case noQuote
  case noColleague
  case nothingUnread
  case alreadyUnread
  case nothingFound
  case noHits
  case noHome
  case notHere
  case nothingDying
  case nothingFlagged
  case nowhereBefore
  case nowhereAfter
  case nothingToRepeat
}

extension Phrases {
  /// The sentence for an obstacle.
  func sentence(_ obstacle: Obstacle, _ around: Circumstances) -> Sentence {
    switch obstacle {
    case .refusal(let refusal): sentence(refusal, around)
    case .noChatSelected:
      sentence(
        "L'elenco è vuoto", "premi 1, 2, 3 o 4 per gli altri", "The list is empty", "press 1 to 4 for the others")
    case .noChatOpen:
      sentence("Nessuna chat è aperta", "premi Invio per aprirne una", "No chat is open", "press Enter to open one")
    case .noMessage:
      sentence(
        "Nessun messaggio è scelto", "premi Invio per aprire la chat, ↑ e ↓ per scegliere", "No message is chosen",
        "press Enter to open the chat, ↑ and ↓ to choose")
    case .nothingHidden:
      sentence(
        "Questo messaggio non nasconde nulla", "scegline un altro con ↑ e ↓", "This message hides nothing",
        "choose another with ↑ and ↓")
    case .noQuote:
      sentence(
        "Non c'è una citazione", "premi \" su un messaggio per citarlo", "There is no quote",
        "press \" on a message to quote it")
    case .noColleague:
      sentence(
        "Nessun altro risponde ai cittadini", "premi l per lasciarla a chi verrà", "Nobody else answers citizens",
        "press l to leave it to whoever comes")
    case .nothingUnread:
      sentence(
        "Nessun'altra chat da leggere", "premi 1 per vedere chi aspetta", "No other unread chat",
        "press 1 to see who waits")
    case .alreadyUnread:
      sentence(
        "È già da leggere", "premi Invio per aprirla", "Already unread", "press Enter to open it")
    case .nothingFound:
      sentence(
        "Non c'è un risultato da aprire", "scrivi che cosa cerchi", "There is no result to open",
        "type what you are looking for")
    case .noHits:
      sentence(
        "Qui non c'è una ricerca", "premi / per cercare in questa chat", "There is no search here",
        "press / to search this chat")
    case .noHome:
      sentence(
        "Nessuna chat è aperta", "si cerca in tutte", "No chat is open", "all of them are searched")
    case .nothingDying:
      sentence(
        "Nessun'altra chat scade oggi in questo elenco", "premi 1 per vedere chi aspetta",
        "No other chat of this list ends today", "press 1 to see who waits")
    case .nothingFlagged:
      sentence(
        "Nessun'altra chat segnalata in questo elenco", "premi 3 per le segnalate",
        "No other flagged chat in this list", "press 3 for the flagged ones")
    case .nowhereBefore:
      sentence(
        "Non c'è un posto di prima", "apri una chat con Invio, poi < torna qui", "There is no place before",
        "open a chat with Enter, then < comes back")
    case .nowhereAfter:
      sentence(
        "Non c'è un posto dopo questo", "si va avanti dopo essere tornati con <", "There is no place after this",
        "one goes forward after going back with <")
    case .nothingToRepeat:
      sentence(
        "Non c'è niente da ripetere", "fai prima qualcosa su una chat: . lo ripete su un'altra",
        "There is nothing to repeat", "do something to a chat first: . repeats it on another")
    case .notHere: sentence("Qui non si può", "premi Esc per tornare indietro", "Not here", "press Esc to go back")
    }
  }
}

/// What keeps commands from doing something here and now; nil where nothing does.
extension ConsoleState {
  /// The obstacle to an act on the conversation under the cursor.
  func obstacle(toAct intent: Intent) -> Obstacle? {
    guard let subject else { return missingChat }
    return refusal(of: intent, on: subject).map(Obstacle.refusal)
  }

  var unreadObstacle: Obstacle? {
    let obstacle = obstacle(toAct: .markUnread)
    return obstacle == .refusal(.nothingToDo) ? .alreadyUnread : obstacle
  }

  var missingChat: Obstacle { focus == .list ? .noChatSelected : .noChatOpen }
  var missingMessage: Obstacle { thread == nil ? .noChatOpen : .noMessage }

  /// Only the one in charge may; what else stands in the way of an answer is told when it is sent.
  var chargeObstacle: Obstacle? { obstacle(toAct: .release) }

  /// What stands in the way of writing an answer at all: who is in charge, a block (A15), WhatsApp's 24 hours (A09). That
  /// the desk is closed does not: an answer can be prepared.
  var writingObstacle: Obstacle? {
    if let chargeObstacle { return chargeObstacle }
    guard let subject, let refusal = refusal(of: .reply(text: ".", quoting: nil), on: subject) else { return nil }
    switch refusal {
    case .windowClosed, .blocked: return .refusal(refusal)
    case .roleMissing, .notInCharge, .alreadyClaimed, .alreadyYours, .closed, .alreadyOpen, .neverOpened, .deskClosed,
      .empty, .tooLong, .nothingToTakeBack, .unknownColleague, .transferToOneself, .unknownMessage, .notTheCitizens,
      .unknownGround, .unknownSubject, .snoozeOutOfRange, .noOpenFlag, .nothingToDo:
      return nil
    }
  }

  /// Colleagues who answer citizens, by name.
  var colleagues: [Staff] {
    office.staff.values.filter { $0.id != me.id && $0.may(act: .operator) }.sorted {
      ($0.name, $0.id) < ($1.name, $1.id)
    }
  }

  /// The message under the cursor of the open conversation, when the open one is meant.
  var message: Entry? {
    guard let thread, focus != .list || isAdrift || list.selected?.row.id == thread.id else { return nil }
    return thread.currentEntry
  }

  var citizensMessageObstacle: Obstacle? {
    guard let message else { return missingMessage }
    return message.isFromCitizen ? nil : .refusal(.notTheCitizens)
  }

  var dismissObstacle: Obstacle? {
    guard let message else { return missingMessage }
    guard me.may(act: .supervisor) else { return .refusal(.roleMissing(.supervisor)) }
    return message.flags.contains { $0.state == .open } ? nil : .refusal(.noOpenFlag)
  }

  var quoteObstacle: Obstacle? {
    guard let message, message.canBeQuoted else { return missingMessage }
    return writingObstacle
  }

  var revealObstacle: Obstacle? {
    guard message != nil, let thread, let place = thread.current else { return missingMessage }
    return thread.blocks[place].canReveal ? nil : .nothingHidden
  }
}

extension Entry {
  /// Whether an answer can quote it: a message of either side, not a note or an act.
  var canBeQuoted: Bool {
    switch body {
    case .incoming, .outgoing: true
    case .note, .act: false
    }
  }
}
