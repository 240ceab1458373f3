import Policy

/// Judges one message under a ruleset: deterministic, explainable, without network. Proposes, never decides (C17).
///
/// - Parameter book: the word lists; those that the program carries, unless an administrator has put others.
public func judge(_ specimen: Specimen, under ruleset: Ruleset, with book: Rulebook = .embedded) -> Judgement {
  let seen = Observation(specimen.text, book)
  return Judgement(
    flags: flags(of: specimen, seen: seen, under: ruleset, domains: book.domains),
    marks: marks(in: seen, under: ruleset))
}

/// The violations proposed for a message, each with its clause, evidence and reason (A14, C13).
public func flags(in specimen: Specimen, under ruleset: Ruleset, with book: Rulebook = .embedded) -> [Flag] {
  judge(specimen, under: ruleset, with: book).flags
}

/// The marks that a message deserves: a formal application (A03), reserved matters (A13).
///
/// A service that only broadcasts takes neither questions nor applications, and marks nothing.
public func marks(in specimen: Specimen, under ruleset: Ruleset, with book: Rulebook = .embedded) -> [Mark] {
  judge(specimen, under: ruleset, with: book).marks
}

/// Flags on one message at most: whoever decides reads the message, and not a list of its words.
public let mostFlags = 20

private func flags(of specimen: Specimen, seen: Observation, under ruleset: Ruleset, domains: Domains) -> [Flag] {
  let own = OwnWords(ruleset.moderation)
  let proposals =
    own.applied(to: seen.proposals(), seen) + personalData(in: seen) + contactCards(specimen)
    + outsideLinks(in: seen.reading, domains, lists: ruleset.moderation)
    + longVoice(specimen, limit: ruleset.limits.voiceSeconds)
  return Array(worthReading(withoutShadows(proposals).compactMap { $0.flag(under: ruleset) }).prefix(mostFlags))
}

/// An offer of something illegal or copied, or an appeal for money, is not advertising besides, nor is its link.
private func withoutShadows(_ proposals: [Proposal]) -> [Proposal] {
  let letters = Set(proposals.map(\.letter))
  return proposals.filter { proposal in
    guard let clearer = shadows[proposal.rule] else { return true }
    return letters.isDisjoint(with: clearer)
  }
}

/// Rules that say less than one of these grounds, and are not told beside it.
private let shadows: [String: Set<Character>] = [
  "pubblicita": ["a", "g", "h"], "propaganda": ["a", "g", "h"], "offerta-commerciale": ["a", "g", "h"],
  "link-esterno": ["a", "g", "h"], "proposta-illecita": ["g"], "svago": ["a", "f", "g", "h"],
  "svago-domanda": ["a", "f", "g", "h"],
]

/// Of each clause and rule one flag: the surest, and of those the first. In the order of their evidence.
private func worthReading(_ flags: [Flag]) -> [Flag] {
  guard !flags.isEmpty else { return [] }
  var kept: [[String]: Flag] = [:]
  for flag in flags {
    let key = [flag.clause, flag.rule]
    if let known = kept[key], !isBefore(known, flag) { kept[key] = nil }
    if kept[key] == nil { kept[key] = flag }
  }
  return kept.values.sorted { place(of: $0) < place(of: $1) }
}

private func isBefore(_ left: Flag, _ right: Flag) -> Bool {
  left.confidence == right.confidence ? place(of: left) <= place(of: right) : left.confidence > right.confidence
}

private func place(of flag: Flag) -> (Int, Int, String, String) {
  (flag.evidence.lowerBound, flag.evidence.upperBound, flag.clause, flag.rule)
}

private func marks(in seen: Observation, under ruleset: Ruleset) -> [Mark] {
  guard ruleset.service == .liveChat else { return [] }
  var marks: [Mark] = []
  if !seen.findings("formal").isEmpty { marks.append(.istanza) }
  if !seen.findings("reserved").isEmpty { marks.append(.riservati) }
  return marks
}
