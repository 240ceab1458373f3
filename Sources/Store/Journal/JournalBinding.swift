import Crypto
import Foundation

/// How the rows of one file's journal are bound together, each to the row before.
///
/// A row's digest covers the digest before it and the row's leaf: SHA-256 over a blind of its own and the row. So an
/// extract can show the rows of one conversation and give for the others only their leaves: the chain can be recomputed,
/// and nobody can guess from a leaf what a stranger's row says. Rows of files made before this was so cover the row
/// itself.
struct JournalBinding: Equatable, Sendable {
  /// From which row on there are leaves.
  var firstRow: Int64
  /// From which the blinds are made; kept in the file.
  var key: Data

  /// A row's blind; nil for one of the older sort.
  func blind(of row: Int64) -> Data? {
    guard row >= firstRow else { return nil }
    return Data(Self.hash(key, Array(String(row).utf8)).prefix(16))
  }

  /// SHA-256 over two parts, one behind the other.
  static func hash(_ first: some DataProtocol, _ second: some DataProtocol) -> Data {
    var hash = SHA256()
    hash.update(data: first)
    hash.update(data: second)
    return hash.finalize().withUnsafeBytes { Data($0) }
  }

  /// Reads it.
  static func read(_ sql: SQL) throws -> JournalBinding {
    let found = try sql.first("SELECT first_row, key FROM journal_key") { row in
      JournalBinding(firstRow: try row.integer(), key: try row.blob())
    }
    guard let found else { throw Damage(column: 0) }
    return found
  }

  /// Makes blinds that anybody can make: where everything is invented the same acts give the same journal.
  static func open(_ sql: SQL) throws {
    try sql.execute("UPDATE journal_key SET key = ?", [Data(repeating: 0, count: 32)])
  }
}

extension JournalRow {
  /// The digest that the row must carry after another.
  func chained(after previous: Data, by binding: JournalBinding) -> Data {
    chained(after: previous, blind: binding.blind(of: id))
  }

  /// The same with the row's blind; nil for a row of the older sort.
  func chained(after previous: Data, blind: Data?) -> Data {
    Self.digest(after: previous, over: blind.map { leaf(blind: $0) } ?? Data(canonical))
  }

  /// What stands for the row where the row itself is not shown.
  func leaf(blind: Data) -> Data { JournalBinding.hash(blind, canonical) }

  /// The digest of a row of which only the leaf is known.
  static func digest(after previous: Data, over leaf: Data) -> Data { JournalBinding.hash(previous, leaf) }
}
