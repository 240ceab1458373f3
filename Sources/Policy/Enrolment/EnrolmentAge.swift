extension [EnrolmentToken] {
  /// The lowest age that the message declares, with the tokens that are left when the declarations are taken out.
  ///
  /// An age is `12 anni`, `anni 12`, `età: 12`, `dodici anni`, `12enne` or `dodicenne` (C10).
  func takingAge() -> (age: Int?, rest: [EnrolmentToken]) {
    var (ages, taken): ([Int], Set<Int>) = ([], [])
    for index in indices {
      if let age = self[index].folded.flatMap({ EnrolmentWords.ages[$0] }) {
        ages.append(age)
        taken.insert(index)
      }
      guard let number = number(at: index) else { continue }
      let before = wordIndex(before: index)
      let unit = indices.contains(index + 1) ? self[index + 1].folded : nil
      if let unit, ["anni", "anno", "enne", "aa"].contains(unit) {
        ages.append(number)
        taken.formUnion([index, index + 1])
        if let before, self[before].folded == "eta" { taken.insert(before) }
      } else if let before, let word = self[before].folded, ["anni", "eta"].contains(word) {
        ages.append(number)
        taken.formUnion([index, before])
      }
    }
    return (ages.min(), indices.filter { !taken.contains($0) }.map { self[$0] })
  }

  /// The number that a token is, in digits or as a word.
  private func number(at index: Int) -> Int? {
    switch self[index].kind {
    case .number(let value): value
    case .word(let folded): EnrolmentWords.numbers[folded]
    case .sign: nil
    }
  }

  /// The word before a token, over one sign.
  private func wordIndex(before index: Int) -> Int? {
    for candidate in [index - 1, index - 2] where indices.contains(candidate) {
      if self[candidate].folded != nil { return candidate }
      if case .number = self[candidate].kind { return nil }
    }
    return nil
  }
}
