extension Schema {
  /// For whom and what for dossiers were made (A16). The journal, which holds no words, speaks of them by number and by
  /// the digest of what they hold.
  static let dossierTables = [
    """
    CREATE TABLE dossier (
      id \(Dialect.identity),
      conversation INTEGER NOT NULL REFERENCES conversation (id),
      recipient TEXT NOT NULL CHECK (recipient <> ''),
      purpose TEXT NOT NULL CHECK (purpose <> ''),
      made_by TEXT NOT NULL REFERENCES staff (login),
      made_at INTEGER NOT NULL,
      contents TEXT CHECK (length(contents) = 64)
    )
    """,
    "CREATE INDEX dossier_conversation ON dossier (conversation, id)",
  ]
}
