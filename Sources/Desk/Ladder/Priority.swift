import Moderation
import Policy

/// How soon a flagged message wants a look: the clause's weight, times how sure the rule is, times how often the citizen
/// was found to break the policy before. It orders the queue and decides nothing (C17).
public enum Priority {
  /// The weight of one proposal.
  public static func weight(
    of clause: String, _ confidence: Flag.Confidence, confirmed: Int, under ruleset: Ruleset
  ) -> Int {
    ruleset.gravity(of: clause) * factor(confidence) * (1 + min(max(confirmed, 0), mostCounted))
  }

  /// Earlier violations that are counted at most: a long past must not bury a threat.
  static let mostCounted = 4

  private static func factor(_ confidence: Flag.Confidence) -> Int {
    switch confidence {
    case .low: 1
    case .medium: 2
    case .high: 3
    }
  }
}
