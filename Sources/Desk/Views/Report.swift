import Foundation
import Moderation

/// A report to the manager of the service (A14, C13): numbered per year, open until it is marked as received.
public struct Report: Equatable, Sendable, Identifiable {
  /// Its number.
  public var id: ReportID
  /// The year it is numbered in.
  public var year: Int
  /// Its number in that year, from 1 without gaps.
  public var number: Int
  /// About whom: the conversation.
  public var conversation: ConversationID
  /// On what grounds, with the evidence.
  public var finding: Finding
  /// To whom (A26).
  public var recipient: String
  /// What for (A26).
  public var purpose: String
  /// Who made it.
  public var by: StaffID
  /// When.
  public var at: Date
  /// When it was marked as received, and by whom.
  public var receivedAt: Date?
  /// Who marked it.
  public var receivedBy: StaffID?

  /// Makes a report.
  public init(
    id: ReportID, year: Int, number: Int, conversation: ConversationID, finding: Finding, recipient: String,
    purpose: String, by: StaffID, at: Date, receivedAt: Date? = nil, receivedBy: StaffID? = nil
  ) {
    (self.id, self.year, self.number, self.conversation) = (id, year, number, conversation)
    (self.finding, self.recipient, self.purpose) = (finding, recipient, purpose)
    (self.by, self.at, self.receivedAt, self.receivedBy) = (by, at, receivedAt, receivedBy)
  }

  /// How people call it: `3/2026`.
  public var name: String { "\(number)/\(year)" }
}

/// The number of a report.
public typealias ReportID = Identifier<Report>

/// One message of a report.
public struct ReportedMessage: Equatable, Sendable, Identifiable {
  /// Which message.
  public var id: MessageID
  /// When it was written.
  public var at: Date
  /// What it is.
  public var kind: Arrival.Kind
  /// Its words: hostile text; nil when there are none, or when they are deleted and the seal was not opened.
  public var text: String?
  /// Clauses that were upheld on it.
  public var clauses: [String]
  /// What stands in place of its text, when that was deleted.
  public var deletion: Deletion?
  /// What it holds besides words, as far as it may be seen.
  public var content: Content?
  /// The stretches of its text that upheld flags point at: half-open offsets in Unicode scalars.
  public var passages: [Range<Int>] = []

  /// Makes a message.
  public init(
    id: MessageID, at: Date, kind: Arrival.Kind, text: String?, clauses: [String], deletion: Deletion? = nil
  ) {
    (self.id, self.at, self.kind, self.text, self.clauses) = (id, at, kind, text, clauses)
    self.deletion = deletion
  }
}
