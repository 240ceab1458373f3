/// What a keyword asks for.
enum EnrolmentKeyword: Equatable {
  case activate, deactivate

  /// How sure it is that the keyword was meant.
  enum Strength: Equatable {
    /// The keyword itself; leaving also in any other form of the verb (C08: always honoured).
    case plain
    /// Another form of the verb.
    case form
    /// One slip of the keyboard away from the keyword.
    case misspelt
  }

  /// The keyword that a word is, if any. `disattiva` wins over the `attiva` inside it.
  static func of(_ folded: String) -> (keyword: EnrolmentKeyword, strength: Strength)? {
    if folded == EnrolmentWords.activate { return (.activate, .plain) }
    if folded.hasPrefix("disattiv") { return (.deactivate, .plain) }
    if EnrolmentWords.activateForms.contains(folded) { return (.activate, .form) }
    if EnrolmentWords.lookAlikes.contains(folded) || folded.utf8.count > 12 { return nil }
    let letters = Array(folded.utf8)
    if distance(letters, Array(EnrolmentWords.deactivate.utf8)) == 1 { return (.deactivate, .misspelt) }
    if distance(letters, Array(EnrolmentWords.activate.utf8)) == 1 { return (.activate, .misspelt) }
    return nil
  }
}

extension [EnrolmentToken] {
  /// The tokens with keywords made whole: `dis attiva`, `D I S A T T I V A` and the keyword glued to a name in other
  /// letters, as `RossiATTIVA`.
  func joiningKeywords() -> [EnrolmentToken] {
    var result: [EnrolmentToken] = []
    var index = 0
    while index < count {
      if let (word, length) = spelled(from: index) {
        result.append(EnrolmentToken(kind: .word(folded: word), text: word, tight: false))
        index += length
      } else {
        result += self[index].unglued
        index += 1
      }
    }
    return result
  }

  /// The keyword that begins at a token and goes over several, with their number.
  private func spelled(from index: Int) -> (word: String, length: Int)? {
    if self[index].folded == "dis" {
      let hyphen = index + 1 < count && self[index + 1].text == "-" ? 1 : 0
      let next = index + 1 + hyphen
      if next < count, self[next].folded == EnrolmentWords.activate {
        return (EnrolmentWords.deactivate, 2 + hyphen)
      }
    }
    let letters = self[index...].prefix { $0.folded?.count == 1 }
    let word = letters.compactMap(\.folded).joined()
    let isKeyword = word == EnrolmentWords.activate || word == EnrolmentWords.deactivate
    return isKeyword ? (word, letters.count) : nil
  }
}

extension EnrolmentToken {
  /// The word cut before a keyword in capitals that follows a small letter, as if the sign of the form stood there;
  /// itself otherwise.
  fileprivate var unglued: [EnrolmentToken] {
    for keyword in [EnrolmentWords.deactivate, EnrolmentWords.activate] where text.hasSuffix(keyword.uppercased()) {
      let name = String(text.dropLast(keyword.count))
      guard name.last?.isLowercase == true else { continue }
      return [
        EnrolmentToken(kind: .word(folded: Self.fold(name)), text: name, tight: tight),
        EnrolmentToken(kind: .sign, text: "+", tight: true),
        EnrolmentToken(kind: .word(folded: keyword), text: keyword, tight: false),
      ]
    }
    return [self]
  }
}
