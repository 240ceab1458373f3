import Desk
import Training

/// What the commands of a rehearsal are called, and the lines of its panel.
extension Phrases {
  static let trainingTitles: [Command: Saying] = [
    .trainPanel: Saying("il pannello del formatore", "the trainer's panel"),
    .trainPause: Saying("ferma l'orologio, o fallo ripartire", "stop the clock, or start it again"),
    .trainStep: Saying("fa accadere la prossima cosa, poi si ferma", "let the next thing happen, then stop"),
    .trainSpeed: Saying("velocità: ×1, ×10, ×60", "speed: ×1, ×10, ×60"),
    .trainJump: Saying("salta alla prossima cosa", "jump to the next thing"),
    .trainRewind: Saying("torna a prima dell'ultima cosa", "go back to before the last thing"),
    .trainHint: Saying("un suggerimento su questa chat", "a hint about this chat"),
    .trainInject: Saying("scrivi al posto di un cittadino", "write in a citizen's place"),
    .trainScore: Saying("la scheda, com'è adesso", "the score sheet as it is now"),
  ]

  static let trainingShorts: [Command: Saying] = [
    .trainPanel: Saying("pannello", "panel"),
    .trainPause: Saying("pausa", "pause"),
    .trainStep: Saying("passo", "step"),
    .trainSpeed: Saying("velocità", "speed"),
    .trainJump: Saying("salta", "jump"),
    .trainRewind: Saying("indietro", "rewind"),
    .trainHint: Saying("suggerimento", "hint"),
    .trainInject: Saying("scrivi per", "write for"),
    .trainScore: Saying("scheda", "score"),
  ]

  /// How a rehearsal's clock goes.
  func say(_ pace: TrainingPace) -> String {
    pace.isPaused ? say("IN PAUSA ×\(pace.speed)", "PAUSED ×\(pace.speed)") : "×\(pace.speed)"
  }
}

extension ConsoleState {
  /// Whom a line of the day is about, and what happens in it. Both may hold the words of a day's author.
  func words(for item: CourseItem) -> (who: String, what: String) {
    switch item.matter {
    case .order(let order):
      let does = order.opens ? phrases.say("apre", "opens") : phrases.say("chiude", "closes")
      return (circumstances.name(order.by), phrases.say("ordinanza: ", "order: ") + "\(does) · \(order.reason)")
    case .injected(let citizen, let text): return ("+ " + name(ofCitizen: citizen), text)
    case .line(let line):
      let what = words(for: line.deed)
      guard case .waits = item.standing else { return (name(ofCitizen: line.citizen), what) }
      return (name(ofCitizen: line.citizen), phrases.wait(line.moment) + ": " + what)
    }
  }

  private func name(ofCitizen id: String) -> String { training?.day.citizen(id)?.name ?? id }

  private func words(for deed: Deed) -> String {
    switch deed {
    case .send(let content):
      let (headline, body) = phrases.lines(for: content)
      return [headline, body].compactMap(\.self).joined(separator: " · ")
    case .react(let emoji, _): return phrases.lines(for: .reaction(emoji: emoji, to: ProviderID(""))).headline ?? ""
    case .edit(_, let text):
      return phrases.say("modifica un messaggio: ", "edits a message: ") + text
    case .delete: return phrases.say("elimina un messaggio", "deletes a message")
    case .status(let state, _): return phrases.say("notizia da WhatsApp: ", "news from WhatsApp: ") + state.rawValue
    case .desk(let act, let by): return circumstances.name(by) + ": " + phrases.short(act.command)
    }
  }
}

extension Phrases {
  /// What a line waits for.
  fileprivate func wait(_ moment: Line.Moment) -> String {
    switch moment {
    case .answer: say("dopo la risposta", "after the answer")
    case .unanswered: say("se nessuno risponde", "if nobody answers")
    case .event(let event, _): say("dopo: ", "after: ") + name(event)
    case .start, .previous: say("più tardi", "later")
    }
  }

  private func name(_ event: DeskEvent) -> String {
    switch event {
    case .answered: say("risposta", "answered")
    case .askedData: say("richiesta di dati", "asked for data")
    case .warned: say("ammonizione", "warned")
    case .blocked: say("blocco", "blocked")
    case .unblocked: say("blocco tolto", "unblocked")
    case .flagged: say("segnalazione", "flagged")
    case .closed: say("chiusura", "closed")
    case .handedOver: say("passaggio", "handed over")
    }
  }
}

extension DeskAct {
  /// The command by which it is done in the console.
  fileprivate var command: Command {
    switch self {
    case .claim: .claim
    case .release: .release
    case .takeOver: .takeOver
    case .takeBack: .takeBack
    case .reopen: .reopen
    case .reply: .reply
    case .quickReply: .quickReply
    case .note: .note
    case .close: .close
    case .handTo: .transfer
    case .label: .label
    case .flag: .flag
    case .dismissFlags: .dismissFlag
    case .mark(_, .istanza): .markIstanza
    case .mark(_, .riservati): .markRiservati
    case .take(let step, _, _, _): step.rung.command
    case .propose: .propose
    case .liftBlock: .liftBlock
    case .undoBlock: .undoBlock
    }
  }
}

extension Rung {
  fileprivate var command: Command {
    switch self {
    case .warn: .warn
    case .delete: .deleteText
    case .report: .report
    case .block: .block
    case .refer: .refer
    }
  }
}
