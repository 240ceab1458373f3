extension [EnrolmentToken] {
  /// Without the greeting at the beginning and the thanks at the end. In the middle they may be surnames.
  ///
  /// - Parameter isLeaving: whether "subito" and "basta" are no more than that, as they are to whoever wants to leave.
  func withoutCourtesies(isLeaving: Bool) -> [EnrolmentToken] {
    let haste = isLeaving ? EnrolmentWords.haste.union(EnrolmentWords.leaving) : []
    let (starts, ends) = (EnrolmentWords.greetings.union(haste), EnrolmentWords.farewells.union(haste))
    var words = self[...]
    while true {
      words = words.drop { $0.folded == nil }
      while let last = words.last, last.folded == nil { words = words.dropLast() }
      let folded = words.map { $0.folded ?? "" }
      if let first = folded.first, starts.contains(first) || words.beginsWithYes(in: self) {
        words = words.dropFirst()
      } else if let last = folded.last, ends.contains(last), !folded.endsInCourtesy {
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

  /// Without the signature that a phone adds: `Inviato da iPhone`, to the end of the line.
  var withoutSignatures: [EnrolmentToken] {
    var kept: [EnrolmentToken] = []
    var isSigning = false
    for index in indices {
      if self[index].text == "\n" { isSigning = false }
      let pair = self[index...].prefix(2).compactMap(\.folded)
      isSigning = isSigning || EnrolmentWords.signatures.contains(pair)
      // What asks for something is no signature, whatever it stands behind.
      if !isSigning || self[index].folded.flatMap(EnrolmentKeyword.of) != nil { kept.append(self[index]) }
    }
    return kept
  }

  /// The words in the order that the labels tell: what stands behind `Nome` before what stands behind `Cognome`.
  var inLabelledOrder: [EnrolmentToken] {
    let labelled = indices.filter { ["nome", "cognome"].contains(self[$0].folded) }
    guard labelled.count == 2, labelled[0] == startIndex, self[labelled[0]].folded == "cognome" else { return self }
    let surname = self[labelled[0]..<labelled[1]]
    guard surname.dropFirst().contains(where: { $0.folded != nil && $0.folded != "e" }) else { return self }
    return Array(self[labelled[1]...] + surname)
  }

  /// Without `Nome:` and `Cognome:`, also joined as `nome e cognome`, and without titles.
  var withoutLabels: [EnrolmentToken] {
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

extension ArraySlice<EnrolmentToken> {
  /// `sì`, or `si` with a sign behind it: without either it is the beginning of "si attiva".
  fileprivate func beginsWithYes(in whole: [EnrolmentToken]) -> Bool {
    guard let first, first.folded == "si" else { return false }
    if first.text.lowercased() == "sì" || first.text.hasSuffix("'") { return true }
    return whole.indices.contains(startIndex + 1) && whole[startIndex + 1].folded == nil
  }
}

extension [String] {
  fileprivate var beginsInCourtesy: Bool { EnrolmentWords.courtesies.contains { starts(with: $0) } }
  fileprivate var endsInCourtesy: Bool { EnrolmentWords.courtesies.contains { Array(suffix(2)) == $0 } }
}
