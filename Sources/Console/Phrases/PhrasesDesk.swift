import Desk
import Foundation
import Moderation
import Policy

/// What the frame around the chats says: hours, roles, lists, sections, outcomes, acts.
extension Phrases {
  /// `chiude alle 13:00, fra 1 h 47 min`; `San Donato, apre lun 10 ago alle 8:30`.
  func hours(_ status: Status, now: Date, countsDown: Bool = true) -> String {
    guard let until = status.until else {
      return status.open ? say("sempre aperto", "always open") : say("nessuna apertura in vista", "no opening in sight")
    }
    if status.open {
      let left = countsDown ? say(", fra ", ", in ") + duration(until.timeIntervalSince(now)) : ""
      return say("chiude ", "closes ") + appointment(until, now: now) + left
    }
    let reason = closure(status).map { $0 + ", " } ?? ""
    let opening = reason + say("apre ", "opens ") + appointment(until, now: now)
    let wait = until.timeIntervalSince(now)
    return countsDown && wait < 12 * 3600 ? opening + say(", fra ", ", in ") + duration(wait) : opening
  }

  private func closure(_ status: Status) -> String? {
    switch status.reason {
    case .weekly: nil
    case .weekend: say("fine settimana", "weekend")
    case .holiday, .order: status.name
    }
  }

  /// The name of a list on its tab.
  func name(_ view: InboxView) -> String {
    switch view {
    case .incoming: say("In arrivo", "Incoming")
    case .mine: say("Mie", "Mine")
    case .flagged: say("Segnalate", "Flagged")
    case .closed: say("Chiuse", "Closed")
    }
  }

  /// The line above a part of the list.
  func name(_ section: InboxSection) -> String {
    switch section {
    case .danger: say("pericolo: minacce o rischi per qualcuno", "danger: threats or risks to someone")
    case .waiting: say("in attesa di risposta", "waiting for an answer")
    case .outOfWindow:
      say(
        "fuori finestra: serve un modello approvato, o che il cittadino riscriva",
        "out of the window: it needs an approved template, or the citizen's next message")
    case .resting: say("in pausa: nessuna risposta dovuta, o rimandate", "resting: no answer owed, or put off")
    }
  }

  /// What an empty list says.
  func empty(_ view: InboxView) -> String {
    switch view {
    case .incoming:
      say(
        "Nessuno aspetta una risposta: chi scrive appare qui da solo. \(key(.viewMine)) mostra le tue, "
          + "\(key(.viewClosed)) le chiuse, \(key(.search)) cerca.",
        "Nobody is waiting for an answer: whoever writes appears here. \(key(.viewMine)) shows yours, "
          + "\(key(.viewClosed)) the closed ones, \(key(.search)) searches.")
    case .mine:
      say(
        "Nessuna chat in carico a te: premi \(key(.viewIncoming)) per vedere chi aspetta e \(key(.claim)) per prenderla.",
        "No chat is yours: press \(key(.viewIncoming)) to see who waits, \(key(.claim)) to take one.")
    case .flagged:
      say(
        "Nessuna segnalazione da decidere: con \(key(.flag)) su un messaggio se ne fa una. "
          + "\(key(.viewIncoming)) torna a chi aspetta.",
        "No flag is waiting for a decision: \(key(.flag)) on a message makes one. "
          + "\(key(.viewIncoming)) goes back to who waits.")
    case .closed:
      say(
        "Nessuna chat chiusa: con \(key(.close)) si chiude quella che è finita. "
          + "\(key(.viewIncoming)) torna a chi aspetta.",
        "No closed chat: \(key(.close)) closes one that is done. "
          + "\(key(.viewIncoming)) goes back to who waits.")
    }
  }

  /// How a session ended.
  func name(_ outcome: Session.Outcome) -> String {
    switch outcome {
    case .answered: say("risposta data", "answered")
    case .redirected: say("indirizzato all'ufficio competente", "sent to the proper office")
    case .outOfScope: say("fuori dagli argomenti del servizio", "out of scope")
    case .noReply: say("il cittadino non ha più scritto", "no reply from the citizen")
    case .improper: say("nulla a cui rispondere", "nothing to answer")
    case .imported: say("importata da un file", "imported from a file")
    }
  }

  /// A mark on a message.
  func name(_ mark: Mark) -> String {
    switch mark {
    case .istanza: say("istanza", "formal application")
    case .riservati: say("dati riservati", "confidential data")
    }
  }

  /// How the entry of an act reads after the name of who did it.
  func verb(_ act: Act) -> String {
    switch act {
    case .sessionOpened: say("chat aperta", "chat opened")
    case .claimed: say("ha preso in carico la chat", "took charge")
    case .released: say("ha lasciato la chat", "released the chat")
    case .transferred: say("ha passato la chat", "handed the chat over")
    case .takenOver: say("ha preso la chat", "took the chat over")
    case .withdrew: say("ha ritirato un messaggio", "took a message back")
    case .closed: say("ha chiuso la chat", "closed the chat")
    case .reopened: say("ha riaperto la chat", "reopened the chat")
    case .snoozed: say("ha rimandato la chat", "put the chat off")
    case .labelled: say("ha messo l'etichetta", "labelled the chat")
    case .unlabelled: say("ha tolto l'etichetta", "took the label off")
    case .flagged: say("ha segnalato un messaggio", "flagged a message")
    case .flagDismissed: say("ha archiviato una segnalazione", "dismissed a flag")
    case .marked: say("ha contrassegnato un messaggio", "marked a message")
    case .unmarked: say("ha tolto un contrassegno", "took a mark off")
    case .numberChanged: say("il cittadino ha cambiato numero", "the citizen changed number")
    case .noticeSent: say("informativa inviata (A07)", "policy notice sent (A07)")
    case .closedNoticeSent: say("avviso di chiusura inviato (A11)", "closed notice sent (A11)")
    case .callRefused: say("chiamata rifiutata (A01)", "call refused (A01)")
    case .warned, .deleted, .reported, .blocked, .referred, .proposed, .proposalDeclined, .blockKept, .blockExtended,
      .blockLifted, .blockLapsed, .blockUndone, .unsealed:
      verb(onLadder: act)
    }
  }

  /// What an act was about, as its entry goes on after the verb.
  ///
  /// - Parameter about: the id that the act was written with; one that is not understood is left out.
  func object(of act: Act, _ about: String, _ vocabulary: Vocabulary) -> String? {
    switch act {
    case .transferred: " " + to(vocabulary.name(StaffID(about)))
    case .takenOver:
      say(" da ", " from ") + vocabulary.name(StaffID(about))
    case .closed: Session.Outcome(rawValue: about).map { ": " + name($0) }
    case .snoozed: (try? Zone.instant(iso8601: about)).map { say(" fino a ", " until ") + moment($0) }
    case .labelled, .unlabelled: say(" «\(vocabulary.subject(about))»", " “\(vocabulary.subject(about))”")
    case .flagged, .warned, .deleted, .reported, .blocked, .referred, .proposed: " (\(about.prefix(12)))"
    case .blockKept, .blockExtended:
      (try? Zone.instant(iso8601: about)).map { say(" fino al ", " until ") + moment($0) }
    case .marked, .unmarked: Mark(rawValue: about).map { " (\(name($0)))" }
    case .sessionOpened, .claimed, .released, .withdrew, .reopened, .flagDismissed, .numberChanged, .noticeSent,
      .closedNoticeSent, .callRefused, .proposalDeclined, .blockLifted, .blockLapsed, .blockUndone, .unsealed:
      nil
    }
  }

  /// What became of a flag.
  func name(_ state: FlagRecord.State) -> String {
    switch state {
    case .open: say("da decidere", "to be decided")
    case .dismissed: say("archiviata", "dismissed")
    case .upheld: say("confermata", "upheld")
    }
  }
}

extension Phrases {
  /// What to do about a message with a mark.
  func advice(_ mark: Mark) -> String {
    switch mark {
    case .istanza:
      say(
        " (A03): R prepara la risposta che rimanda agli uffici", " (A03): R prepares the reply that names the offices")
    case .riservati:
      say(
        " (A13): R prepara la risposta con i canali ordinari", " (A13): R prepares the reply with the usual channels")
    }
  }
}
