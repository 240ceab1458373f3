import Policy

/// Judges one message under a ruleset: deterministic, explainable, without network. Proposes, never decides (C17).
public func judge(_ specimen: Specimen, under ruleset: Ruleset) -> Judgement {
  let reading = Reading(specimen.text)
  return Judgement(
    flags: flags(in: specimen, read: reading, under: ruleset), marks: marks(in: reading, under: ruleset))
}

/// The violations proposed for a message, each with its clause, evidence and reason (A14, C13).
public func flags(in specimen: Specimen, under ruleset: Ruleset) -> [Flag] {
  flags(in: specimen, read: Reading(specimen.text), under: ruleset)
}

/// The marks that a message deserves: a formal application (A03), reserved matters (A13).
///
/// A service that only broadcasts takes neither questions nor applications, and marks nothing.
public func marks(in specimen: Specimen, under ruleset: Ruleset) -> [Mark] {
  marks(in: Reading(specimen.text), under: ruleset)
}

/// What is wrong in the word lists the program carries, each told with file and line; empty when all is well.
public let wordListFaults: [String] = Lists.all.flatMap(\.faults)

private func flags(in specimen: Specimen, read reading: Reading, under ruleset: Ruleset) -> [Flag] {
  let proposals =
    foulLanguage(in: reading, lists: ruleset.moderation) + threats(in: reading) + personalData(in: reading)
    + contactCards(specimen) + outsideLinks(in: reading, lists: ruleset.moderation)
    + longVoice(specimen, limit: ruleset.limits.voiceSeconds)
  return proposals.compactMap { $0.flag(under: ruleset) }.sorted {
    ($0.evidence.lowerBound, $0.evidence.upperBound, $0.clause, $0.rule)
      < ($1.evidence.lowerBound, $1.evidence.upperBound, $1.clause, $1.rule)
  }
}

private func marks(in reading: Reading, under ruleset: Ruleset) -> [Mark] {
  guard ruleset.service == .liveChat else { return [] }
  var marks: [Mark] = []
  if !Lists.formal.findings(in: reading).isEmpty { marks.append(.istanza) }
  if !Lists.reserved.findings(in: reading).isEmpty { marks.append(.riservati) }
  return marks
}
