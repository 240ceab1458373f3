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
  return Array(worthReading(proposals.compactMap { $0.flag(under: ruleset) }).prefix(mostFlags))
}

/// Flags on one message at most: whoever decides reads the message, and not a list of its words.
public let mostFlags = 20

/// Of each clause and rule one flag: the surest, and of those the first. In the order of their evidence.
private func worthReading(_ flags: [Flag]) -> [Flag] {
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

private func marks(in reading: Reading, under ruleset: Ruleset) -> [Mark] {
  guard ruleset.service == .liveChat else { return [] }
  var marks: [Mark] = []
  if !Lists.formal.findings(in: reading).isEmpty { marks.append(.istanza) }
  if !Lists.reserved.findings(in: reading).isEmpty { marks.append(.riservati) }
  return marks
}
