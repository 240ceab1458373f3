// Full text is where databases differ most: FTS5 here. PostgreSQL would keep a `tsvector` beside each row.
extension Dialect {
  /// What is searched of a message: its words, and the name of a document. Reactions and the texts before an edit stand
  /// in other rows and are not said any more; what the rules sent is the ruleset's text, the same each time, and would
  /// drown what people said; what was taken back was never said.
  ///
  /// - Parameter row: the row's name with a dot behind it, or nothing.
  static func isSearched(_ row: String = "") -> String {
    """
    \(row)line IN ('incoming', 'outgoing', 'note') AND (\(row)author IS NOT NULL OR \(row)kind IS NOT NULL) \
    AND (\(row)state IS NULL OR \(row)state <> 'withdrawn')
    """
  }

  /// The indices of words, which hold no text of their own. They are blind to case and accents; the first three letters
  /// of a word find it as fast as the whole. The name of a document comes out of the JSON beside its words, up to a
  /// quotation mark in it: SQLite's own reader of JSON may not stand in a schema that is not trusted.
  ///
  /// Part of a step that has left the house: literal text, whatever `isSearched` says later.
  static let searchTables = [
    #"""
    CREATE VIEW searched AS
    SELECT id, text, CASE WHEN kind = 'document' AND instr(detail, '"fileName":"') > 0
    THEN substr(substr(detail, instr(detail, '"fileName":"') + 12), 1, \#
    instr(substr(detail, instr(detail, '"fileName":"') + 12), '"') - 1) END AS file FROM message \#
    WHERE line IN ('incoming', 'outgoing', 'note') AND (author IS NOT NULL OR kind IS NOT NULL) \#
    AND (state IS NULL OR state <> 'withdrawn')
    """#,
    """
    CREATE VIRTUAL TABLE message_words USING fts5 (text, file, content = 'searched', content_rowid = 'id',
      tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3', columnsize = 0)
    """,
    """
    CREATE VIRTUAL TABLE citizen_words USING fts5 (profile_name, username, content = 'citizen', content_rowid = 'id',
      tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3', columnsize = 0)
    """,
  ]

  /// Takes a row's old words out of an index: it is told them, because it holds no text.
  static func leave(_ table: String, _ columns: String) -> String {
    let places = columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO \(table) (\(table), rowid, \(columns)) VALUES ('delete', ?, \(places))"
  }

  /// Forgets a trigger.
  static func dropTrigger(_ name: String) -> String { "DROP TRIGGER \(name)" }

  /// Rewrites so many pages of an index, without the words of what has left it; a negative number begins anew, with all
  /// of it. What is done when it changes less than two rows.
  static func rewrite(_ index: String, _ sql: SQL, pages: Int) throws -> Bool {
    let changed = { try sql.first("SELECT total_changes()") { try $0.integer() } ?? 0 }
    let before = try changed()
    try sql.execute("INSERT INTO \(index) (\(index), rank) VALUES ('merge', ?)", [pages])
    return try changed() - before < 2
  }

  /// Fills the indices with what the file holds.
  static let searchRebuild = [
    "INSERT INTO message_words (message_words) VALUES ('rebuild')",
    "INSERT INTO citizen_words (citizen_words) VALUES ('rebuild')",
  ]
}
