extension Schema {
  /// Who is at which chat, by console; and a number that grows with every commit that changes what pages show, so that
  /// presence and drafts make nobody read their pages again.
  static let presenceTables = [
    """
    CREATE TABLE presence (
      id \(Dialect.identity),
      process INTEGER NOT NULL,
      started INTEGER NOT NULL,
      boot TEXT NOT NULL,
      login TEXT NOT NULL REFERENCES staff (login),
      conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
      mode TEXT NOT NULL CHECK (mode IN ('viewing', 'writing')),
      UNIQUE (process, started, boot)
    )
    """,
    "CREATE TABLE content (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL)",
    "INSERT INTO content VALUES (1, 0)",
  ]
}
