import Foundation

/// The rungs of the ladder that a person may climb about a message or who wrote it (A14–A16). The words are kept in the
/// file.
public enum Rung: String, CaseIterable, Sendable, Codable {
  /// A text of the ruleset goes to the citizen.
  case warn
  /// The text is hidden from everybody, and sealed until its term ends.
  case delete
  /// A numbered report goes to the manager of the service.
  case report
  /// What the citizen writes is kept out of the desk.
  case block
  /// The judicial authorities are told.
  case refer
}

/// One rung, with what it needs besides a clause and a reason.
public enum Measure: Equatable, Sendable, Codable {
  case warn
  case delete
  /// To whom and what for; nil for the manager that the ruleset names (A14).
  case report(to: String? = nil, purpose: String? = nil)
  case block(BlockTerm)
  case refer

  /// Which rung it is.
  public var rung: Rung {
    switch self {
    case .warn: .warn
    case .delete: .delete
    case .report: .report
    case .block: .block
    case .refer: .refer
    }
  }
}

/// What a person found: which messages break which clause, and why they think so.
public struct Finding: Equatable, Sendable, Codable {
  /// The evidence: messages of the citizen's, of one conversation.
  public var messages: [MessageID]
  /// The ground, by the ruleset's id.
  public var clause: String
  /// The person's own words.
  public var reason: String

  /// Makes a finding.
  public init(_ messages: [MessageID], clause: String, reason: String) {
    (self.messages, self.clause, self.reason) = (messages, clause, reason)
  }
}

/// A measure in the file: taken, or proposed by somebody who may not take it.
public struct MeasureRecord: Equatable, Sendable, Identifiable {
  /// What became of it. The words are kept in the file.
  public enum State: String, Sendable, Codable, CaseIterable {
    /// It was done.
    case taken
    /// It waits for a supervisor.
    case proposed
    /// A supervisor did it.
    case accepted
    /// A supervisor did not.
    case declined
  }

  /// Its number.
  public var id: MeasureID
  /// Which rung, with its terms.
  public var measure: Measure
  /// On what grounds.
  public var finding: Finding
  /// Who took or proposed it.
  public var by: StaffID
  /// When.
  public var at: Date
  /// What became of it.
  public var state: State
  /// Who settled a proposal.
  public var settledBy: StaffID?

  /// Makes a record.
  public init(
    id: MeasureID, measure: Measure, finding: Finding, by: StaffID, at: Date, state: State, settledBy: StaffID? = nil
  ) {
    (self.id, self.measure, self.finding, self.by) = (id, measure, finding, by)
    (self.at, self.state, self.settledBy) = (at, state, settledBy)
  }
}

/// The number of a measure.
public typealias MeasureID = Identifier<MeasureRecord>
