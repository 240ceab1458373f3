extension Schema {
  /// What full-text search needs besides the indices of words, see `Dialect+Search`.
  ///
  /// `message_change` and `citizen_change` note whose words changed and what the index still has of them; `SearchIndex`
  /// brings the index up to date before the same transaction ends. A trigger may not write an index itself where the
  /// schema is not trusted, but it misses no change, whoever makes it.
  ///
  /// `message_span` tells for each block of message numbers between which instants its messages lie. Numbers follow the
  /// order of arrival, which is nearly that of the instants but for imported chats: with the spans a search by dates
  /// looks only at the blocks that can hold an answer, and misses none, whatever the clock did.
  ///
  /// All of it is text of its own: what reads the tables may change, what is in the files of the house does not.
  static let searchTables =
    Dialect.searchTables + [
      "CREATE TABLE message_change (id INTEGER PRIMARY KEY, was INTEGER NOT NULL, text TEXT, file TEXT)",
      "CREATE TABLE citizen_change (id INTEGER PRIMARY KEY, was INTEGER NOT NULL, profile_name TEXT, username TEXT)",
      """
      CREATE TABLE message_span (
        block INTEGER PRIMARY KEY,
        first_at INTEGER NOT NULL,
        last_at INTEGER NOT NULL CHECK (first_at <= last_at)
      )
      """,
      "CREATE INDEX flag_clause ON flag (clause, message)",
      "CREATE INDEX message_kind ON message (kind, id) WHERE line = 'incoming' AND kind <> 'text'",
      "CREATE INDEX conversation_labels ON conversation (labels, id) WHERE labels IS NOT NULL",
    ] + searchFilling + searchTriggers.map(\.text)

  /// Messages in a block of `message_span`, as the tables were filled.
  static let spanBlock = 1024

  /// Fills what search needs with what the file holds.
  private static let searchFilling =
    Dialect.searchRebuild + [
      """
      INSERT INTO message_span (block, first_at, last_at)
      SELECT id / 1024, min(at), max(at) FROM message GROUP BY id / 1024
      """
    ]

  /// Keeps it right from then on. Only the first change of a row in a transaction is noted: it tells what the index has.
  /// The ticks of a message, which change often, are none.
  private static let searchTriggers: [(name: String, text: String)] = [
    ("message_added", "AFTER INSERT ON message BEGIN \(noteMessage("new", was: "0")); END"),
    (
      "message_changed",
      """
      AFTER UPDATE OF text, detail, state ON message
      WHEN new.text IS NOT old.text OR new.detail IS NOT old.detail
        OR (new.state = 'withdrawn') IS NOT (old.state = 'withdrawn')
      BEGIN \(noteMessage("old", was: wasSearched)); END
      """
    ),
    ("message_gone", "AFTER DELETE ON message BEGIN \(noteMessage("old", was: wasSearched)); END"),
    ("citizen_added", "AFTER INSERT ON citizen BEGIN \(noteCitizen("new", was: "0")); END"),
    (
      "citizen_changed",
      """
      AFTER UPDATE OF profile_name, username ON citizen
      WHEN new.profile_name IS NOT old.profile_name OR new.username IS NOT old.username
      BEGIN \(noteCitizen("old", was: "1")); END
      """
    ),
    ("citizen_gone", "AFTER DELETE ON citizen BEGIN \(noteCitizen("old", was: "1")); END"),
    (
      "message_spanned",
      """
      AFTER INSERT ON message
      BEGIN
        INSERT INTO message_span (block, first_at, last_at) VALUES (new.id / 1024, new.at, new.at)
        ON CONFLICT (block) DO UPDATE SET first_at = min(first_at, new.at), last_at = max(last_at, new.at);
      END
      """
    ),
  ].map { (name: $0.0, text: "CREATE TRIGGER \($0.0) \($0.1)") }

  /// Whether the row as it was stands in the index.
  private static let wasSearched = """
    old.line IN ('incoming', 'outgoing', 'note') AND (old.author IS NOT NULL OR old.kind IS NOT NULL) \
    AND (old.state IS NULL OR old.state <> 'withdrawn')
    """

  /// The name of a document, out of the JSON beside its words.
  private static func fileName(_ row: String) -> String {
    let (key, detail) = (#""fileName":""#, "\(row).detail")
    let rest = "substr(\(detail), instr(\(detail), '\(key)') + 12)"
    return """
      CASE WHEN \(row).kind = 'document' AND instr(\(detail), '\(key)') > 0
      THEN substr(\(rest), 1, instr(\(rest), '"') - 1) END
      """
  }

  private static func noteMessage(_ row: String, was: String) -> String {
    """
    INSERT INTO message_change (id, was, text, file)
    VALUES (\(row).id, \(was), \(row).text, \(fileName(row))) ON CONFLICT (id) DO NOTHING
    """
  }

  private static func noteCitizen(_ row: String, was: String) -> String {
    """
    INSERT INTO citizen_change (id, was, profile_name, username)
    VALUES (\(row).id, \(was), \(row).profile_name, \(row).username) ON CONFLICT (id) DO NOTHING
    """
  }

  /// Leaves search alone while a history is written, which would set it off with each line.
  static func holdSearch(_ sql: SQL) throws {
    for trigger in searchTriggers { try sql.execute(Dialect.dropTrigger(trigger.name)) }
  }

  /// Fills search with the whole history at once, and keeps it right from then on.
  static func resumeSearch(_ sql: SQL) throws {
    for statement in searchFilling + searchTriggers.map(\.text) { try sql.execute(statement) }
  }
}
