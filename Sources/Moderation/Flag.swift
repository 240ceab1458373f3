/// A proposal that a message breaks one clause of the policy: never a decision (C17).
public struct Flag: Equatable, Hashable, Sendable, Codable {
  /// How sure the rule is. The words are the contract of `sportello moderate --json`.
  public enum Confidence: String, CaseIterable, Sendable, Codable, Comparable {
    case low, medium, high

    /// Low before medium before high.
    public static func < (left: Confidence, right: Confidence) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .low: 0
      case .medium: 1
      case .high: 2
      }
    }
  }

  /// The ground cited, by the ruleset's id: `A14.b`, `C13.a`.
  public var clause: String
  /// The rule that fired, in lower case with hyphens: `codice-fiscale`.
  public var rule: String
  /// The evidence: half-open offsets in Unicode scalars of the specimen's text; empty when the evidence is no text.
  public var evidence: Range<Int>
  /// How sure the rule is.
  public var confidence: Confidence
  /// One Italian sentence that says why, for the person who decides.
  public var why: String

  /// Makes a flag.
  public init(clause: String, rule: String, evidence: Range<Int>, confidence: Confidence, why: String) {
    (self.clause, self.rule, self.evidence) = (clause, rule, evidence)
    (self.confidence, self.why) = (confidence, why)
  }

  /// Whether the ground speaks of danger to someone: threats come before everything else in the inbox (A14.c, C13.c).
  public var isDanger: Bool { clause.hasSuffix(".c") && confidence > .low }
}

/// A quality of a message that is no violation but changes how it is treated.
public enum Mark: String, CaseIterable, Sendable, Codable {
  /// Reads as a formal application, which this channel cannot take (A03).
  case istanza
  /// Health, judicial or otherwise reserved matters, masked until opened (A13).
  case riservati
}

/// All that moderation has to say about one message.
public struct Judgement: Equatable, Sendable, Codable {
  /// Proposed violations, in the order of their evidence.
  public var flags: [Flag]
  /// Marks that are no violation.
  public var marks: [Mark]

  /// Makes a judgement; by default nothing was found.
  public init(flags: [Flag] = [], marks: [Mark] = []) { (self.flags, self.marks) = (flags, marks) }
}
