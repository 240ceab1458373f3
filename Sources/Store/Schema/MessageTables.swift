extension Schema {
  /// Everything said, done and brought, with the raw bodies it came in.
  ///
  /// `message` holds every line of every thread, so that one page by key serves a thread whole. Reactions, edits and
  /// deletions are rows too, of the line `onto`: they stand on the message they name in `quoted`, whichever of the
  /// two came first. `extras` tells which messages have such rows, flags or earlier texts, and spares asking.
  static let messageTables = [
    """
    CREATE TABLE message (
      id \(Dialect.identity),
      conversation INTEGER NOT NULL REFERENCES conversation (id),
      session INTEGER REFERENCES session (id),
      at INTEGER NOT NULL,
      given_at INTEGER,
      received_at INTEGER NOT NULL,
      line TEXT NOT NULL CHECK (line IN ('incoming', 'onto', 'outgoing', 'note', 'act')),
      kind TEXT,
      author TEXT REFERENCES staff (login),
      provider_id TEXT UNIQUE,
      text TEXT,
      detail TEXT,
      about TEXT,
      state TEXT CHECK (state IN ('held', 'queued', 'sending', 'uncertain', 'sent', 'delivered', 'read', 'played',
        'failed', 'withdrawn')),
      held_until INTEGER,
      error_code INTEGER,
      answers INTEGER,
      quoted TEXT,
      quoted_id INTEGER,
      forwarding TEXT,
      group_id TEXT,
      revoked_at INTEGER,
      marks TEXT,
      extras INTEGER NOT NULL DEFAULT 0,
      CHECK ((line = 'outgoing') = (state IS NOT NULL)),
      CHECK (line IN ('outgoing', 'note') OR kind IS NOT NULL)
    )
    """,
    "CREATE INDEX message_thread ON message (conversation, at, id)",
    "CREATE INDEX message_onto ON message (quoted) WHERE line = 'onto'",
    "CREATE INDEX message_held ON message (conversation) WHERE state = 'held'",
    "CREATE INDEX message_outbox ON message (id) WHERE state IN ('held', 'queued', 'sending')",
    "CREATE INDEX message_marked ON message (conversation) WHERE marks IS NOT NULL",
    """
    CREATE TABLE first_text (
      message INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
      text TEXT
    )
    """,
    """
    CREATE TABLE flag (
      id \(Dialect.identity),
      message INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
      conversation INTEGER NOT NULL REFERENCES conversation (id),
      clause TEXT NOT NULL,
      rule TEXT NOT NULL,
      evidence_start INTEGER NOT NULL,
      evidence_end INTEGER NOT NULL,
      confidence TEXT NOT NULL CHECK (confidence IN ('low', 'medium', 'high')),
      why TEXT NOT NULL,
      raised_by TEXT REFERENCES staff (login),
      raised_at INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'dismissed', 'upheld')),
      settled_by TEXT REFERENCES staff (login),
      settled_at INTEGER,
      settled_reason TEXT,
      CHECK (0 <= evidence_start AND evidence_start <= evidence_end),
      CHECK ((state = 'open') = (settled_by IS NULL))
    )
    """,
    "CREATE INDEX flag_message ON flag (message)",
    "CREATE INDEX flag_conversation ON flag (conversation, state)",
    """
    CREATE TABLE body (
      id \(Dialect.identity),
      message INTEGER REFERENCES message (id) ON DELETE CASCADE,
      sort TEXT NOT NULL CHECK (sort IN ('arrival', 'status', 'other')),
      field TEXT,
      known_as TEXT UNIQUE,
      received_at INTEGER NOT NULL,
      sealed INTEGER NOT NULL CHECK (sealed IN (0, 1)),
      raw TEXT NOT NULL
    )
    """,
    "CREATE INDEX body_message ON body (message)",
    """
    CREATE TABLE status (
      body INTEGER PRIMARY KEY REFERENCES body (id) ON DELETE CASCADE,
      provider_id TEXT NOT NULL,
      word TEXT NOT NULL,
      state TEXT,
      at INTEGER NOT NULL,
      error_code INTEGER,
      parked INTEGER NOT NULL CHECK (parked IN (0, 1))
    )
    """,
    "CREATE INDEX status_parked ON status (provider_id) WHERE parked = 1",
    """
    CREATE TABLE draft (
      conversation INTEGER NOT NULL REFERENCES conversation (id),
      login TEXT NOT NULL,
      purpose TEXT NOT NULL CHECK (purpose IN ('reply', 'note')),
      text TEXT NOT NULL,
      quoting INTEGER,
      at INTEGER NOT NULL,
      PRIMARY KEY (conversation, login, purpose)
    )
    """,
  ]
}
