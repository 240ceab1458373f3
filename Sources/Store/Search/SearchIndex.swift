/// The indices of words: brought up to date with what a transaction changed, before it ends.
struct SearchIndex {
  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// Takes the old words of what changed out of the indices, and puts the new ones in.
  func catchUp() throws {
    try catchUp("message_change", "message_words", "text, file", "searched")
    try catchUp("citizen_change", "citizen_words", "profile_name, username", "citizen")
  }

  private func catchUp(_ changes: String, _ index: String, _ columns: String, _ source: String) throws {
    let changed = try sql.query("SELECT id, was, \(columns) FROM \(changes)") { row in
      (id: try row.integer(), was: try row.flag(), first: row.optionalText(), second: row.optionalText())
    }
    guard !changed.isEmpty else { return }
    for row in changed {
      if row.was { try sql.execute(Dialect.leave(index, columns), [row.id, row.first, row.second]) }
      // The words are read first and then entered: FTS5 gathers what is entered by itself until the commit, but writes all
      // that it has gathered before each INSERT that reads from a table, for fear that this is undone.
      let words = try sql.first("SELECT \(columns) FROM \(source) WHERE id = ?", [row.id]) { columns in
        (first: columns.optionalText(), second: columns.optionalText())
      }
      guard let words else { continue }
      try sql.execute(
        "INSERT INTO \(index) (rowid, \(columns)) VALUES (?, ?, ?)", [row.id, words.first, words.second])
    }
    try sql.execute("DELETE FROM \(changes)")
  }
}
