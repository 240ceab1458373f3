extension Schema {
  /// From which row on the journal's digests cover leaves, and the key from which their blinds are made: see
  /// `JournalBinding`. What a journal holds by then stays as it was.
  static let bindingTables = [
    """
    CREATE TABLE journal_key (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      first_row INTEGER NOT NULL,
      key \(Dialect.bytes) NOT NULL CHECK (length(key) = 32)
    )
    """,
    "INSERT INTO journal_key SELECT 1, coalesce(max(id), 0) + 1, \(Dialect.randomKey) FROM journal",
  ]
}
