/// What a message holds besides the keyword.
enum EnrolmentRest: Equatable {
  /// Nothing but signs, labels and courtesies.
  case nothing
  /// A name, tidied.
  case name(String)
  /// Something else; the English words say what.
  case other(String)

  /// The most words that a name has, particles not counted.
  static let nameLimit = 4

  /// What makes words a name.
  enum Proof {
    /// The sign of the form, `+` or `-`, stands at the keyword.
    case sign
    /// Nothing but the words themselves.
    case words
  }

  /// Reads what is left of a message when keyword and age have been taken out.
  init(_ tokens: [EnrolmentToken], proof: Proof, isLeaving: Bool = false) {
    if tokens.contains(where: { if case .number = $0.kind { true } else { false } }) {
      self = .other("a number")
      return
    }
    if tokens.contains(where: { $0.text == "@" }) {
      self = .other("an address")
      return
    }
    let trimmed = tokens.withoutCourtesies(isLeaving: isLeaving)
    let words = trimmed.inLabelledOrder.withoutLabels.filter { $0.folded != nil || $0.text == "-" }
    let folded = words.compactMap(\.folded)
    if folded.isEmpty {
      self = .nothing
    } else if let what = Self.obstacle(folded, isForm: proof == .sign || trimmed.isForm) {
      self = .other(what)
    } else {
      self = .name(Self.tidy(words))
    }
  }

  /// Why words are no name, or nil when they are.
  ///
  /// - Parameter isForm: whether sign, comma or label of the form stand by them; else a first name has to be known.
  private static func obstacle(_ folded: [String], isForm: Bool) -> String? {
    if let word = folded.first(where: isOfSentence) { return "the word '\(word.prefix(30))', which is no name" }
    if let last = folded.last, EnrolmentWords.particles.contains(last), last.count > 1 { return "an unfinished name" }
    if folded.count(where: { !EnrolmentWords.particles.contains($0) }) > nameLimit {
      return "more words than a name has"
    }
    let first = folded.filter(EnrolmentWords.firstNames.contains)
    let nouns = folded.filter { EnrolmentWords.alsoNames.contains($0) && !EnrolmentWords.firstNames.contains($0) }
    if isForm {
      return nouns.isEmpty || !first.isEmpty ? nil : "the word '\(nouns[0])', which need not be a name"
    }
    let isSure = nouns.isEmpty && first.contains { !EnrolmentWords.alsoNames.contains($0) }
    return isSure ? nil : "words that need not be a name, and no sign of the form"
  }

  private static func isOfSentence(_ word: String) -> Bool {
    if EnrolmentWords.particles.contains(word) { return false }
    if word.count > 40 || EnrolmentWords.leaving.contains(word) || EnrolmentWords.children.contains(word) {
      return true
    }
    if EnrolmentWords.noNames.contains(word) || EnrolmentWords.haste.contains(word) { return true }
    // "dell'acqua" may be a name, "nell'acqua" may not, and "l'ufficio" is an office.
    guard let apostrophe = word.firstIndex(of: "'") else { return false }
    let (article, noun) = (String(word[..<apostrophe]), String(word[apostrophe...].dropFirst()))
    return EnrolmentWords.elisions.contains(article) || EnrolmentWords.noNames.contains(noun)
  }

  /// The words with one blank between them, or the hyphen that binds them. Written all in small letters or all in
  /// capitals they get a capital each, after an apostrophe and a hyphen too: `D'Angelo`, `De Luca`.
  private static func tidy(_ words: [EnrolmentToken]) -> String {
    var name = ""
    for (index, token) in words.enumerated() where token.folded != nil {
      let bound = index > 1 && words[index - 1].text == "-" && words[index - 1].tight && token.tight
      name += (name.isEmpty ? "" : bound ? "-" : " ") + token.text
    }
    guard name == name.lowercased() || name == name.uppercased() else { return name }
    var capital = true
    return String(
      name.lowercased().flatMap { letter -> String in
        defer { capital = !letter.isLetter }
        return capital ? letter.uppercased() : String(letter)
      })
  }
}

extension [EnrolmentToken] {
  /// Whether the comma or the labels of the form part these words: `Mario, Rossi`, `Nome: Mario`.
  fileprivate var isForm: Bool {
    let hasComma = indices.contains { index in
      self[index].text == "," && index > 0 && index + 1 < count && self[index - 1].folded != nil
        && self[index + 1].folded != nil
    }
    return hasComma || contains { $0.folded.map(EnrolmentWords.formLabels.contains) == true }
  }
}
