/// What the commands of the ladder are called.
extension Phrases {
  static let ladderTitles: [Command: Saying] = [
    .viewQueue: Saying("messaggi da decidere", "messages to decide"),
    .viewBlocks: Saying("persone bloccate (A15)", "blocked people (A15)"),
    .warn: Saying("ammonisci il cittadino (A14)", "warn the citizen (A14)"),
    .deleteText: Saying("cancella il testo di un messaggio (A14)", "delete a message's text (A14)"),
    .report: Saying("segnala al gestore del servizio (A14)", "report to the manager of the service (A14)"),
    .block: Saying("blocca il cittadino (A15)", "block the citizen (A15)"),
    .refer: Saying("segnala all'autorità giudiziaria (A16)", "refer to the judicial authorities (A16)"),
    .propose: Saying("proponi un provvedimento a un supervisore", "propose a measure to a supervisor"),
    .decline: Saying("non accogliere una proposta", "decline a proposal"),
    .selectAlike: Saying("scegli tutti i messaggi uguali", "select all messages alike"),
    .keepBlock: Saying("mantieni il blocco", "keep the block"),
    .extendBlock: Saying("cambia la data del blocco", "change the block's date"),
    .liftBlock: Saying("togli il blocco", "lift the block"),
    .undoBlock: Saying("annulla un blocco fatto per errore", "undo a block made by mistake"),
    .appeal: Saying("nota per il ricorso di chi è bloccato", "note for a blocked citizen's appeal"),
    .unseal: Saying("leggi un testo cancellato", "read a deleted text"),
  ]

  static let ladderShorts: [Command: Saying] = [
    .viewQueue: Saying("da decidere", "to decide"),
    .viewBlocks: Saying("bloccati", "blocked"),
    .warn: Saying("ammonisci", "warn"),
    .deleteText: Saying("cancella", "delete"),
    .report: Saying("al gestore", "report"),
    .block: Saying("blocca", "block"),
    .refer: Saying("autorità", "refer"),
    .propose: Saying("proponi", "propose"),
    .decline: Saying("respingi", "decline"),
    .select: Saying("scegli", "select"),
    .selectAlike: Saying("uguali", "alike"),
    .keepBlock: Saying("mantieni", "keep"),
    .extendBlock: Saying("data", "date"),
    .liftBlock: Saying("togli", "lift"),
    .undoBlock: Saying("annulla blocco", "undo block"),
    .appeal: Saying("ricorso", "appeal"),
  ]
}
