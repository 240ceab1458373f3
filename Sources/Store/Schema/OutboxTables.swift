extension Schema {
  /// What did not arrive, or may not have: found by an index, and out of sight once somebody has given it up.
  static let outboxTables = [
    """
    CREATE TABLE given_up (
      message INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
      login TEXT NOT NULL REFERENCES staff (login),
      at INTEGER NOT NULL
    )
    """,
    "CREATE INDEX message_undelivered ON message (id) WHERE state IN ('uncertain', 'failed')",
  ]
}
