import Desk
import Foundation

extension Phrases {
  /// What is said once an act is in the file; nil for those whose effect is seen by itself.
  func done(_ intent: Intent, _ around: Circumstances) -> String? {
    switch intent {
    case .claim, .takeOver:
      say("In carico a te", "It is yours")
    case .release: say("Lasciata: torna fra le chat in attesa", "Released: it waits for whoever takes it")
    case .transfer(let colleague, _):
      say("Passata \(to(around.name(colleague)))", "Handed to \(around.name(colleague))")
    case .takeBack: say("Ritirato: il testo è di nuovo qui", "Taken back: the text is here again")
    case .note: say("Nota aggiunta: la vedono solo i colleghi", "Note added: only colleagues see it")
    case .close(let outcome): say("Chiusa: ", "Closed: ") + name(outcome)
    case .reopen: say("Riaperta e in carico a te", "Reopened and yours")
    case .snooze(let until): say("Rimandata: ", "Put off: ") + appointment(until, now: around.now)
    case .markUnread: say("Segnata da leggere", "Marked unread")
    case .flag(_, let clause, _):
      say(
        "Messaggio segnalato per \(clause): la decisione spetta a una persona (C17)",
        "Message flagged for \(clause): a person decides (C17)")
    case .dismissFlag: say("Segnalazione archiviata", "Flag dismissed")
    case .ladder(let step): done(step, around)
    case .outbox(let intent): done(intent)
    case .react(_, let reaction):
      reaction == nil
        ? say("Reazione tolta: parte fra poco", "Reaction taken back: it leaves in a moment")
        : say("Reazione in coda: parte fra poco", "Reaction queued: it leaves in a moment")
    case .reply, .template, .see, .label, .unlabel, .mark, .unmark: nil
    }
  }

  /// What an act on its way is doing.
  func doing(_ intent: Intent) -> String {
    switch intent {
    case .claim: say("prendo in carico", "taking charge")
    case .release: say("lascio", "releasing")
    case .transfer: say("passo al collega", "handing over")
    case .takeOver: say("subentro", "taking over")
    case .reply, .template, .react: say("mando", "sending")
    case .takeBack: say("ritiro", "taking back")
    case .note: say("aggiungo la nota", "adding the note")
    case .close: say("chiudo", "closing")
    case .reopen: say("riapro", "reopening")
    case .snooze: say("rimando", "putting off")
    case .label, .unlabel: say("cambio l'etichetta", "changing the label")
    case .see, .markUnread: say("segno", "marking")
    case .flag: say("segnalo", "flagging")
    case .dismissFlag: say("archivio", "dismissing")
    case .mark, .unmark: say("contrassegno", "marking")
    case .ladder, .outbox: say("decido", "deciding")
    }
  }
}
