extension Schema {
  /// What keeps the gateway from sending: one row while something does. The words are `Alarm`'s.
  static let linkTables = [
    """
    CREATE TABLE alarm (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      word TEXT NOT NULL,
      since INTEGER NOT NULL
    )
    """
  ]
}
