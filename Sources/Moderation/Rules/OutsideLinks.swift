import Policy

/// Links to sites that are neither the institutions' nor allowed by the municipality (A14.f, C13.f).
func outsideLinks(in reading: Reading, _ domains: Domains, lists: WordLists) -> [Proposal] {
  let links = links(in: reading)
  guard !links.isEmpty else { return [] }
  let known = domains.adapted(adding: lists.allowDomains, removing: lists.removeDomains)
  return links.compactMap { link in
    switch known.standing(of: link.host) {
    case .allowed: nil
    case .lookAlike:
      Proposal(
        letter: "f", rule: "dominio-imitato", evidence: link.range, confidence: .high,
        why: "Il collegamento imita il nome di un sito istituzionale o di una banca.")
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
