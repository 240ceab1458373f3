/// The words that the enrolment grammar knows, all in small letters and without accents.
enum EnrolmentWords {
  /// Asks to be enrolled, standing alone or with a name.
  static let activate = "attiva"
  /// Asks to leave, standing alone or with a name.
  static let deactivate = "disattiva"

  /// Other forms of the verb. They show what is wanted, not that it is wanted: a person decides.
  static let activateForms: Set<String> = words(
    """
    attivare attivarmi attivarlo attivarla attivarci attivami attivatemi attivate attivazione attivarsi attivatelo
    riattiva riattivare riattivami riattivatemi riattivazione
    """)

  /// How other services are left; here they only make a person look.
  static let leaving: Set<String> = words(
    """
    stop cancella cancellami cancellatemi cancellarmi disiscrivi disiscrivimi disiscrivetemi disiscrivermi
    rimuovimi rimuovetemi unsubscribe
    """)

  /// Words one letter away from the keyword that mean something else.
  static let lookAlikes: Set<String> = words("cattiva attila attira attica attivi attive captiva")

  /// A message may begin with these.
  static let greetings: Set<String> = words("buongiorno buonasera buondi salve ciao buonpomeriggio")

  /// A message may end with these.
  static let farewells: Set<String> = words("grazie saluti cordialmente")

  /// What goes with a greeting or a farewell: `buon giorno`, `cordiali saluti`, `per favore`.
  static let courtesies: [[String]] = [
    ["buon", "giorno"], ["buona", "sera"], ["buon", "pomeriggio"], ["grazie", "mille"], ["mille", "grazie"],
    ["molte", "grazie"], ["tante", "grazie"], ["cordiali", "saluti"], ["distinti", "saluti"], ["per", "favore"],
    ["per", "cortesia"], ["per", "piacere"], ["buona", "giornata"],
  ]

  /// Labels and titles, which are no part of a name.
  static let labels: Set<String> = words(
    "nome cognome nominativo sig sigra sig.ra signor signora signore dott dottssa dottor dottoressa ing avv geom rag prof"
  )

  /// May stand before a surname, and belong to a sentence when no name follows.
  static let particles: Set<String> = words(
    "de di da del della delle dello dei degli dal dalla dalle lo la li le el al ben van von den d dell dall san")

  /// Those for whom somebody else decides (C10).
  static let children: Set<String> = words(
    """
    figlio figlia figli figlie figliolo figliola nipote nipoti nipotino nipotina bambino bambina bambini bimbo bimba
    minore minorenne
    """)

  /// Words of a sentence, which no name is made of.
  static let sentence: Set<String> = words(
    """
    il i gli un uno una in con su per tra fra a ad ed e o od ma se non no si ne ci vi mi ti me te lui lei noi voi
    loro mio mia miei mie tuo tua suo sua nostro nostra vostro vostra io tu che chi cui come dove quando quanto
    quale quali perche anche ancora gia solo sempre mai piu molto poco bene male qui qua li adesso ora oggi ieri
    domani poi prima dopo sono sei siamo siete era ero essere stato stata ho hai ha abbiamo avete hanno avere avuto
    vorrei voglio vuole vogliamo volevo volete vorremmo posso puo possiamo potete potrei poter devo deve dobbiamo
    dovrei bisogna serve servono faccio fare fa fate fatto chiedo chiede chiedere chiediamo desidero desidera prego
    preghiamo richiedo richiesta sottoscritto sottoscritta chiamo confermo accetto autorizzo funziona ricevere
    ricevo riceve avere mandate mandatemi inviate inviatemi invio iscrivo iscrivermi iscrivere iscrivetemi iscrivimi
    iscrizione iscritto iscritta aggiungetemi questo questa questi queste quello quella quel tutto tutta tutti tutte
    ogni nessuno niente nulla al ai agli alla alle allo nel nella nei nelle sul sulla sui dal dai dagli col servizio
    servizi whatsapp canale lista broadcast notifica notifiche messaggio messaggi numero telefono cellulare avviso
    avvisi allerta comune protezione civile newsletter chat linea utenza sim scheda carta conto partita iva
    cittadinanza mobilita partecipazione vita pausa garanzia promozione offerta modalita http https www nato nata
    anni anno eta mese residente abitante via piazza
    """)

  /// The numbers that an age may be written out as.
  static let numbers: [String: Int] = [
    "sei": 6, "sette": 7, "otto": 8, "nove": 9, "dieci": 10, "undici": 11, "dodici": 12, "tredici": 13,
    "quattordici": 14, "quindici": 15, "sedici": 16, "diciassette": 17, "diciotto": 18,
  ]

  /// The ages that one word tells.
  static let ages: [String: Int] = [
    "decenne": 10, "undicenne": 11, "dodicenne": 12, "tredicenne": 13, "quattordicenne": 14, "quindicenne": 15,
    "sedicenne": 16, "diciassettenne": 17,
  ]

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
