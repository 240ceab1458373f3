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
  case noReason
  case alreadyUnread
  case nothingFound
  case noHits
  case noHome
  case notHere
  case deadEnd(DeadEnd)
  case writing(WritingObstacle)
  case ladder(LadderObstacle)
}

extension Phrases {
  /// The sentence for an obstacle.
  func sentence(_ obstacle: Obstacle, _ around: Circumstances) -> Sentence {
    switch obstacle {
    case .refusal(let refusal): sentence(refusal, around)
    case .deadEnd(let end): sentence(end)
    case .writing(let obstacle): sentence(obstacle)
    case .ladder(let obstacle): sentence(obstacle)
    case .noChatSelected:
      sentence(
        "L'elenco è vuoto", "premi \(viewKeys) per gli altri", "The list is empty", "press \(viewKeys) for the others")
    case .noChatOpen:
      sentence(
        "Nessuna chat è aperta", "premi \(key(.open)) per aprirne una", "No chat is open",
        "press \(key(.open)) to open one")
    case .noMessage: noMessage
    case .nothingHidden: nothingHidden
    case .noQuote: noQuote
    case .noColleague: noColleague
    case .noReason: noReason
    case .alreadyUnread:
      sentence(
        "È già da leggere", "premi \(key(.open)) per aprirla", "Already unread", "press \(key(.open)) to open it")
    case .nothingFound:
      sentence(
        "Non c'è un risultato da aprire", "scrivi che cosa cerchi", "There is no result to open",
        "type what you are looking for")
    case .noHits:
      sentence(
        "Qui non c'è una ricerca", "premi \(key(.search)) per cercare in questa chat", "There is no search here",
        "press \(key(.search)) to search this chat")
    case .noHome:
      sentence("Nessuna chat è aperta", "si cerca in tutte", "No chat is open", "all of them are searched")
    case .notHere:
      sentence(
        "Qui non si può", "premi \(key(.back)) per tornare indietro", "Not here", "press \(key(.back)) to go back")
    }
  }

  private var noMessage: Sentence {
    sentence(
      "Nessun messaggio è scelto", "premi \(key(.open)) per aprire la chat, ↑ e ↓ per scegliere",
      "No message is chosen", "press \(key(.open)) to open the chat, ↑ and ↓ to choose")
  }

  private var nothingHidden: Sentence {
    sentence(
      "Questo messaggio non nasconde nulla", "scegline un altro con ↑ e ↓", "This message hides nothing",
      "choose another with ↑ and ↓")
  }

  private var noQuote: Sentence {
    sentence(
      "Non c'è una citazione", "premi \(key(.quote)) su un messaggio per citarlo", "There is no quote",
      "press \(key(.quote)) on a message to quote it")
  }

  private var noReason: Sentence {
    sentence(
      "Serve un motivo, anche di due parole", "premi \(key(.flag)) per segnalare, \(key(.dismissFlag)) per archiviare",
      "It takes a reason, if only of two words", "press \(key(.flag)) to flag, \(key(.dismissFlag)) to dismiss")
  }

  private var noColleague: Sentence {
    sentence(
      "Nessun altro risponde ai cittadini", "premi \(key(.release)) per lasciarla a chi verrà",
      "Nobody else answers citizens", "press \(key(.release)) to leave it to whoever comes")
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
      .windowClosesFirst, .empty, .tooLong, .nothingToTakeBack, .unknownColleague, .transferToOneself, .unknownMessage,
      .notTheCitizens, .unknownGround, .unknownSubject, .snoozeOutOfRange, .noOpenFlag, .fileTooLarge, .noCaption,
      .nothingToDo, .outbox, .template, .ladder:
      return nil
    }
  }

  /// Colleagues who answer citizens, by name.
  var colleagues: [Staff] {
    office.staff.values.filter(isColleague).sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  /// Whether anybody else answers citizens.
  var hasColleagues: Bool { office.staff.values.contains(where: isColleague) }

  /// It takes the name alone along: a state is large.
  private var isColleague: (Staff) -> Bool {
    let myself = me.id
    return { $0.id != myself && $0.may(act: .operator) }
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
    if focus == .queue { return queueDismissObstacle }
    guard let message else { return missingMessage }
    let open = message.flags.filter { $0.state == .open }
    guard me.may(act: .supervisor) || open.contains(where: { $0.by == me.id }) else {
      return .refusal(.roleMissing(.supervisor))
    }
    return open.isEmpty ? .refusal(.noOpenFlag) : nil
  }

  var quoteObstacle: Obstacle? {
    guard let message, message.canBeQuoted else { return missingMessage }
    return writingObstacle
  }

  var revealObstacle: Obstacle? {
    if focus == .queue { return revealInQueueObstacle }
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
