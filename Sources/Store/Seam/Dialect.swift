import GRDB

/// What SQLite says differently from PostgreSQL, all in one place.
enum Dialect {
  /// `SPTL`: by this the file is known as ours.
  static let applicationID: Int64 = 0x5350_544C

  /// A key that is given by the database and never given twice, not even after its row is gone: the journal speaks of
  /// rows by number.
  static let identity = "INTEGER PRIMARY KEY AUTOINCREMENT"

  /// Seconds a statement waits for another process's commit before it gives up.
  static let patienceSeconds = 5

  /// Seconds it waits while another process brings a large old file up to date.
  static let patienceForUpgradeSeconds = 600

  /// Makes a connection wait so long from then on.
  static func wait(atMost seconds: Int, _ sql: SQL) throws {
    try sql.execute("PRAGMA busy_timeout = \(seconds * 1_000)")
  }

  /// What each connection needs before its first statement.
  ///
  /// FULL makes an answer given to WhatsApp or a sent message outlive a power cut; `secure_delete` overwrites what is
  /// erased; an untrusted schema may not call functions with side effects. The log is brought into the file every 16 MB:
  /// rows of a thousand chats touch the same pages of the indexes again and again.
  static let settings = [
    "PRAGMA synchronous = FULL", "PRAGMA secure_delete = ON", "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -1600",
    "PRAGMA wal_autocheckpoint = 4000",
  ]

  /// What a new file needs once, outside any transaction.
  static let foundation = ["PRAGMA journal_mode = WAL"]

  /// For a file that is thrown away when its program ends: nothing in it has to outlive a power cut.
  static let throwAway = ["PRAGMA synchronous = OFF"]

  /// Whether the file has its foundation. Copies lose it: SQLite writes them without a log, and then whoever reads keeps
  /// everybody from writing.
  static func hasLog(_ sql: SQL) throws -> Bool {
    try sql.first("PRAGMA journal_mode") { try $0.text() } == "wal"
  }

  /// What makes a new file fill faster, outside any transaction: nothing in it is lost that could not be made again, and
  /// the rows come from the same rules as ever. A list of words in a CHECK alone costs half of entering a message.
  static let haste = [
    "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "PRAGMA secure_delete = OFF",
    "PRAGMA cache_size = -400000", "PRAGMA foreign_keys = OFF", "PRAGMA ignore_check_constraints = ON",
  ]

  /// Brings back what `haste` took away.
  static let leisure = foundation + settings + ["PRAGMA foreign_keys = ON", "PRAGMA ignore_check_constraints = OFF"]

  /// Drops the indexes of some tables but those named, and gives the statements that make them again: rows that are
  /// entered by the million are indexed faster when they are all there.
  static func setAside(from tables: [String], except kept: [String], _ sql: SQL) throws -> [String] {
    let indexes = try sql.query(
      "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ) { row in (name: try row.text(), table: try row.text(), making: try row.text()) }
    let aside = indexes.filter { tables.contains($0.table) && !kept.contains($0.name) }
    for index in aside { try sql.execute("DROP INDEX \(index.name)") }
    return aside.map(\.making)
  }

  /// Brings everything into the file itself, durably.
  static let settle = "PRAGMA wal_checkpoint(TRUNCATE)"

  /// The same, and whether it was all brought in: not while somebody reads an older state.
  static func emptyLog(_ sql: SQL) throws -> Bool { try sql.first(settle) { try $0.integer() } == 0 }

  /// As `emptyLog`, but the log keeps its length: the next write begins in its place.
  static func carryLogOver(_ sql: SQL) throws -> Bool {
    try sql.first("PRAGMA wal_checkpoint(RESTART)") { try $0.integer() } == 0
  }

  /// Marks the file as ours.
  static func sign(_ sql: SQL) throws { try sql.execute("PRAGMA application_id = \(applicationID)") }

  /// 32 random bytes.
  static let randomKey = "randomblob(32)"

  /// A column of bytes.
  static let bytes = "BLOB"

  /// Refuses changes to the journal: it only grows.
  static let journalGuards = ["UPDATE", "DELETE"].map { act in
    """
    CREATE TRIGGER journal_never_\(act.lowercased()) BEFORE \(act) ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END
    """
  }

  /// By which application the file was made, and with which schema.
  static func identify(_ sql: SQL) throws -> (application: Int64, schema: Int) {
    let application = try sql.first("PRAGMA application_id") { try $0.integer() }
    let schema = try sql.first("PRAGMA user_version") { try $0.int() }
    return (application ?? 0, schema ?? 0)
  }

  /// Writes the number of the schema that the file now has.
  static func record(schema: Int, _ sql: SQL) throws { try sql.execute("PRAGMA user_version = \(schema)") }

  /// What the database finds wrong with the file by its own rules: keys that lead nowhere, rows that break a CHECK,
  /// indexes that disagree with their tables. It reads everything.
  static func complaints(_ sql: SQL) throws -> [String] {
    let found = try sql.query("PRAGMA integrity_check") { try $0.text() }
    let lost = try sql.query("PRAGMA foreign_key_check") { try $0.text() }
    return found.filter { $0 != "ok" } + lost.map { "a key of \($0) leads nowhere" }
  }

  /// Writes what is committed to a new file.
  static func copy(to path: String, _ sql: SQL) throws { try sql.execute("VACUUM INTO ?", [path]) }
}
