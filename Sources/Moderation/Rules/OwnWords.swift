import Policy

/// What a municipality's own words change in the proposals about foul language (A14.b, C13.b).
struct OwnWords {
  private let added: [[UInt64]]
  private let removed: Set<[UInt64]>

  /// Takes the words of a ruleset.
  init(_ lists: WordLists) {
    added = lists.addWords.map(Self.shape).filter { !$0.isEmpty }
    removed = Set(lists.removeWords.map(Self.shape))
  }

  private static func shape(_ word: String) -> [UInt64] { Reading(word).words.map(\.hash) }

  /// The proposals without those on words that are left out here, and with those on words added here.
  func applied(to proposals: [Proposal], _ seen: Observation) -> [Proposal] {
    var kept = proposals
    if !removed.isEmpty {
      kept.removeAll { proposal in
        proposal.letter == "b"
          && removed.contains(seen.words(in: proposal.evidence).map { seen.reading.words[$0].hash })
      }
    }
    for word in added { kept += found(word, seen.reading) }
    return kept
  }

  private func found(_ word: [UInt64], _ reading: Reading) -> [Proposal] {
    let words = reading.words
    guard words.count >= word.count else { return [] }
    return (0...(words.count - word.count)).lazy.filter { start in
      word.indices.allSatisfy { words[start + $0].hash == word[$0] }
    }.prefix(1).map { start in
      Proposal(
        letter: "b", rule: "parola-vietata",
        evidence: words[start].range.lowerBound..<words[start + word.count - 1].range.upperBound, confidence: .high,
        why: "Il messaggio contiene una parola che il Comune non ammette.")
    }
  }
}
