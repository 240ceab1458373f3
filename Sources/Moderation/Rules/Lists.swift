/// The word lists that the program carries, made ready once.
enum Lists {
  static let foul = Lexicon(list("foul"), masked: true)
  static let threats = Lexicon(list("threats"))
  static let formal = Lexicon(list("formal"))
  static let reserved = Lexicon(list("reserved"))
  static let owners = Lexicon(list("owners"))
  static let domains = list("domains")

  /// All lists of phrases.
  static let all = [foul, threats, formal, reserved, owners]

  /// The embedded list of a name, empty when there is none.
  static func list(_ name: String) -> WordList { WordList(EmbeddedWords.all[name] ?? "", file: "\(name).txt") }
}

extension WordList {
  /// The words that a municipality adds, as a list of their own.
  init(ownWords: [String]) {
    let lines = ownWords.map { "\($0)\t\($0)\t-" }.joined(separator: "\n")
    self.init(
      "== parola-vietata\thigh\tIl messaggio contiene una parola che il Comune non ammette.\n" + lines, file: "ruleset")
  }
}
