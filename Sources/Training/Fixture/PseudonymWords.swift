import Policy

extension Pseudonyms {
  /// Invented people: first name and surname.
  static let people = [
    ("Livia", "Casentini"), ("Ettore", "Valdichiana"), ("Nora", "Fontebranda"), ("Guido", "Pratovecchio"),
    ("Bice", "Ponteburiano"), ("Ivo", "Chiassaia"), ("Alma", "Castelsecco"), ("Zeno", "Petrognano"),
    ("Dalia", "Montaltuzzo"), ("Oreste", "Palazzolo"), ("Flora", "Ristradelle"), ("Mino", "Querceto"),
  ]

  /// First names that are also words of every day, doubted only with a capital.
  static let alsoWords: Set<String> = [
    "rosa", "vita", "gioia", "grazia", "speranza", "bianca", "chiara", "serena", "fiore", "letizia", "stella", "luna",
    "marina", "pace", "felice", "fortunato", "bruno", "pia", "domenica", "natale", "pasqua", "salvo", "viola", "vera",
    "celeste", "alba", "italia", "santo", "santa", "franco", "franca", "massimo", "massima", "primo", "prima",
    "secondo",
    "quinto", "sole", "mia", "dei", "ora", "aurora", "gemma", "perla", "angelo", "pio", "sereno", "libero", "costante",
    "ivana", "norma", "luce", "mare", "mina", "dina", "leone", "modesto",
  ]

  /// Words that have a capital for other reasons.
  static let ordinary: Set<String> = [
    "comune", "arezzo", "toscana", "italia", "whatsapp", "isee", "tari", "imu", "ztl", "cie", "spid", "pec", "pagopa",
    "iban",
    "buongiorno", "buonasera", "grazie", "salve", "ok", "si", "sì", "no", "pdf", "lei", "vi", "voi", "loro", "la", "le",
    "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "gennaio", "febbraio", "marzo",
    "aprile",
    "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre", "natale", "pasqua", "inps",
    "asl", "usl", "urp", "sindaco", "signora", "signor", "euro", "it", "covid", "facebook", "google", "i", "my", "the",
  ]
}
