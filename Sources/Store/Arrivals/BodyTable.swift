import Desk
import Foundation

/// Everything as it came. A body belongs to the citizen of its message, and goes with it; one without a message is
/// nobody's.
struct BodyTable {
  /// What a body is; the raw values are the file's.
  enum Sort: String { case arrival, status, other }

  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// Keeps the body of a message.
  func keep(_ raw: String, of message: MessageID, sealed: Bool, at now: Date) throws {
    try sql.execute(Self.insert, Self.values(raw, of: message, sealed: sealed, at: now))
  }

  /// Keeps a message's body; in the order of `values`.
  static let insert = "INSERT INTO body (message, sort, received_at, sealed, raw) VALUES (?, ?, ?, ?, ?)"

  /// The row of a message's body.
  static func values(_ raw: String, of message: MessageID, sealed: Bool, at now: Date) -> [(any Storable)?] {
    [message, Sort.arrival.rawValue, now, sealed, raw]
  }

  /// Keeps a body under a name, once; nil when it is known already.
  func keepOnce(
    _ raw: String, as sort: Sort, known name: ProviderID, field: String? = nil, message: MessageID? = nil,
    sealed: Bool, at now: Date
  ) throws -> Int64? {
    let id = try sql.insert(
      """
      INSERT INTO body (message, sort, field, known_as, received_at, sealed, raw) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (known_as) DO NOTHING
      """, [message, sort.rawValue, field, name, now, sealed, raw])
    return sql.changes == 0 ? nil : id
  }

  /// Keeps a change that is neither message nor status; one that the tables refuse is kept without its field.
  func take(_ other: OtherChange, at now: Date, _ tally: inout Tally) throws {
    guard try !knows(other.key) else { return tally.repeatedOthers += 1 }
    tally.others += 1
    let isKept = try sql.attempt {
      _ = try keepOnce(other.raw, as: .other, known: other.key, field: other.field, sealed: true, at: now)
    }
    guard !isKept else { return }
    _ = try keepOnce(other.raw, as: .other, known: other.key, sealed: true, at: now)
    tally.keptAside += 1
  }

  /// Whether a body is known by a name.
  func knows(_ name: ProviderID) throws -> Bool {
    try sql.holds("SELECT 1 FROM body WHERE known_as = ?", [name])
  }
}
