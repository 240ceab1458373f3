import Desk

/// What is said about messages of ours that have not arrived.
extension Phrases {
  static let outboxTitles: [Command: Saying] = [
    .viewOutbox: Saying("messaggi in uscita: incerti, falliti, in coda", "what goes out: uncertain, failed, queued"),
    .retry: Saying("rispedisci un messaggio non arrivato", "send a message again that did not arrive"),
    .markSent: Saying("segna spedito un messaggio incerto", "mark an uncertain message as sent"),
    .giveUp: Saying("lascia perdere un messaggio non arrivato", "give up a message that did not arrive"),
  ]

  static let outboxShorts: [Command: Saying] = [
    .template: Saying("modello", "template"),
    .viewOutbox: Saying("in uscita", "outgoing"),
    .retry: Saying("rispedisci", "send again"),
    .markSent: Saying("segna spedito", "mark sent"),
    .giveUp: Saying("lascia perdere", "give up"),
  ]

  /// What is said once it is decided.
  func done(_ intent: OutboxIntent) -> String {
    switch intent {
    case .retry: say("Di nuovo in coda: parte fra poco", "Queued again: it leaves in a moment")
    case .markSent: say("Segnato spedito", "Marked as sent")
    case .giveUp: say("Lasciato: il registro lo annota", "Given up: the journal notes it")
    }
  }

  /// Why nothing may be decided about it.
  func sentence(_ refusal: OutboxRefusal) -> Sentence {
    let view = key(.viewOutbox)
    return switch refusal {
    case .notOurs:
      sentence(
        "Non è un messaggio nostro", "scegline uno non consegnato, o premi \(view) per vederli",
        "It is no message of ours", "choose one that was not delivered, or press \(view) to see them")
    case .stillQueued:
      sentence(
        "È ancora in coda", "parte da sé; premi \(view) per vedere la coda", "It is still queued",
        "it leaves by itself; press \(view) to see the queue")
    case .beingSent:
      sentence(
        "È in invio in questo momento", "aspetta la risposta di WhatsApp", "It is being sent at this moment",
        "wait for WhatsApp's answer")
    case .hasLeft:
      sentence(
        "È già partito", "per aggiungere qualcosa scrivi un altro messaggio", "It has left already",
        "to add something write another message")
    case .settled:
      sentence(
        "Qui non c'è nulla da decidere", "premi \(view) per vedere gli altri", "Nothing is open about it",
        "press \(view) to see the others")
    case .deleted:
      sentence(
        "Il suo testo è stato cancellato (A14)", "scrivi un messaggio nuovo", "Its text was deleted (A14)",
        "write a new message")
    }
  }
}
