import Foundation

/// What reading a whole journal found.
public struct JournalVerdict: Equatable, Sendable {
  /// Rows that follow from one another, from the first on.
  public var rows: Int64 = 0
  /// The last of them; nil for an empty journal.
  public var head: JournalHead?
  /// The first row that does not follow from the one before; nil when the chain holds.
  public var broken: Int64?
  /// In which row each of the digests that were asked for stands; those that stand in none are left out.
  public var found: [Data: Int64] = [:]
}

extension Store {
  /// Reads the whole journal and recomputes its chain.
  ///
  /// Rows cut off at the end, and a chain written anew from its beginning, leave no trace in the file: a digest that was
  /// kept elsewhere, in the system's log or a dossier, proves those.
  ///
  /// - Parameter digests: digests that are to be looked for.
  public func verifyJournal(finding digests: Set<Data>) throws(StoreFault) -> JournalVerdict {
    let binding = try connection.read("reading the journal's key") { sql in try JournalBinding.read(sql) }
    var (verdict, previous) = (JournalVerdict(), JournalRow.beginning)
    while true {
      let rows = try journal(after: verdict.rows, limit: 1000)
      for row in rows {
        guard row.id == verdict.rows + 1, row.chained(after: previous, by: binding) == row.digest else {
          verdict.broken = verdict.rows + 1
          return verdict
        }
        (verdict.rows, verdict.head, previous) = (row.id, JournalHead(row: row.id, digest: row.digest), row.digest)
        if digests.contains(row.digest) { verdict.found[row.digest] = row.id }
      }
      if rows.isEmpty { return verdict }
    }
  }

  /// The number of the first row whose digest does not follow from the row before, or nil when the chain holds.
  public func verifyJournal() throws(StoreFault) -> Int64? { try verifyJournal(finding: []).broken }
}
