/// What a citizen's message asks of a broadcast list (C07, C08).
public struct Enrolment: Equatable, Sendable {
  /// The four answers. The raw values are those of `sportello enrol --json`.
  public enum Outcome: String, Codable, Sendable {
    /// Enrol the sender (C07).
    case activate
    /// Let the sender leave (C08).
    case deactivate
    /// A person has to decide; `why` holds the proposal (C10).
    case doubt
    /// The message has nothing to do with enrolment.
    case none
  }

  /// What to do.
  public var outcome: Outcome
  /// The name in the message, tidied, when it has one.
  public var name: String?
  /// An English sentence that says which rule decided.
  public var why: String

  /// An answer with its reason.
  public init(outcome: Outcome, name: String? = nil, why: String) {
    (self.outcome, self.name, self.why) = (outcome, name, why)
  }
}
