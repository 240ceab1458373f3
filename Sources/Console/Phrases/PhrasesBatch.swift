import Desk
import Foundation
import Policy

/// Acts on several chats: the question before and the word after.
extension Phrases {
  private func chats(_ number: Int) -> String { count(number, ("chat", "chat"), ("chat", "chats")) }

  /// What is asked before it is done.
  func question(_ deed: Batch.Deed, _ number: Int, _ around: Circumstances, _ vocabulary: Vocabulary) -> String {
    let chats = chats(number)
    guard case .act(let intent) = deed else {
      return say("Archiviare tutte le segnalazioni aperte di \(chats)?", "Dismiss every open flag of \(chats)?")
    }
    switch intent {
    case .claim: return say("Prendere in carico \(chats)?", "Take charge of \(chats)?")
    case .release: return say("Lasciare \(chats)?", "Release \(chats)?")
    case .transfer(let colleague, _):
      let name = around.name(colleague)
      return say("Passare \(chats) \(to(name))?", "Hand \(chats) to \(name)?")
    case .close(let outcome):
      return say("Chiudere \(chats) con esito «\(name(outcome))»?", "Close \(chats) as “\(name(outcome))”?")
    case .label(let id):
      return say("Mettere «\(vocabulary.subject(id))» a \(chats)?", "Label \(chats) “\(vocabulary.subject(id))”?")
    case .unlabel(let id):
      return say("Togliere «\(vocabulary.subject(id))» a \(chats)?", "Take “\(vocabulary.subject(id))” off \(chats)?")
    case .snooze(let until):
      return say("Rimandare \(chats) ", "Put \(chats) off ") + deferral(until, now: around.now) + "?"
    case .markUnread: return say("Segnare da leggere \(chats)?", "Mark \(chats) unread?")
    case .reopen: return say("Riaprire \(chats)?", "Reopen \(chats)?")
    case .takeOver, .reply, .takeBack, .note, .see, .flag, .dismissFlag, .mark, .unmark, .outbox, .template, .react,
      .ladder:
      return say("Farlo a \(chats)?", "Do it to \(chats)?")
    }
  }

  /// Until when something is put off, after the verb: `alle 11:30`, `a domani alle 8:30`, `until tomorrow at 8:30`.
  private func deferral(_ until: Date, now: Date) -> String {
    let isToday = Zone.rome.day(of: until) == Zone.rome.day(of: now)
    let when = appointment(until, now: now)
    return say(isToday ? when : "a " + when, "until " + (isToday ? time(until) : when))
  }

  /// What is said of those to which it was not done: `3 chat non rimandate, restano scelte`.
  func notDone(_ deed: Batch.Deed, _ number: Int) -> String {
    let stays = number == 1 ? say("resta scelta", "it stays selected") : say("restano scelte", "they stay selected")
    func not(_ one: String, _ many: String, _ english: String) -> String {
      say("\(chats(number)) non \(number == 1 ? one : many)", "\(chats(number)) not \(english)")
    }
    let words: String
    switch deed {
    case .dismissFlags: words = say("Segnalazioni non archiviate: ", "Flags not dismissed: ") + chats(number)
    case .act(let intent):
      switch intent {
      case .claim: words = not("presa in carico", "prese in carico", "taken")
      case .release: words = not("lasciata", "lasciate", "released")
      case .transfer: words = not("passata", "passate", "handed over")
      case .close: words = not("chiusa", "chiuse", "closed")
      case .label: words = not("etichettata", "etichettate", "labelled")
      case .unlabel: words = say("Etichetta non tolta: ", "Label not taken off: ") + chats(number)
      case .snooze: words = not("rimandata", "rimandate", "put off")
      case .markUnread: words = not("segnata da leggere", "segnate da leggere", "marked unread")
      case .reopen: words = not("riaperta", "riaperte", "reopened")
      case .takeOver, .reply, .takeBack, .note, .see, .flag, .dismissFlag, .mark, .unmark, .outbox, .template, .react,
        .ladder:
        words = say("Non fatto: ", "Not done: ") + chats(number)
      }
    }
    return words + ", " + stays
  }

  /// Why nothing is asked: no chosen chat would take the act. `Nessuna delle 3 chat è in carico a te: premi p per prenderle`.
  func refused(byAll refusals: [Refusal], _ around: Circumstances) -> Sentence? {
    guard let first = refusals.first else { return nil }
    if case .roleMissing = first { return sentence(first, around) }
    guard refusals.count > 1 else { return sentence(first, around) }
    if refusals.allSatisfy({ $0 == .notInCharge(colleague: nil) }) {
      return sentence(
        "Nessuna delle \(refusals.count) chat è in carico a te", "premi \(key(.claim)) per prenderle",
        "None of the \(refusals.count) chats is yours", "press \(key(.claim)) to take them")
    }
    let others = sentence(first, around)
    let fact = say(
      "Non si può per nessuna delle \(refusals.count) chat. ",
      "It cannot be done to any of the \(refusals.count) chats. ")
    return Sentence(fact + others.fact, others.remedy)
  }

  /// What an act on its way is doing.
  func doing(_ deed: Batch.Deed) -> String {
    switch deed {
    case .act(let intent): doing(intent)
    case .dismissFlags: say("archivio le segnalazioni", "dismissing flags")
    }
  }

  /// What is said once it is done: `Prese in carico: 3 chat`.
  func done(_ deed: Batch.Deed, _ number: Int, _ around: Circumstances) -> String {
    let words: String
    switch deed {
    case .dismissFlags: words = say("Segnalazioni archiviate", "Flags dismissed")
    case .act(let intent):
      switch intent {
      case .claim: words = say("Prese in carico", "Taken")
      case .release: words = say("Lasciate", "Released")
      case .transfer(let colleague, _):
        words = say("Passate \(to(around.name(colleague)))", "Handed to \(around.name(colleague))")
      case .close(let outcome): words = say("Chiuse, \(name(outcome))", "Closed, \(name(outcome))")
      case .label: words = say("Etichettate", "Labelled")
      case .unlabel: words = say("Etichetta tolta", "Label taken off")
      case .snooze(let until):
        let when = appointment(until, now: around.now)
        words = say("Rimandate, \(when)", "Put off, \(when)")
      case .markUnread: words = say("Segnate da leggere", "Marked unread")
      case .reopen: words = say("Riaperte e in carico a te", "Reopened and yours")
      case .takeOver, .reply, .takeBack, .note, .see, .flag, .dismissFlag, .mark, .unmark, .outbox, .template, .react,
        .ladder:
        words = say("Fatto", "Done")
      }
    }
    return words + ": " + chats(number)
  }
}
