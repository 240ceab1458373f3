import Desk
import Foundation
import Policy

/// What a step on the ladder will do, in words, before it is done (A14–A16).
extension Phrases {
  /// One thing that will happen.
  func sentence(_ consequence: Consequence, _ around: Circumstances) -> String {
    switch consequence {
    case .confirms(let count, let clause):
      say(
        "\(messages(count)) di chi scrive: violazione di \(clause), e si conta",
        "\(messages(count)) of the citizen: a violation of \(clause), which counts")
    case .closesFlags(let clauses):
      say(
        "le altre segnalazioni (\(clauses.joined(separator: ", "))) si chiudono senza conferma",
        "the other flags (\(clauses.joined(separator: ", "))) are closed, not upheld")
    case .dismisses(let flags):
      count(
        flags, ("segnalazione si archivia", "segnalazioni si archiviano"), ("flag is dismissed", "flags are dismissed"))
    case .sends(let text):
      say("parte subito, e non si ritira: «\(text)»", "goes out at once, and cannot be taken back: “\(text)”")
    case .hides(let count, let until): hides(count, until)
    case .reports(let recipient, let purpose):
      say(
        "segnalazione numerata a \(recipient), aperta finché non è ricevuta. Scopo: \(purpose)",
        "a numbered report to \(recipient), open until it is received. Purpose: \(purpose)")
    case .keepsOut(let until, let ends): keepsOut(until, ends)
    case .asksWhatsApp(let end):
      say(
        "si chiede il blocco anche a WhatsApp, che lo accetta fino alle \(clock(end)) di \(shortDay(Zone.rome.day(of: end)))",
        "WhatsApp is asked for a block too; it takes one until \(clock(end)) of \(shortDay(Zone.rome.day(of: end)))")
    case .tooLateForWhatsApp:
      say(
        "WhatsApp non lo accetta più (sono passate 24 ore): si chiede se il cittadino riscrive",
        "WhatsApp takes none any more (24 hours are over): it is asked for when the citizen writes again")
    case .closesChat(let holder): closesChat(holder.map(around.name))
    case .refers(let count):
      say(
        "\(messages(count)) per l'autorità giudiziaria: il fascicolo si fa con sportello dossier",
        "\(messages(count)) for the judicial authorities: sportello dossier makes the file")
    case .waits(let rung):
      say("aspetta la decisione di un supervisore: \(name(rung))", "waits for a supervisor to decide: \(name(rung))")
    case .declines(let rung): say("non si fa: \(name(rung))", "not done: \(name(rung))")
    case .staysBlocked(let until, let ends): keepsOut(until, ends)
    case .ends:
      say(
        "il cittadino può di nuovo scrivere; ciò che è arrivato intanto resta fuori",
        "the citizen may write again; what came meanwhile stays out")
    case .undoes(let count):
      say("tutto torna come prima; rientrano \(messages(count))", "everything is as before; \(messages(count)) come in")
    case .opensSeal: say("il testo cancellato si legge", "the deleted text is read")
    case .earlier(let counts): earlier(counts)
    }
  }

  /// That it is all written down.
  var journalled: String {
    say(
      "nel registro: chi, quando, la regola; mai il testo, il nome o il numero",
      "in the journal: who, when, the clause; never the text, the name or the number")
  }

  /// A citizen's earlier confirmed violations: `precedenti: 2 A14.b, 1 A14.f`.
  func earlier(_ counts: [String: Int]) -> String {
    say("violazioni già confermate: ", "violations confirmed before: ")
      + counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }

  private func messages(_ number: Int) -> String {
    count(number, ("messaggio", "messaggi"), ("message", "messages"))
  }

  private func hides(_ count: Int, _ until: Date) -> String {
    say(
      "\(messages(count)) fuori da ogni vista, ricerca ed estratto; il testo resta sigillato fino al \(moment(until)), poi si cancella per sempre",
      "\(messages(count)) out of every view, search and export; the text rests sealed until \(moment(until)), then is erased for good"
    )
  }

  private func keepsOut(_ until: Date, _ ends: BlockTerm.Kind) -> String {
    let what = say("ciò che scrive resta fuori e si conta, ", "what they write is kept out and counted, ")
    switch ends {
    case .lapse: return what + say("fino al \(moment(until))", "until \(moment(until))")
    case .review:
      return what
        + say(
          "finché un supervisore non riesamina, dal \(moment(until))",
          "until a supervisor looks again, from \(moment(until))"
        )
    }
  }

  private func closesChat(_ holder: String?) -> String {
    guard let holder else { return say("la chat aperta si chiude", "the open chat is closed") }
    return say("la chat, in carico \(to(holder)), si chiude", "the chat, \(holder)'s, is closed")
  }
}

extension Phrases {
  /// What stands in place of a deleted text.
  func deleted(_ deletion: Deletion, by name: String) -> String {
    say(
      "✗ testo cancellato da \(name) \(moment(deletion.at)) per \(deletion.clause)",
      "✗ text deleted by \(name) \(moment(deletion.at)) for \(deletion.clause)")
  }

  /// Until when a block is, and what happens then.
  func term(_ until: Date, _ ends: BlockTerm.Kind, now: Date) -> String {
    switch ends {
    case .lapse: say("finisce \(moment(until))", "ends \(moment(until))")
    case .review where until <= now: say("DA RIESAMINARE", "TO BE REVIEWED")
    case .review: say("riesame \(moment(until))", "review \(moment(until))")
    }
  }

  /// How far a block has come at WhatsApp; nil when nobody wants one there.
  func name(_ level: WhatsAppLevel, _ windowCloses: Date?, now: Date) -> String? {
    switch level {
    case .none, .lifted: nil
    case .toAsk:
      windowCloses.map { end in
        end > now
          ? say(
            "WhatsApp: da chiedere entro \(duration(end.timeIntervalSince(now)))",
            "WhatsApp: to be asked within \(duration(end.timeIntervalSince(now)))")
          : say("WhatsApp: troppo tardi", "WhatsApp: too late")
      }
    case .asked: say("WhatsApp: chiesto", "WhatsApp: asked")
    case .holds: say("WhatsApp: bloccato", "WhatsApp: blocked")
    case .refused: say("WhatsApp: rifiutato", "WhatsApp: refused")
    case .tooLate: say("WhatsApp: troppo tardi, si richiede se riscrive", "WhatsApp: too late, asked when they write")
    case .toLift, .lifting: say("WhatsApp: da togliere", "WhatsApp: to be taken off")
    }
  }

  /// What a dialog is about to do.
  func title(of kind: LadderDialog.Kind) -> String {
    switch kind {
    case .dismiss: say("Archivia", "Dismiss")
    case .take(.warn): say("Ammonisci", "Warn")
    case .take(.delete): say("Cancella il testo", "Delete the text")
    case .take(.report): say("Segnala al gestore", "Report to the manager")
    case .take(.block): say("Blocca", "Block")
    case .take(.refer): say("Segnala all'autorità giudiziaria", "Refer to the judicial authorities")
    case .propose(let rung): say("Proponi: \(name(rung))", "Propose: \(name(rung))")
    case .decline: say("Non accogliere la proposta", "Decline the proposal")
    case .keep: say("Mantieni il blocco", "Keep the block")
    case .extend: say("Cambia la data del blocco", "Change the block's date")
    case .lift: say("Togli il blocco", "Lift the block")
    }
  }

  /// What a field of a dialog is called.
  func name(_ field: LadderDialog.Field) -> String {
    switch field {
    case .clause: say("Regola", "Clause")
    case .reason: say("Motivo", "Reason")
    case .days: say("Durata", "For")
    case .ends: say("Poi", "Then")
    case .place: say("Dove", "Where")
    }
  }
}
