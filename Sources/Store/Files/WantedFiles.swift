import Desk
import Foundation

/// A file of a citizen's message that is to be fetched.
public struct WantedFile: Equatable, Sendable {
  /// The message.
  public var message: MessageID
  /// The carrier's id for it, or its address.
  public var source: String
  /// The digest that the message claims, in lower-case hexadecimal; nil where it claims none that can be one.
  public var claimed: String?
  /// What sort of file it is said to be.
  public var sort: Media.Sort
  /// How often it was tried.
  public var attempts: Int
  /// Since when it is wanted.
  public var wantedAt: Date
}

extension Store {
  /// Files that are to be fetched now, those that wait longest first.
  public func wantedFiles(at now: Date, limit: Int) throws(StoreFault) -> [WantedFile] {
    try connection.read("looking for files to fetch") { sql in
      try sql.query(
        """
        SELECT message, source, claimed, sort, attempts, wanted_at FROM media_file
        WHERE state = 'wanted' AND next_at <= ? ORDER BY next_at, message LIMIT ?
        """, [now, max(0, limit)]
      ) { row in
        WantedFile(
          message: try row.id(), source: try row.text(), claimed: row.optionalText(),
          sort: Media.Sort(rawValue: try row.text()) ?? .document, attempts: try row.int(), wantedAt: try row.instant())
      }
    }
  }

  /// When the next file is to be fetched; nil when none is.
  public func nextWantedFile() throws(StoreFault) -> Date? {
    try connection.read("looking for files to fetch") { sql in
      try sql.first("SELECT next_at FROM media_file WHERE state = 'wanted' ORDER BY next_at LIMIT 1") {
        try $0.instant()
      }
    }
  }

  /// Notes that a file could not be fetched yet.
  public func postpone(_ file: WantedFile, until next: Date) throws(StoreFault) {
    try connection.write("putting a file off") { sql in
      try sql.execute(
        "UPDATE media_file SET attempts = attempts + 1, next_at = ? WHERE message = ? AND state = 'wanted'",
        [next, file.message])
    }
  }

  /// Notes that a file will not come.
  public func giveUp(_ file: WantedFile, because loss: FileLoss) throws(StoreFault) {
    try connection.write("giving a file up") { sql in
      try sql.execute(
        "UPDATE media_file SET state = 'lost', trouble = ?, source = '' WHERE message = ? AND state = 'wanted'",
        [loss.rawValue, file.message])
    }
  }

  /// Notes that a file lies beside the desk's file: from now on the message tells what it is and not what was claimed. A
  /// message whose text a person deleted in the meantime stays as it is.
  ///
  /// - Parameter mimeType: its type by its bytes; nil where they do not tell.
  public func record(_ kept: KeptFile, of file: WantedFile, mimeType: String?) throws(StoreFault) {
    try connection.write("recording a fetched file") { sql in
      try sql.execute(
        "UPDATE media_file SET state = 'kept', digest = ?, source = '' WHERE message = ? AND state = 'wanted'",
        [kept.digest, file.message])
      let detail = try sql.first("SELECT detail FROM message WHERE id = ?", [file.message]) { row in
        try row.optionalJSON() as Content?
      }
      guard case .media(var media)?? = detail else { return }
      (media.sha256, media.bytes) = (kept.digest, kept.bytes)
      if let mimeType { media.mimeType = mimeType }
      try sql.execute(
        "UPDATE message SET detail = ? WHERE id = ?", [try Content.media(media).jsonText(), file.message])
    }
  }
}

/// The table of files, for whoever is inside a transaction.
struct FileTable {
  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// Notes that the file of an arrival is to be fetched; one without a name cannot be.
  func want(_ content: Content, of message: MessageID, at now: Date) throws {
    guard case .media(let media) = content, let source = media.id, source.utf8.count <= 4096 else { return }
    try sql.execute(
      """
      INSERT INTO media_file (message, source, claimed, sort, state, next_at, wanted_at)
      VALUES (?, ?, ?, ?, 'wanted', ?, ?)
      """, [message, source, media.digest, media.sort.rawValue, now, now])
  }

  /// Notes the file of a message of ours, which lies beside the desk's file already.
  func keep(_ content: Content?, of message: MessageID, at now: Date) throws {
    guard case .media(let media)? = content, let digest = media.digest else { return }
    try sql.execute(
      """
      INSERT INTO media_file (message, source, sort, state, next_at, wanted_at, digest)
      VALUES (?, '', ?, 'kept', ?, ?, ?)
      """, [message, media.sort.rawValue, now, now, digest])
  }

  /// What keeps a message's file from being opened; nil where it is kept, or where none was ever named.
  func state(of message: MessageID) throws -> FileState? {
    try sql.first("SELECT state, trouble FROM media_file WHERE message = ?", [message]) { row -> FileState? in
      switch try row.text() {
      case "wanted": .wanted
      case "lost": .lost(row.optionalText().flatMap(FileLoss.init(rawValue:)) ?? .gone)
      default: nil
      }
    } ?? nil
  }

  /// The digests of a message's file: the one fetched, and the one that its deleted content names.
  func digests(of message: MessageID, content: Content?) throws -> Set<String> {
    let fetched = try sql.query("SELECT digest FROM media_file WHERE message = ? AND digest IS NOT NULL", [message]) {
      try $0.text()
    }
    guard case .media(let media)? = content, let named = media.digest else {
      return Set(fetched)
    }
    return Set(fetched).union([named])
  }

  /// Forgets the file of a message.
  func forget(_ message: MessageID) throws { try sql.execute("DELETE FROM media_file WHERE message = ?", [message]) }

  /// Whether anything in the desk's file still speaks of a file: another message's, sent or received, or a deleted one
  /// whose term runs.
  func isNamed(_ digest: String) throws -> Bool {
    try sql.holds("SELECT 1 FROM media_file WHERE digest = ?", [digest])
  }
}
