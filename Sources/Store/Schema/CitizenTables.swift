extension Schema {
  /// Citizens, their conversations and sessions.
  ///
  /// A phone number stands in `citizen.phone` and nowhere else. A conversation shares its citizen's key: there is
  /// exactly one for good. Its row repeats what the lists show and are ordered by, so that a page of a list is one
  /// range of one index; `shelf`, `first_key` and `second_key` are explained in `Shelf`.
  static let citizenTables = [
    """
    CREATE TABLE citizen (
      id \(Dialect.identity),
      phone TEXT UNIQUE,
      user_id TEXT UNIQUE,
      parent_id TEXT UNIQUE,
      username TEXT,
      profile_name TEXT,
      nameless INTEGER NOT NULL DEFAULT 0 CHECK (nameless IN (0, 1)),
      made_at INTEGER NOT NULL,
      CHECK (nameless = 0 OR (phone IS NULL AND user_id IS NULL AND parent_id IS NULL AND username IS NULL))
    )
    """,
    "CREATE INDEX citizen_username ON citizen (username) WHERE username IS NOT NULL",
    "CREATE UNIQUE INDEX citizen_nameless ON citizen (nameless) WHERE nameless = 1",
    """
    CREATE TABLE conversation (
      id INTEGER PRIMARY KEY REFERENCES citizen (id),
      session_id INTEGER,
      session_opened INTEGER,
      in_charge TEXT REFERENCES staff (login),
      in_charge_since INTEGER,
      snoozed_until INTEGER,
      last_session INTEGER,
      sessions INTEGER NOT NULL DEFAULT 0,
      closed_at INTEGER,
      outcome TEXT,
      window_opened INTEGER,
      last_useful INTEGER,
      waiting_since INTEGER,
      unread INTEGER NOT NULL DEFAULT 0 CHECK (unread >= 0),
      labels TEXT,
      block_clause TEXT,
      block_until INTEGER,
      notice_version TEXT,
      notice_closed_at INTEGER,
      notice_call_day TEXT,
      open_flags INTEGER NOT NULL DEFAULT 0 CHECK (open_flags >= 0),
      danger INTEGER NOT NULL DEFAULT 0 CHECK (danger IN (0, 1)),
      clauses TEXT,
      marks TEXT,
      last_id INTEGER,
      last_at INTEGER NOT NULL,
      last_incoming INTEGER,
      last_kind TEXT,
      last_text TEXT,
      last_bytes INTEGER,
      last_seconds INTEGER,
      last_file TEXT,
      last_voice INTEGER,
      incoming INTEGER NOT NULL DEFAULT 0 CHECK (incoming IN (0, 1)),
      shelf INTEGER NOT NULL CHECK (shelf IN (0, 1, 2)),
      first_key INTEGER NOT NULL,
      second_key INTEGER NOT NULL,
      CHECK ((session_id IS NULL) = (session_opened IS NULL)),
      CHECK (session_id IS NOT NULL OR (in_charge IS NULL AND snoozed_until IS NULL AND incoming = 0)),
      CHECK (session_id IS NOT NULL OR waiting_since IS NULL),
      CHECK ((block_clause IS NULL) = (block_until IS NULL))
    )
    """,
    """
    CREATE INDEX conversation_incoming
    ON conversation (shelf, first_key, second_key, id, snoozed_until, in_charge) WHERE incoming = 1
    """,
    """
    CREATE INDEX conversation_mine
    ON conversation (in_charge, shelf, first_key, second_key, id, snoozed_until) WHERE in_charge IS NOT NULL
    """,
    """
    CREATE INDEX conversation_flagged
    ON conversation (shelf, first_key, second_key, id, snoozed_until) WHERE open_flags > 0
    """,
    "CREATE INDEX conversation_snoozed ON conversation (last_at, id) WHERE snoozed_until IS NOT NULL",
    "CREATE INDEX conversation_closed ON conversation (closed_at, id) WHERE closed_at IS NOT NULL",
    """
    CREATE TABLE session (
      id \(Dialect.identity),
      conversation INTEGER NOT NULL REFERENCES conversation (id),
      opened_at INTEGER NOT NULL,
      closed_at INTEGER,
      in_charge TEXT REFERENCES staff (login),
      outcome TEXT,
      CHECK ((closed_at IS NULL) = (outcome IS NULL))
    )
    """,
    "CREATE INDEX session_conversation ON session (conversation, id)",
    "CREATE UNIQUE INDEX session_open ON session (conversation) WHERE closed_at IS NULL",
    "CREATE TABLE counter (name TEXT NOT NULL PRIMARY KEY, total INTEGER NOT NULL CHECK (total >= 0))",
  ]
}
