import Foundation

/// An act of the director that changes days or hours (A12). It is layered over the weekly rule and never overwritten;
/// one that was a mistake is revoked, and stays on record.
public struct Order: Identifiable, Equatable, Codable, Sendable {
  /// What an order does. Days are both included.
  public enum Act: Equatable, Codable, Sendable {
    /// The desk is closed on these days: all day, or only during some hours.
    case closure(from: CivilDay, to: CivilDay, hours: [Hours]? = nil)
    /// The desk is open on these days during these hours, besides its own.
    case opening(from: CivilDay, to: CivilDay, hours: [Hours])
    /// The week has other hours from a day on, up to another day or until a later order.
    case weekly(from: CivilDay, to: CivilDay?, hours: WeeklyHours)
  }

  /// Who took an order back, when and why.
  public struct Revocation: Equatable, Codable, Sendable {
    /// From this instant on the order has no force.
    public var at: Date
    /// The login of who revoked it.
    public var by: String
    /// Why, as it stands in the journal.
    public var reason: String

    /// A revocation as it was entered.
    public init(at: Date, by: String, reason: String) { (self.at, self.by, self.reason) = (at, by, reason) }
  }

  /// The number of the order in its file; of two made at the same instant the greater is the later.
  public var id: Int64
  /// What it does.
  public var act: Act
  /// The protocol reference of the act on paper: `DD 412/2026`.
  public var reference: String
  /// Why, as citizens will read it: `assemblea del personale`.
  public var reason: String
  /// The login of who entered it.
  public var author: String
  /// When it was entered; before this instant it has no force, whatever days it names.
  public var made: Date
  /// How it ended before its time, when it did.
  public var revoked: Revocation?

  /// An order as it was entered.
  public init(
    id: Int64, act: Act, reference: String, reason: String, author: String, made: Date, revoked: Revocation? = nil
  ) {
    (self.id, self.act, self.reference, self.reason) = (id, act, reference, reason)
    (self.author, self.made, self.revoked) = (author, made, revoked)
  }

  /// Whether the order has force at an instant: from when it was made until it was revoked.
  public func isInForce(at instant: Date) -> Bool {
    made <= instant && instant < (revoked?.at ?? .distantFuture)
  }

  /// How a screen or a JSON answer names the order: reference and reason.
  public var name: String { "\(reference): \(reason)" }
}

extension Order.Act {
  /// The first day it speaks of.
  public var from: CivilDay {
    switch self {
    case .closure(let from, _, _), .opening(let from, _, _), .weekly(let from, _, _): from
    }
  }

  /// The last day it speaks of, or nil when it has no end.
  public var to: CivilDay? {
    switch self {
    case .closure(_, let to, _), .opening(_, let to, _): to
    case .weekly(_, let to, _): to
    }
  }

  /// Whether it speaks of a day.
  public func covers(_ day: CivilDay) -> Bool { from <= day && day <= (to ?? .last) }
}
