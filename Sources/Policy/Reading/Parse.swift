extension Ruleset {
  /// Reads a ruleset from the bytes of a file, as `parse(_:file:)` does. Bytes that are no UTF-8 are told with the line
  /// of the first; when this does not throw, they all are.
  ///
  /// - Throws: `RulesetError` with every problem of the file, each with its line, key and what was expected.
  public static func parse(bytes: some Collection<UInt8>, file: String) throws(RulesetError) -> Ruleset {
    if let line = YAMLGuard.malformedLine(bytes) {
      let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      let what = isWide ? "the file is UTF-16 text" : "here the file stops being UTF-8 text"
      throw RulesetError(problems: [
        RulesetProblem(file: file, line: line, key: "", problem: "\(what): save it again as UTF-8")
      ])
    }
    return try parse(String(decoding: bytes, as: UTF8.self), file: file)
  }

  /// The largest file that is read, in bytes of UTF-8.
  public static let sourceLimit = 1 << 20

  /// Reads a ruleset from YAML. Quotes around a value change nothing: `version: 2026` is the text, and `months: "12"` the
  /// number.
  ///
  /// - Parameters:
  ///   - yaml: the text of the file.
  ///   - file: the name that problems are told under.
  /// - Throws: `RulesetError` with every problem of the file, each with its line, key and what was expected.
  public static func parse(_ yaml: String, file: String) throws(RulesetError) -> Ruleset {
    let root = try NodeReader.tree(of: yaml, file: file, limit: sourceLimit)
    var reader = NodeReader(file: file, isRuleset: true)
    let ruleset = reader.ruleset(root)
    reader.judge(ruleset, root)
    if !reader.problems.isEmpty { throw RulesetError(problems: reader.inOrder) }
    return ruleset
  }
}
