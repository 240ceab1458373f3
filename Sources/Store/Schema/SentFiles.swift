extension Schema {
  /// The files of messages of ours stand in the table of files too: whether anything names a file is one look into an
  /// index. What a message of ours names is 64 letters behind a key; what is deleted has the same words in its seal.
  static let sentFiles = [
    """
    INSERT INTO media_file (message, source, sort, state, next_at, wanted_at, digest)
    SELECT id, '', kind, 'kept', at, at, substr(detail, instr(detail, '"sha256":"') + 10, 64) FROM message
    WHERE line = 'outgoing' AND kind IN ('image', 'video', 'audio', 'document', 'sticker')
    AND \(isDigest("detail"))
    """,
    """
    INSERT INTO media_file (message, source, sort, state, next_at, wanted_at, digest)
    SELECT m.id, '', m.kind, 'kept', m.at, m.at, substr(s.content, instr(s.content, '"sha256":"') + 10, 64)
    FROM sealed s JOIN message m ON m.id = s.message
    WHERE m.line = 'outgoing' AND m.kind IN ('image', 'video', 'audio', 'document', 'sticker')
    AND \(isDigest("s.content"))
    """,
  ]

  /// Whether a text of JSON names a digest of 64 letters.
  private static func isDigest(_ text: String) -> String {
    """
    instr(\(text), '"sha256":"') > 0 AND substr(\(text), instr(\(text), '"sha256":"') + 74, 1) = '"'
    AND instr(substr(\(text), instr(\(text), '"sha256":"') + 10, 64), '"') = 0
    """
  }
}
