extension Schema {
  /// Drafts again, with what goes along with an answer, and with purposes that are free words: a draft of a kind that a
  /// newer version knows may stand beside ours, and is left alone.
  static let draftTables = [
    """
    CREATE TABLE kept_draft (
      conversation INTEGER NOT NULL REFERENCES conversation (id),
      login TEXT NOT NULL,
      purpose TEXT NOT NULL CHECK (purpose <> ''),
      text TEXT NOT NULL,
      quoting INTEGER,
      attachment TEXT,
      at INTEGER NOT NULL,
      PRIMARY KEY (conversation, login, purpose)
    )
    """,
    """
    INSERT INTO kept_draft (conversation, login, purpose, text, quoting, at)
    SELECT conversation, login, purpose, text, quoting, at FROM draft
    """,
    "DROP TABLE draft",
    "ALTER TABLE kept_draft RENAME TO draft",
  ]
}
