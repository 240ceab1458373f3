extension Ruleset {
  /// The largest file that is read, in bytes of UTF-8.
  public static let sourceLimit = 1 << 20

  /// Reads a ruleset from YAML.
  ///
  /// - Parameters:
  ///   - yaml: the text of the file.
  ///   - file: the name that problems are told under.
  /// - Throws: `RulesetError` with every problem of the file, each with its line, key and what was expected.
  public static func parse(_ yaml: String, file: String) throws(RulesetError) -> Ruleset {
    let root = try NodeReader.tree(of: yaml, file: file, limit: sourceLimit)
    var reader = NodeReader(file: file)
    let ruleset = reader.ruleset(root)
    reader.judge(ruleset, root)
    if !reader.problems.isEmpty { throw RulesetError(problems: reader.inOrder) }
    return ruleset
  }
}
