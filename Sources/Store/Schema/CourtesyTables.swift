extension Schema {
  /// What WhatsApp is told besides messages: that a citizen's messages were read, and that somebody writes. One row for
  /// each conversation, so that nothing is told twice; what fails is not tried again.
  static let courtesyTables = [
    """
    CREATE TABLE courtesy (
      conversation INTEGER PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
      message INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
      typing_at INTEGER,
      due INTEGER NOT NULL CHECK (due IN (0, 1))
    )
    """,
    "CREATE INDEX courtesy_due ON courtesy (conversation) WHERE due = 1",
  ]
}
