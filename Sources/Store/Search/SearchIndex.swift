/// The indices of words: brought up to date with what a transaction changed, before it ends.
struct SearchIndex {
  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// Takes the old words of what changed out of the indices, and puts the new ones in.
  func catchUp() throws {
    try catchUp(Self.messages)
    try catchUp(Self.citizens)
  }

  private static let messages = Index("message_words", "text, file", of: "searched", after: "message_change")
  private static let citizens = Index(
    "citizen_words", "profile_name, username", of: "citizen", after: "citizen_change")

  private func catchUp(_ index: Index) throws {
    let changed = try sql.query(index.changes) { row in
      (id: try row.integer(), was: try row.flag(), first: row.optionalText(), second: row.optionalText())
    }
    guard !changed.isEmpty else { return }
    for row in changed {
      if row.was { try sql.execute(index.leave, [row.id, row.first, row.second]) }
      // The words are read first and then entered: FTS5 gathers what is entered by itself until the commit, but writes all
      // that it has gathered before each INSERT that reads from a table, for fear that this is undone.
      let words = try sql.first(index.words, [row.id]) { columns in
        (first: columns.optionalText(), second: columns.optionalText())
      }
      guard let words else { continue }
      try sql.execute(index.enter, [row.id, words.first, words.second])
    }
    try sql.execute(index.forget)
  }
}

/// The statements that keep one index of words, put together once.
private struct Index {
  let changes, leave, words, enter, forget: String

  init(_ index: String, _ columns: String, of source: String, after changes: String) {
    self.changes = "SELECT id, was, \(columns) FROM \(changes)"
    leave = Dialect.leave(index, columns)
    words = "SELECT \(columns) FROM \(source) WHERE id = ?"
    enter = "INSERT INTO \(index) (rowid, \(columns)) VALUES (?, ?, ?)"
    forget = "DELETE FROM \(changes)"
  }
}
