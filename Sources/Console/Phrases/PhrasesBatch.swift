import Desk
import Foundation

/// Acts on several chats: the question before and the word after.
extension Phrases {
  private func chats(_ number: Int) -> String { count(number, ("chat", "chat"), ("chat", "chats")) }

  /// What is asked before it is done.
  func question(_ deed: Batch.Deed, _ number: Int, _ around: Circumstances, _ vocabulary: Vocabulary) -> String {
    let chats = chats(number)
    guard case .act(let intent) = deed else {
      return say("Archivi tutte le segnalazioni aperte di \(chats)?", "Dismiss every open flag of \(chats)?")
    }
    switch intent {
    case .claim: return say("Prendi in carico \(chats)?", "Take charge of \(chats)?")
    case .release: return say("Lasci \(chats)?", "Release \(chats)?")
    case .transfer(let colleague, _):
      let name = around.name(colleague)
      return say("Passi \(chats) \(to(name))?", "Hand \(chats) to \(name)?")
    case .close(let outcome):
      return say("Chiudi \(chats) con esito «\(name(outcome))»?", "Close \(chats) as “\(name(outcome))”?")
    case .label(let id):
      return say("Metti «\(vocabulary.subject(id))» a \(chats)?", "Label \(chats) “\(vocabulary.subject(id))”?")
    case .unlabel(let id):
      return say("Togli «\(vocabulary.subject(id))» a \(chats)?", "Take “\(vocabulary.subject(id))” off \(chats)?")
    case .snooze(let until):
      let when = appointment(until, now: around.now)
      return say("Rimandi \(chats): \(when)?", "Put \(chats) off: \(when)?")
    case .markUnread: return say("Segni da leggere \(chats)?", "Mark \(chats) unread?")
    case .reopen: return say("Riapri \(chats)?", "Reopen \(chats)?")
    case .takeOver, .reply, .takeBack, .note, .see, .flag, .dismissFlag, .mark, .unmark, .ladder:
      return say("Lo fai a \(chats)?", "Do it to \(chats)?")
    }
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
      case .takeOver, .reply, .takeBack, .note, .see, .flag, .dismissFlag, .mark, .unmark, .ladder:
        words = say("Fatto", "Done")
      }
    }
    return words + ": " + chats(number)
  }
}
