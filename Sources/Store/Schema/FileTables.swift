extension Schema {
  /// The files that go with citizens' messages: which are to be fetched from the carrier, and which lie beside the desk's
  /// file, each under its digest. A message whose file was never named, as in imported chats, has no row.
  static let fileTables = [
    """
    CREATE TABLE media_file (
      message INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
      source TEXT NOT NULL,
      claimed TEXT,
      sort TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('wanted', 'kept', 'lost')),
      attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
      next_at INTEGER NOT NULL,
      wanted_at INTEGER NOT NULL,
      digest TEXT CHECK (length(digest) = 64),
      trouble TEXT,
      CHECK ((state = 'kept') = (digest IS NOT NULL)),
      CHECK ((state = 'lost') = (trouble IS NOT NULL))
    )
    """,
    "CREATE INDEX media_file_wanted ON media_file (next_at, message) WHERE state = 'wanted'",
    "CREATE INDEX media_file_digest ON media_file (digest) WHERE digest IS NOT NULL",
  ]
}
