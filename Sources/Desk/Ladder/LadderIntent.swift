/// What somebody wants to do about a message that was flagged, or about who wrote it (A14–A16). Nothing of it happens
/// without such an intent of a person (C17).
public enum LadderIntent: Equatable, Sendable {
  /// Settle every open proposal of the rules on these messages as unfounded.
  case dismiss([MessageID], reason: String)
  /// Climb a rung.
  case take(Measure, Finding)
  /// Ask a supervisor to.
  case propose(Measure, Finding)
  /// Do not do what was proposed.
  case decline(MeasureID, reason: String)
  /// Decide about the block in force.
  case review(BlockReview, reason: String)
  /// Read a deleted text.
  case unseal(MessageID)

  /// The role it takes at least (A24): operators dismiss their own flags, warn, and propose the rest.
  public var role: Staff.Role {
    switch self {
    case .dismiss, .propose, .take(.warn, _): .operator
    case .take(.delete, _), .take(.report, _), .take(.block, _), .take(.refer, _), .decline, .review, .unseal:
      .supervisor
    }
  }

  /// The messages it speaks of.
  public var messages: [MessageID] {
    switch self {
    case .dismiss(let messages, _): messages
    case .take(_, let finding), .propose(_, let finding): finding.messages
    case .unseal(let message): [message]
    case .decline, .review: []
    }
  }
}
