import Desk
import Foundation

/// The ladder of moderation in words (A14–A16).
extension Phrases {
  /// How the entry of a step reads after the name of who took it.
  func verb(onLadder act: Act) -> String {
    switch act {
    case .warned: say("ha ammonito il cittadino", "warned the citizen")
    case .deleted: say("ha cancellato un messaggio", "deleted a message")
    case .reported: say("ha segnalato al gestore del servizio", "reported to the manager of the service")
    case .blocked: say("ha bloccato il cittadino", "blocked the citizen")
    case .referred: say("ha segnalato all'autorità giudiziaria", "referred to the judicial authorities")
    case .proposed: say("ha proposto un provvedimento", "proposed a measure")
    case .proposalDeclined: say("non ha accolto la proposta", "declined the proposal")
    case .blockKept: say("ha confermato il blocco", "kept the block")
    case .blockExtended: say("ha spostato la data del blocco", "moved the block's date")
    case .blockLifted: say("ha tolto il blocco", "lifted the block")
    case .blockLapsed: say("il blocco è scaduto", "the block has lapsed")
    case .blockUndone: say("ha annullato il blocco, fatto per errore", "undid the block, made by mistake")
    case .unsealed: say("ha letto un testo cancellato", "read a deleted text")
    case .sessionOpened, .claimed, .released, .transferred, .takenOver, .withdrew, .closed, .reopened, .snoozed,
      .labelled, .unlabelled, .flagged, .flagDismissed, .marked, .unmarked, .numberChanged, .noticeSent,
      .closedNoticeSent, .callRefused:
      verb(act)
    }
  }

  /// What a rung is called.
  func name(_ rung: Rung) -> String {
    switch rung {
    case .warn: say("ammonizione", "warning")
    case .delete: say("cancellazione", "deletion")
    case .report: say("segnalazione al gestore", "report to the manager")
    case .block: say("blocco", "block")
    case .refer: say("segnalazione all'autorità giudiziaria", "referral to the judicial authorities")
    }
  }

  /// What is said once a step is in the file.
  func done(_ step: LadderIntent, _ around: Circumstances) -> String? {
    switch step {
    case .dismiss: say("Segnalazione archiviata", "Flag dismissed")
    case .take(.warn, let finding): say("Ammonito per \(finding.clause)", "Warned for \(finding.clause)")
    case .take(.delete, let finding):
      say("Testo cancellato per \(finding.clause)", "Text deleted for \(finding.clause)")
    case .take(.report, _):
      say(
        "Segnalazione al gestore registrata: sportello report la scrive",
        "Report to the manager recorded: sportello report writes it")
    case .take(.block(let term), _):
      say("Bloccato fino al \(moment(term.until))", "Blocked until \(moment(term.until))")
    case .take(.refer, _):
      say("Segnalazione all'autorità giudiziaria registrata", "Referral to the judicial authorities recorded")
    case .propose(let measure, _):
      say(
        "Proposta al supervisore: \(name(measure.rung))", "Proposed to the supervisor: \(name(measure.rung))")
    case .decline: say("Proposta non accolta", "Proposal declined")
    case .review(let review, _): done(review)
    case .unseal: nil
    }
  }

  private func done(_ review: BlockReview) -> String {
    switch review {
    case .keep: say("Blocco confermato", "Block kept")
    case .extend(let until): say("Blocco fino al \(moment(until))", "Blocked until \(moment(until))")
    case .lift: say("Blocco tolto", "Block lifted")
    case .undo: say("Blocco annullato: tutto è come prima", "Block undone: everything is as before")
    }
  }

  /// The sentence for a step that may not be taken.
  func sentence(_ refusal: LadderRefusal, _ around: Circumstances) -> Sentence {
    switch refusal {
    case .noEvidence:
      sentence(
        "Non è indicato nessun messaggio", "scegline uno del cittadino", "No message is named",
        "choose one that the citizen sent")
    case .alreadyDeleted:
      sentence(
        "Il testo è già cancellato", "non serve altro", "The text is deleted already", "nothing else is needed")
    case .alreadyBlocked(let until):
      sentence(
        "È già bloccato fino al \(moment(until))", "cambia la data nell'elenco dei bloccati",
        "Blocked already, until \(moment(until))", "change the date in the list of blocked people")
    case .notBlocked:
      sentence(
        "Nessun blocco in corso", "il cittadino può già scrivere", "No block is in force",
        "the citizen may write already")
    case .blockOutOfRange(let latest):
      sentence(
        "Il blocco non può durare fino ad allora", "scegli una data futura, non oltre il \(moment(latest))",
        "A block cannot last until then", "choose a date to come, \(moment(latest)) at the latest")
    case .noOpenProposal:
      sentence(
        "Nessuna proposta da decidere", "è già decisa da un collega", "No proposal is waiting",
        "a colleague has settled it")
    case .alreadyProposed:
      sentence(
        "È già stato proposto", "aspetta la decisione del supervisore", "It is proposed already",
        "wait for the supervisor")
    case .noWarning:
      sentence(
        "Il regolamento non ha un testo di ammonizione", "chi amministra lo aggiunge alla voce warning",
        "The ruleset has no text for a warning", "whoever administers adds it as warning")
    case .notDeleted:
      sentence(
        "Il testo non è cancellato", "si legge nella chat", "The text is not deleted", "it stands in the chat")
    case .noOpenReport:
      sentence(
        "Nessuna segnalazione aperta con quel numero", "sportello report list le elenca",
        "No report of that number is open", "sportello report list shows them")
    }
  }
}
