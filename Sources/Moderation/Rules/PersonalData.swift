/// Whose data stand in a message.
enum Owner {
  /// Somebody else's, by a name, a role or a turn of phrase near it.
  case other(Flag.Confidence)
  /// The writer's own, or given for a request.
  case own
  /// An office's or a firm's.
  case office
  /// Nothing says.
  case unknown
}

/// Data of people (A14.d, C13.d): a citizen's own, or bare ones, are hardly a violation; another person's are.
func personalData(in seen: Observation) -> [Proposal] {
  let found = data(in: seen)
  guard !found.isEmpty else { return [] }
  let owners = seen.findings("owners").map { (range: seen.range($0), entry: seen.entry($0)) }
  return found.compactMap { datum in
    switch owner(of: datum, among: owners) {
    case .other(let confidence):
      Proposal(
        letter: "d", rule: datum.rule, evidence: datum.range, confidence: confidence,
        why: "Il messaggio contiene \(datum.name) che sembra di un'altra persona.")
    case .own, .office, .unknown:
      datum.isChecked
        ? Proposal(
          letter: "d", rule: datum.rule, evidence: datum.range, confidence: .low,
          why: "Il messaggio contiene \(datum.name); può essere di chi scrive.") : nil
    }
  }
}

/// How far, in scalars, a turn of phrase tells whose data they are, and how near `il mio numero` stands to the number.
private let ownerReach = 90
private let ownDatumReach = 30

private func owner(of datum: Datum, among owners: [(range: Range<Int>, entry: WordList.Entry)]) -> Owner {
  var nearest: (distance: Int, entry: WordList.Entry)?
  for (range, entry) in owners {
    let distance = max(0, range.lowerBound - datum.range.upperBound, datum.range.lowerBound - range.upperBound)
    guard distance <= ownerReach else { continue }
    // Data of one's family are given for a request.
    if entry.rule == "familiare" || (entry.rule == "dato-proprio" && distance <= ownDatumReach) { return .own }
    guard nearest.map({ distance < $0.distance }) ?? true else { continue }
    nearest = (distance, entry)
  }
  guard let entry = nearest?.entry else { return .unknown }
  switch entry.rule {
  case "proprio": return .own
  case "ente": return .office
  default: return .other(entry.confidence)
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
