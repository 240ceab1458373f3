import Desk

/// The first minutes in the demonstration: three steps that watch what the operator does and go on by themselves. Escape
/// in the list ends it for good; whoever closes a chat knows enough.
struct Tour: Equatable, Sendable {
  /// A step.
  enum Step: Int, CaseIterable, Sendable { case open = 1, answer, close, end }

  private(set) var step = Step.open
  /// The chat that was answered: the last step is about it and no other.
  private(set) var answered: ConversationID?

  /// A chat has been opened and gone into.
  mutating func opened() { if step == .open { step = .answer } }

  /// An act is in the file.
  mutating func did(_ intent: Intent, on id: ConversationID) {
    switch intent {
    case .reply: if step != .end { (step, answered) = (.close, id) }
    case .close: step = .end
    case .takeBack: if step == .close, id == answered { (step, answered) = (.answer, nil) }
    case .release, .transfer: if step == .close, id == answered { step = .end }
    case .claim, .takeOver, .note, .reopen, .snooze, .label, .unlabel, .see, .markUnread, .flag, .dismissFlag, .mark,
      .unmark, .outbox, .template, .react, .ladder:
      break
    }
  }
}

extension ConsoleState {
  /// Begins the tour.
  public mutating func beginTour() { tour = Tour() }

  /// Follows what the operator has just done.
  mutating func followTour(_ key: Key?) {
    guard let tour else { return }
    // The last word is read once, and goes with the next key.
    if tour.step == .end, key != nil { self.tour = nil }
    if focus == .thread { self.tour?.opened() }
  }

  /// What to do next, in one line; nil when there is no tour.
  var tourWords: String? {
    guard let tour else { return nil }
    let what: String
    switch tour.step {
    case .open:
      let hasArrows = phrases.keys.shown(.down, in: .list).contains(.down)
      let keys = hasArrows ? "↓ ↑" : "\(phrases.key(.down)) \(phrases.key(.up))"
      what = phrases.say(
        "scegli una chat con \(keys), poi \(phrases.key(.open)) la apre",
        "choose a chat with \(keys), then \(phrases.key(.open)) opens it")
    case .answer: what = answerStep
    case .close: what = closeStep
    case .end:
      return phrases.say(
        "Visita finita: \(phrases.key(.help)) mostra tutti i tasti",
        "The tour is over: \(phrases.key(.help)) shows every key")
    }
    let words = phrases.say("Visita \(tour.step.rawValue)/3: ", "Tour \(tour.step.rawValue)/3: ") + what
    // Escape is told where it ends the tour; elsewhere it does what it always does.
    guard focus == .list else { return words }
    return words + phrases.say(" · \(phrases.key(.selectNone)) la termina", " · \(phrases.key(.selectNone)) ends it")
  }

  private var answerStep: String {
    if focus == .composer {
      let key = phrases.key(.send, in: .composer)
      if draft.purpose == .note {
        return phrases.say(
          "è una nota per i colleghi: \(key) la salva", "this is a note for colleagues: \(key) saves it")
      }
      return phrases.say("scrivi due parole e premi \(key)", "write a few words and press \(key)")
    }
    if focus.isListSide { return back }
    if chargeObstacle == nil {
      let key = phrases.key(.reply, in: .thread)
      return phrases.say("premi \(key) e scrivi la risposta", "press \(key) and write the answer")
    }
    guard obstacle(to: .claim) == nil else {
      return phrases.say(
        "qui risponde già un collega: \(phrases.key(.back)), e apri una chat con ●",
        "a colleague answers here: \(phrases.key(.back)), then open one with ●")
    }
    let key = phrases.key(.claim)
    return phrases.say("premi \(key) per prenderla in carico", "press \(key) to take charge of it")
  }

  private var closeStep: String {
    let isThere = (focus == .composer ? thread?.id : subject?.id) == tour?.answered
    guard isThere else {
      let key = phrases.key(.viewMine)
      return phrases.say(
        "torna alla chat a cui hai risposto: è in \(key) Mie", "go back to the chat you answered: it is in \(key) Mine")
    }
    if focus == .composer {
      let key = phrases.key(.back, in: .composer)
      return phrases.say("inviata; \(key) esce dalla risposta", "sent; \(key) leaves the answer")
    }
    let key = phrases.key(.close)
    return phrases.say(
      "quando hai finito premi \(key) e scegli l'esito", "when done press \(key) and choose how it ended")
  }

  private var back: String {
    phrases.say("apri una chat con \(phrases.key(.open))", "open a chat with \(phrases.key(.open))")
  }
}

/// The tour's line, on the rule below the header: it covers nothing.
func drawTour(_ grid: inout Grid, _ layout: Layout, _ state: ConsoleState) {
  guard layout.hasRules, let words = state.tourWords else { return }
  let line = grid.region.line(layout.header.endRow)
  grid.fill(line, role: .training)
  grid.write(
    elide(Printable(words), columns: max(line.columns - 2, 0)), at: line.origin.moved(columns: 1), role: .training,
    emphasis: .bold)
}
