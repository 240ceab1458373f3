/// The words that the enrolment grammar knows, all in small letters and without accents. The long lists are files
/// under `Words`, one for each idea, to be read and mended by whoever sees a message in the wrong queue.
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

  /// The forms of the verb that tell the desk to do it; at the start of a message they are honoured whatever follows.
  static let deactivateOrders: Set<String> = words(
    """
    disattiva disattivi disattivate disattivo disattivare disattivami disattivatemi disattivarmi disattivaci disattivateci
    disattivarci disattivalo disattivatelo disattivarlo disattivala disattivatela disattivarla
    """)

  /// How other services are entered; here they only make a person look.
  static let joining: Set<String> = words(
    "iscrivimi iscrivetemi iscrivermi aggiungimi aggiungetemi registrami registratemi abbonami subscribe")

  /// How other services are left; here they only make a person look.
  static let leaving: Set<String> = words("stop cancella disiscrivi").union(leavingMyself)

  /// Those that speak of nothing but the writer, and so make a person look in any sentence.
  static let leavingMyself: Set<String> = words(
    """
    cancellami cancellatemi cancellarmi disiscrivimi disiscrivetemi disiscrivermi rimuovimi rimuovetemi rimuovermi
    unsubscribe
    """)

  /// Words one letter away from the keyword that mean something else.
  static let lookAlikes: Set<String> = words("cattiva attila attira attica attivi attive captiva")

  /// A message may begin with these; `sì` besides, where it cannot be the `si` of "si attiva".
  static let greetings: Set<String> = words(
    """
    buongiorno buonasera buondi salve ciao buonpomeriggio grazie prego hello hi ok okay okey oki certo perfetto
    d'accordo scusate scusi
    """)

  /// A message may end with these.
  static let farewells: Set<String> = words("grazie saluti cordialmente prego ok thanks please")

  /// How soon and how much, which whoever leaves may add: it changes nothing.
  static let haste: Set<String> = words(
    "subito immediatamente adesso ora oggi pure urgente urgentemente presto tutto definitivamente basta")

  /// What goes with a greeting or a farewell: `buon giorno`, `cordiali saluti`, `per favore`.
  static let courtesies: [[String]] = [
    ["buon", "giorno"], ["buona", "sera"], ["buon", "pomeriggio"], ["grazie", "mille"], ["mille", "grazie"],
    ["molte", "grazie"], ["tante", "grazie"], ["cordiali", "saluti"], ["distinti", "saluti"], ["per", "favore"],
    ["per", "cortesia"], ["per", "piacere"], ["buona", "giornata"], ["va", "bene"],
  ]

  /// How the signature of a phone or a mail program begins; it runs to the end of its line.
  static let signatures: [[String]] = [
    ["inviato", "da"], ["inviato", "dal"], ["inviata", "da"], ["inviata", "dal"], ["sent", "from"],
    ["get", "outlook"], ["scarica", "outlook"], ["ottieni", "outlook"],
  ]

  /// Labels and titles, which are no part of a name.
  static let labels: Set<String> = words(
    "nome cognome nominativo sig sigra sig.ra signor signora signore dott dottssa dottor dottoressa ing avv geom rag prof"
  )

  /// The labels of the form itself.
  static let formLabels: Set<String> = words("nome cognome nominativo")

  /// May stand before a surname, and belong to a sentence when no name follows.
  static let particles: Set<String> = words(
    "de di da del della delle dello dei degli dal dalla dalle lo la li le el al ben van von den d dell dall san")

  /// What stands before an apostrophe in a sentence, and in no name.
  static let elisions: Set<String> = words(
    "un nell sull quest quell c com dov cos s m t v n anch nient tutt mezz coll qualcun nessun")

  /// Those for whom somebody else decides, and those who decide for them (C10); "papà" is told apart from the surname
  /// Papa where it is looked for.
  static let children: Set<String> = words(
    """
    figlio figlia figli figlie figliolo figliola nipote nipoti nipotino nipotina bambino bambina bambini bimbo bimba
    minore minori minorenne minorenni alunno alunna
    mamma madre babbo padre genitore genitrice tutore tutrice affidatario affidataria
    """)

  /// Words of a question or of a second thought: what holds one is for a person, however it begins.
  static let questions: Set<String> = words("come quando dove perche cosa chi quale quali anzi oppure")

  /// Words of a sentence, which no name is made of.
  static let noNames = list("no-names")

  /// Words of a sentence that are names too.
  static let alsoNames = list("also-names")

  /// The first names that are known.
  static let firstNames = list("first-names")

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

  /// A list that the program carries, without the comments of its file.
  private static func list(_ name: String) -> Set<String> {
    let lines = EmbeddedEnrolmentWords.all[name, default: ""].split(separator: "\n")
    return words(lines.filter { !$0.hasPrefix("#") }.joined(separator: "\n"))
  }
}
