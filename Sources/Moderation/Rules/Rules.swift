import Policy

/// Foul language, plain and disguised (A14.b, C13.b); the municipality's own words added, those it removes left out.
func foulLanguage(in reading: Reading, lists: WordLists) -> [Proposal] {
  var proposals = Lists.foul.findings(in: reading).map { finding in
    let entry = Lists.foul.list.entries[finding.entry]
    let why = finding.disguised ? "Il messaggio contiene un'espressione scurrile mascherata." : entry.why
    let confidence = finding.disguised ? min(entry.confidence, .medium) : entry.confidence
    return Proposal(letter: "b", rule: entry.rule, evidence: finding.range, confidence: confidence, why: why)
  }
  if !lists.removeWords.isEmpty {
    let removed = Set(lists.removeWords.map { Reading($0).words.map(\.letters) })
    proposals.removeAll { proposal in
      let evidence = reading.words.filter { proposal.evidence.overlaps($0.range) }
      return removed.contains(evidence.map(\.letters))
    }
  }
  if !lists.addWords.isEmpty {
    let own = Lexicon(WordList(ownWords: lists.addWords))
    proposals += own.findings(in: reading).map { finding in
      let entry = own.list.entries[finding.entry]
      return Proposal(
        letter: "b", rule: entry.rule, evidence: finding.range, confidence: entry.confidence, why: entry.why)
    }
  }
  return proposals
}

/// Threats made outright or barely veiled (A14.c, C13.c).
func threats(in reading: Reading) -> [Proposal] {
  Lists.threats.findings(in: reading).map { finding in
    let entry = Lists.threats.list.entries[finding.entry]
    return Proposal(
      letter: "c", rule: entry.rule, evidence: finding.range, confidence: entry.confidence, why: entry.why)
  }
}

/// Codes of people (A14.d, C13.d): a citizen's own, or a bare one, is hardly a violation; another person's is.
func personalData(in reading: Reading) -> [Proposal] {
  let codes = codes(in: reading)
  guard !codes.isEmpty else { return [] }
  let owners = Lists.owners.findings(in: reading).map { Lists.owners.list.entries[$0.entry] }
  let owner = owners.max { $0.confidence < $1.confidence }
  return codes.map { code in
    Proposal(
      letter: "d", rule: code.rule, evidence: code.range, confidence: owner?.confidence ?? .low,
      why: "Il messaggio contiene \(code.name) valido\(owner == nil ? "" : ", che sembra di un'altra persona").")
  }
}

/// Cards from an address book, which are as a rule somebody else's (A14.d, C13.d).
func contactCards(_ specimen: Specimen) -> [Proposal] {
  guard specimen.kind == "contacts", !specimen.cards.isEmpty else { return [] }
  return [
    Proposal(
      letter: "d", rule: "scheda-contatto", evidence: 0..<0, confidence: .medium,
      why: "Il messaggio porta il contatto di un'altra persona.")
  ]
}

/// Links to sites that are neither the institutions' nor allowed by the municipality (A14.f, C13.f).
func outsideLinks(in reading: Reading, lists: WordLists) -> [Proposal] {
  let links = links(in: reading)
  guard !links.isEmpty else { return [] }
  let domains = Domains(Lists.domains, adding: lists.allowDomains, removing: lists.removeDomains)
  return links.compactMap { link in
    switch domains.standing(of: link.host) {
    case .allowed: nil
    case .shortener:
      Proposal(
        letter: "f", rule: "link-accorciato", evidence: link.range, confidence: .high,
        why: "Il collegamento è accorciato e non si vede dove porta.")
    case .outside:
      Proposal(
        letter: "f", rule: "link-esterno", evidence: link.range, confidence: .medium,
        why: "Il collegamento porta a un sito che non è fra quelli istituzionali.")
    }
  }
}

/// Voice notes longer than the policy's limit (A14.j).
func longVoice(_ specimen: Specimen, limit: Int) -> [Proposal] {
  guard specimen.kind == "audio", let seconds = specimen.voiceSeconds, seconds > limit else { return [] }
  let (length, most) = (duration(seconds), duration(limit))
  return [
    Proposal(
      letter: "j", rule: "vocale-lungo", evidence: 0..<0, confidence: .high,
      why: "Il messaggio vocale dura \(length), più del limite di \(most).")
  ]
}

/// `3:05`.
private func duration(_ seconds: Int) -> String {
  let rest = seconds % 60
  return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
}
