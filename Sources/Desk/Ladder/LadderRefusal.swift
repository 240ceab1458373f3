import Foundation

/// Why a step on the ladder may not be taken. Answers, as every refusal.
public enum LadderRefusal: Equatable, Sendable {
  /// No message is named.
  case noEvidence
  /// The text is deleted already.
  case alreadyDeleted
  /// The citizen is blocked already.
  case alreadyBlocked(until: Date)
  /// No block is in force.
  case notBlocked
  /// The date is past, or further than the ruleset allows.
  case blockOutOfRange(latest: Date)
  /// The proposal is settled, or there is none.
  case noOpenProposal
  /// The same is proposed already.
  case alreadyProposed
  /// The ruleset has no text for a warning.
  case noWarning
  /// The text is not deleted.
  case notDeleted
  /// There is no such report, or it was marked as received.
  case noOpenReport
}
