extension Schema {
  /// The ladder of moderation: what people decided about messages and their writers (A14–A16).
  ///
  /// A measure cannot be written without an author from the list of staff, a clause and a reason (C17); deletions,
  /// blocks and reports cannot without a measure. `moderation_queue` holds the messages that wait for a judgement,
  /// ordered by `rank`, the negative of their priority, so that a page is one range of one index.
  static let ladderTables =
    measureTables + [
      """
      CREATE TABLE sealed (
        message INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
        measure INTEGER NOT NULL REFERENCES measure (id),
        sealed_at INTEGER NOT NULL,
        erase_at INTEGER NOT NULL,
        erased_at INTEGER,
        content TEXT,
        CHECK ((erased_at IS NULL) = (content IS NOT NULL))
      )
      """,
      "CREATE INDEX sealed_due ON sealed (erase_at) WHERE erased_at IS NULL",
      """
      CREATE TABLE report (
        id \(Dialect.identity),
        measure INTEGER NOT NULL UNIQUE REFERENCES measure (id),
        year INTEGER NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        recipient TEXT NOT NULL,
        purpose TEXT NOT NULL,
        received_at INTEGER,
        received_by TEXT REFERENCES staff (login),
        UNIQUE (year, number),
        CHECK ((received_at IS NULL) = (received_by IS NULL))
      )
      """,
    ] + blockTables + queueTables

  private static let measureTables = [
    """
    CREATE TABLE measure (
      id \(Dialect.identity),
      conversation INTEGER NOT NULL REFERENCES conversation (id),
      rung TEXT NOT NULL CHECK (rung IN ('warn', 'delete', 'report', 'block', 'refer')),
      terms TEXT NOT NULL,
      clause TEXT NOT NULL CHECK (clause <> ''),
      reason TEXT NOT NULL CHECK (reason <> ''),
      author TEXT NOT NULL REFERENCES staff (login),
      at INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('taken', 'proposed', 'accepted', 'declined')),
      settled_by TEXT REFERENCES staff (login),
      settled_at INTEGER,
      settled_reason TEXT,
      CHECK ((state IN ('taken', 'proposed')) = (settled_by IS NULL))
    )
    """,
    "CREATE INDEX measure_conversation ON measure (conversation, id)",
    "CREATE INDEX measure_proposed ON measure (conversation) WHERE state = 'proposed'",
    """
    CREATE TABLE measure_evidence (
      measure INTEGER NOT NULL REFERENCES measure (id) ON DELETE CASCADE,
      message INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
      PRIMARY KEY (measure, message)
    )
    """,
    "CREATE INDEX measure_evidence_message ON measure_evidence (message)",
    "ALTER TABLE flag ADD COLUMN measure INTEGER",
  ]

  private static let blockTables = [
    """
    CREATE TABLE block (
      id \(Dialect.identity),
      measure INTEGER NOT NULL UNIQUE REFERENCES measure (id),
      conversation INTEGER NOT NULL REFERENCES conversation (id),
      started_at INTEGER NOT NULL,
      until_at INTEGER NOT NULL,
      ends TEXT NOT NULL CHECK (ends IN ('lapse', 'review')),
      interrupted TEXT NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
      first_attempt INTEGER,
      last_attempt INTEGER,
      whatsapp TEXT NOT NULL CHECK (whatsapp IN ('none', 'toAsk', 'asked', 'holds', 'refused', 'tooLate', 'toLift',
        'lifting', 'lifted')),
      ended_at INTEGER,
      ended_how TEXT CHECK (ended_how IN ('lifted', 'lapsed', 'undone')),
      CHECK ((ended_at IS NULL) = (ended_how IS NULL))
    )
    """,
    "CREATE UNIQUE INDEX block_in_force ON block (conversation) WHERE ended_at IS NULL",
    "CREATE INDEX block_review ON block (until_at, id) WHERE ended_at IS NULL",
    "CREATE INDEX block_conversation ON block (conversation, id)",
    "CREATE INDEX block_whatsapp ON block (id) WHERE whatsapp IN ('toAsk', 'toLift')",
    """
    CREATE TABLE block_change (
      id \(Dialect.identity),
      block INTEGER NOT NULL REFERENCES block (id) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind IN ('made', 'kept', 'extended', 'lifted', 'lapsed', 'undone', 'appeal')),
      at INTEGER NOT NULL,
      author TEXT REFERENCES staff (login),
      reason TEXT NOT NULL,
      until_at INTEGER,
      CHECK ((author IS NULL) = (kind = 'lapsed'))
    )
    """,
    "CREATE INDEX block_change_block ON block_change (block, id)",
    "ALTER TABLE conversation ADD COLUMN block_id INTEGER",
    "ALTER TABLE conversation ADD COLUMN block_ends TEXT",
  ]

  private static let queueTables = [
    """
    CREATE TABLE moderation_queue (
      message INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
      conversation INTEGER NOT NULL REFERENCES conversation (id),
      rank INTEGER NOT NULL,
      at INTEGER NOT NULL
    )
    """,
    "CREATE INDEX moderation_queue_worst ON moderation_queue (rank, at, message)",
    "CREATE INDEX moderation_queue_conversation ON moderation_queue (conversation)",
    """
    INSERT INTO moderation_queue (message, conversation, rank, at)
    SELECT f.message, f.conversation,
      min((CASE WHEN f.clause LIKE '%.c' THEN -10 WHEN f.clause LIKE '%.a' THEN -8 WHEN f.clause LIKE '%.e' THEN -7
        WHEN f.clause LIKE '%.d' THEN -6 WHEN f.clause LIKE '%.b' THEN -5 WHEN f.clause LIKE '%.h' THEN -4
        WHEN f.clause LIKE '%.i' OR f.clause LIKE '%.j' THEN -2 ELSE -3 END)
        * (CASE f.confidence WHEN 'high' THEN 3 WHEN 'medium' THEN 2 ELSE 1 END)), m.at
    FROM flag f JOIN message m ON m.id = f.message WHERE f.state = 'open' GROUP BY f.message, f.conversation, m.at
    """,
  ]
}
