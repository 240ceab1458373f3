import Policy

/// What a rule proposes before the ruleset has said under which clause, if any.
struct Proposal {
  /// The letter of the ground: Arezzo's A14.b and Casale's C13.b are the same case.
  var letter: Character
  /// The rule's name.
  var rule: String
  /// Where the evidence stands.
  var evidence: Range<Int>
  /// How sure the rule is.
  var confidence: Flag.Confidence
  /// One Italian sentence.
  var why: String

  /// The flag under the ruleset's own clause, or nil when its policy knows no such ground.
  func flag(under ruleset: Ruleset) -> Flag? {
    guard let ground = ruleset.grounds.first(where: { $0.id.hasSuffix(".\(letter)") }) else { return nil }
    return Flag(clause: ground.id, rule: rule, evidence: evidence, confidence: confidence, why: why)
  }
}
