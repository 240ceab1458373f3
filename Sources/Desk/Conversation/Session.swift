import Foundation

/// One visit of a citizen to the desk: from the first message to the close. A conversation has one open at most.
public struct Session: Equatable, Sendable, Codable {
  /// How a session ended; the words are kept in the file.
  public enum Outcome: String, CaseIterable, Sendable, Codable {
    /// The citizen got the information.
    case answered
    /// The citizen was sent to the proper office (A03, A13).
    case redirected
    /// Not a matter for this service (A08).
    case outOfScope
    /// The citizen did not come back.
    case noReply
    /// Nothing to answer: advertising, chain letters, abuse (A14).
    case improper
    /// Read from an exported chat.
    case imported
  }

  /// Its number; zero until the file has given one.
  public var id: SessionID
  /// When it began.
  public var opened: Date
  /// Who answers; only they may send.
  public var inCharge: StaffID?
  /// Since when they do.
  public var inChargeSince: Date?
  /// Put off until then, or until the citizen writes.
  public var snoozedUntil: Date?

  /// Makes a session that is open and nobody's.
  public init(
    id: SessionID, opened: Date, inCharge: StaffID? = nil, inChargeSince: Date? = nil, snoozedUntil: Date? = nil
  ) {
    (self.id, self.opened, self.inCharge) = (id, opened, inCharge)
    (self.inChargeSince, self.snoozedUntil) = (inChargeSince, snoozedUntil)
  }
}
