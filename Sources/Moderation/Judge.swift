import Policy

/// Judges one message under a ruleset: deterministic, explainable, without network. Proposes, never decides (C17).
public func judge(_ specimen: Specimen, under ruleset: Ruleset) -> Judgement {
  Judgement(flags: flags(in: specimen, under: ruleset), marks: marks(in: specimen, under: ruleset))
}

/// The violations proposed for a message, each with its clause, evidence and reason (A14, C13).
public func flags(in specimen: Specimen, under ruleset: Ruleset) -> [Flag] { [] }

/// The marks that a message deserves: a formal application (A03), reserved matters (A13).
public func marks(in specimen: Specimen, under ruleset: Ruleset) -> [Mark] { [] }
