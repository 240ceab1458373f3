/// What a message holds besides the keyword.
enum EnrolmentRest: Equatable {
  /// Nothing but signs, labels and courtesies.
  case nothing
  /// A name, tidied.
  case name(String)
  /// Something else; the English words say what.
  case other(String)

  /// The most words that a name has, particles not counted.
  static let nameLimit = 5

  /// Reads what is left of a message when keyword and age have been taken out.
  init(_ tokens: [EnrolmentToken]) {
    if tokens.contains(where: { if case .number = $0.kind { true } else { false } }) {
      self = .other("a number")
      return
    }
    let words = tokens.withoutCourtesies().withoutLabels().filter { $0.folded != nil || $0.text == "-" }
    let folded = words.compactMap(\.folded)
    if folded.isEmpty {
      self = .nothing
    } else if let word = folded.first(where: { Self.isOfSentence($0) }) {
      self = .other("the word '\(word.prefix(30))', which is no name")
    } else if folded.last.map({ EnrolmentWords.particles.contains($0) && $0.count > 1 }) == true {
      self = .other("an unfinished name")
    } else if folded.filter({ !EnrolmentWords.particles.contains($0) }).count > Self.nameLimit {
      self = .other("more words than a name has")
    } else {
      self = .name(Self.tidy(words))
    }
  }

  private static func isOfSentence(_ word: String) -> Bool {
    !EnrolmentWords.particles.contains(word)
      && (EnrolmentWords.sentence.contains(word) || EnrolmentWords.leaving.contains(word) || word.count > 40)
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
  /// Without the greeting at the beginning and the thanks at the end. In the middle they may be surnames.
  fileprivate func withoutCourtesies() -> [EnrolmentToken] {
    var words = self[...]
    while true {
      words = words.drop { $0.folded == nil }
      while let last = words.last, last.folded == nil { words = words.dropLast() }
      let folded = words.map { $0.folded ?? "" }
      if let first = folded.first, EnrolmentWords.greetings.contains(first) {
        words = words.dropFirst()
      } else if let last = folded.last, EnrolmentWords.farewells.contains(last), !folded.endsInCourtesy {
        words = words.dropLast()
      } else if folded.beginsInCourtesy {
        words = words.dropFirst(2)
      } else if folded.endsInCourtesy {
        words = words.dropLast(2)
      } else {
        return Array(words)
      }
    }
  }

  /// Without `Nome:` and `Cognome:`, also joined as `nome e cognome`, and without titles.
  fileprivate func withoutLabels() -> [EnrolmentToken] {
    func isLabel(_ index: Int) -> Bool {
      indices.contains(index) && self[index].folded.map(EnrolmentWords.labels.contains) == true
    }
    return indices.filter { index in
      if isLabel(index) { return false }
      // "Sig.ra", "Dott.ssa": the second half of a title.
      if ["ra", "ssa"].contains(self[index].folded), isLabel(index - 2), self[index].tight { return false }
      return !(self[index].folded == "e" && isLabel(index - 1) && isLabel(index + 1))
    }.map { self[$0] }
  }
}

extension [String] {
  fileprivate var beginsInCourtesy: Bool { EnrolmentWords.courtesies.contains { starts(with: $0) } }
  fileprivate var endsInCourtesy: Bool { EnrolmentWords.courtesies.contains { Array(suffix(2)) == $0 } }
}
