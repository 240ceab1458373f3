/// What is asked and answered at an invented desk, by subject. Braces are places that `Phrase` fills.
enum TownPhrases {
  /// A subject of the ruleset with what people say about it.
  struct Matter: Sendable {
    /// The ruleset's id (A08).
    var subject: String
    var questions: [Phrase]
    var answers: [Phrase]

    init(_ subject: String, asks questions: String, answers: String) {
      self.subject = subject
      (self.questions, self.answers) = (Phrase.list(questions), Phrase.list(answers))
    }
  }

  /// The subjects, those that people ask most about first.
  static let matters = [identity, taxes, school, mobility, howTo, forms, online, grants, social, culture]

  private static let identity = Matter(
    "anagrafe",
    asks: """
      devo rinnovare la carta d'identità di {person}, come prendo appuntamento?
      vorrei sapere quanto costa la carta d'identità elettronica e se si paga in contanti
      ho cambiato residenza a {month} in {street}, quando mi arriva la conferma?
      mi serve un {document} per {person}, posso averlo online?
      ho smarrito la carta d'identità, ho già la denuncia, cosa devo portare?
      il certificato che ho chiesto il {day} non è ancora arrivato, pratica {protocol}
      per il cambio di residenza in {street} {number} serve il contratto di affitto registrato?
      il mio cognome è {surname} ma sul certificato risulta sbagliato, come si corregge?
      """,
    answers: """
      L'appuntamento per la carta d'identità si prende online, oppure all'{office} il {day} dalle {time}.
      La carta d'identità elettronica costa 22,21 euro; si paga con carta o con pagoPA.
      Il cambio di residenza viene registrato entro due giorni lavorativi; poi il vigile passa in {street} entro 45 giorni.
      Il {document} si scarica gratis dal portale dell'Anagrafe nazionale, con SPID o CIE.
      Porti la denuncia di smarrimento, una fototessera e il codice fiscale.
      La pratica {protocol} risulta in lavorazione: l'{office} la chiude di solito entro {number} giorni.
      """)
  private static let taxes = Matter(
    "tributi",
    asks: """
      mi è arrivato un avviso TARI di {amount} euro ma ho già pagato a {month}
      come si chiede la riduzione dei rifiuti per {person} che vive da solo?
      entro quando si paga l'IMU per la casa in {street}?
      l'F24 della seconda rata porta {amount} euro, mi sembra troppo
      ho venduto l'appartamento di {street} a {month}, devo fare la disdetta della TARI?
      posso pagare a rate l'avviso {protocol}?
      il bollettino non si legge, potete rimandarlo a {person}?
      """,
    answers: """
      Per l'avviso già pagato basta mandare la ricevuta all'{office} citando il numero {protocol}.
      La scadenza è il 16 {month}; dopo quella data si può usare il ravvedimento.
      La rateizzazione si chiede con il modulo sul sito, da {number} a 12 rate secondo l'importo.
      La cessazione va dichiarata entro il 30 {month} dell'anno dopo; la variazione si invia anche online.
      L'importo di {amount} euro è calcolato sui metri quadrati dichiarati per {street}.
      """)
  private static let school = Matter(
    "scuola",
    asks: """
      la graduatoria del {school} quando esce?
      vorrei iscrivere {person} al {school}, quali documenti servono?
      la mensa del {school} si paga con pagoPA? A {month} risultano {amount} euro
      {person} è celiaco, a chi mando il certificato per la mensa?
      lo scuolabus per {quarter} a che ora passa da {street}?
      ho perso la scadenza dell'iscrizione al {school}, c'è una lista d'attesa?
      """,
    answers: """
      La graduatoria del {school} esce il {date} {month}; la trova sul sito, nella pagina dei nidi.
      Per l'iscrizione servono il {document} e il {document}; si fa online con SPID entro il {date} {month}.
      La retta si calcola sull'ISEE: sotto {amount} euro si può chiedere l'esenzione all'{office}.
      Il certificato per la dieta va consegnato all'{office}, non in questa chat.
      Lo scuolabus di {quarter} passa alle {time}; la fermata è in {street}.
      """)
  private static let mobility = Matter(
    "mobilita",
    asks: """
      devo scaricare un mobile in {street}, come chiedo il permesso ZTL per il {day}?
      quanto costa il permesso di sosta per residenti a {quarter}?
      ho preso una multa al varco di {street} ma avevo il contrassegno
      {thing} davanti al {number} di {street} è rotto da {month}, a chi lo segnalo?
      il parcheggio di {street} è gratis il {day}?
      """,
    answers: """
      Il permesso temporaneo per {street} si chiede online almeno {number} giorni prima.
      Per il contrassegno serve la targa: la comunichi all'{office} entro 48 ore dal passaggio.
      Grazie, abbiamo girato la segnalazione su {street} all'{office}: riferimento {protocol}.
      Il permesso per residenti a {quarter} costa {amount} euro l'anno.
      """)
  private static let howTo = Matter(
    "come-fare",
    asks: """
      a che ora apre l'{office} il {day}?
      dove si trova l'{office}? Vengo da {quarter} in autobus
      si può venire senza appuntamento per {person}?
      con chi devo parlare per {thing} di {street}?
      """,
    answers: """
      L'{office} apre il {day} dalle {time} alle 13:00, in {street}.
      Si riceve anche senza appuntamento, ma prendendo il numero entro le {time}.
      Per {thing} se ne occupa l'{office}: può telefonare o scrivere.
      """)
  private static let forms = Matter(
    "modulistica",
    asks: """
      non trovo il modulo per {thing}, mi manda il collegamento?
      il modulo va firmato da entrambi i genitori di {person}?
      posso mandare il {document} per posta elettronica?
      """,
    answers: """
      Il modulo si trova nella pagina «Modulistica», voce {office}.
      Basta una firma, con allegato il {document}.
      Il {document} va inviato per pec o consegnato all'{office}.
      """)
  private static let online = Matter(
    "servizi-online",
    asks: """
      il portale mi dice credenziali scadute ma lo SPID di {person} funziona
      ho pagato {amount} euro con pagoPA e non vedo la ricevuta {protocol}
      come prenoto online l'appuntamento all'{office}?
      """,
    answers: """
      Provi a uscire e rientrare con SPID; se l'errore resta, mandi una schermata senza dati personali.
      La ricevuta {protocol} compare nel portale entro {number} ore dal pagamento.
      La prenotazione si fa dalla pagina dell'{office}, alla voce «Appuntamenti».
      """)
  private static let grants = Matter(
    "bandi",
    asks: """
      il bando per il contributo affitto quando scade? Ho un ISEE di {amount} euro
      nella graduatoria {protocol} non trovo {person}, come faccio ricorso?
      c'è un contributo per {thing} di chi abita a {quarter}?
      """,
    answers: """
      Il bando scade il {date} {month} alle 12:00; la domanda si presenta online.
      La graduatoria {protocol} è provvisoria: si possono presentare osservazioni entro {number} giorni.
      Il contributo arriva fino a {amount} euro, secondo l'ISEE.
      """)
  private static let social = Matter(
    "sociale",
    asks: """
      vorrei parlare con un assistente sociale per {person}, come si fa?
      {person} ha bisogno di pasti a domicilio in {street}
      """,
    answers: """
      Il segretariato sociale riceve il {day} dalle {time}; può telefonare per un colloquio.
      Per i pasti a domicilio si fa domanda ai servizi sociali con il {document}.
      """)
  private static let culture = Matter(
    "cultura",
    asks: """
      la biblioteca è aperta il {day} pomeriggio?
      ci sono ancora biglietti per lo spettacolo del {date} {month}?
      il museo è gratis per {person}?
      """,
    answers: """
      La biblioteca è aperta il {day} dalle {time} alle 19:00.
      I biglietti si prendono in {street}, dalle {time}; costano {amount} euro.
      """)
}
