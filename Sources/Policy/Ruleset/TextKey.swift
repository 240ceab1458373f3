/// The texts that a service sends to citizens by itself or at one key.
public enum TextKey: String, Codable, CaseIterable, CodingKeyRepresentable, Sendable {
  /// The policy notice, at first contact and at each new version (A07).
  case notice
  /// The desk is closed, and when it opens (A11).
  case closed
  /// As `closed`, to someone whose 24 hours end before the desk opens: please write again then.
  case closedWriteAgain
  /// No calls are taken (A01, C12).
  case callRefused
  /// A formal application goes to the proper office (A03).
  case formalApplication
  /// Sensitive data go through the ordinary channels (A13).
  case reservedData
  /// The question is outside the subjects of the service (A08, C06).
  case outOfScope
  /// A message broke a ground of the policy: what it was, and what may follow (A14, C13). A service may do without.
  case warning
  /// An order closes the desk (A12).
  case announceClosure
  /// An order opens the desk out of the ordinary (A12).
  case announceOpening
  /// An order changes the weekly hours (A12).
  case announceHours
}
