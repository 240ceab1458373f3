/// The tables, by version. INTEGER stands for 64 bits throughout. A file made by an older version is brought up step by step; one made by a newer is refused.
enum Schema {
  /// The version this program knows.
  static let version = steps.count

  /// What each version added, from an empty file on. A step that has left the house is never changed.
  static let steps: [[String]] = [
    officeTables + citizenTables + messageTables + journalTables,
    searchTables,
    presenceTables,
    draftTables,
    sentKinds,
    ladderTables,
    bindingTables,
    dossierTables,
    linkTables,
    fileTables,
    outboxTables + templateTables,
    sentFiles,
    courtesyTables,
  ]

  /// Brings a file of a known version up to this one.
  static func upgrade(from found: Int, _ sql: SQL) throws {
    guard found < version else { return }
    for step in steps[max(0, found)...] {
      for statement in step { try sql.execute(statement) }
    }
    try Dialect.record(schema: version, sql)
  }

  /// What the municipality has decided: one row about the file, staff, rulesets, orders.
  private static let officeTables = [
    """
    CREATE TABLE file (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      kind TEXT NOT NULL CHECK (kind IN ('service', 'demo', 'seeded', 'training')),
      made_at INTEGER NOT NULL,
      made_by TEXT NOT NULL,
      office_version INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE staff (
      login TEXT NOT NULL PRIMARY KEY CHECK (login <> ''),
      name TEXT NOT NULL,
      roles TEXT NOT NULL,
      removed_at INTEGER
    )
    """,
    """
    CREATE TABLE ruleset (
      id \(Dialect.identity),
      name TEXT NOT NULL,
      version TEXT NOT NULL,
      digest TEXT NOT NULL,
      source TEXT NOT NULL,
      parsed TEXT NOT NULL,
      in_force_at INTEGER NOT NULL,
      made_by TEXT NOT NULL,
      made_at INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE hours_order (
      id \(Dialect.identity),
      act TEXT NOT NULL,
      reference TEXT NOT NULL,
      reason TEXT NOT NULL,
      author TEXT NOT NULL REFERENCES staff (login),
      made_at INTEGER NOT NULL,
      revoked_at INTEGER,
      revoked_by TEXT REFERENCES staff (login),
      revoked_reason TEXT,
      CHECK ((revoked_at IS NULL) = (revoked_by IS NULL) AND (revoked_at IS NULL) = (revoked_reason IS NULL))
    )
    """,
  ]

  /// The record of acts: digests chained, and triggers that refuse any change.
  private static let journalTables =
    [
      """
      CREATE TABLE journal (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        actor TEXT NOT NULL,
        verb TEXT NOT NULL,
        conversation INTEGER,
        message INTEGER,
        clause TEXT,
        about TEXT,
        digest \(Dialect.bytes) NOT NULL CHECK (length(digest) = 32)
      )
      """
    ] + Dialect.journalGuards
}
