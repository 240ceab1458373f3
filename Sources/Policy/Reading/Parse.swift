import Yams

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
    let root = try compose(yaml, file: file)
    var reader = NodeReader(file: file)
    let ruleset = reader.ruleset(root)
    reader.judge(ruleset, root)
    if !reader.problems.isEmpty { throw RulesetError(problems: reader.inOrder) }
    return ruleset
  }

  /// The tree of the YAML, after the checks that keep a hostile file from costing more than its size.
  private static func compose(_ yaml: String, file: String) throws(RulesetError) -> Node {
    func refusal(_ problem: String, line: Int = 0) -> RulesetError {
      RulesetError(problems: [RulesetProblem(file: file, line: line, key: "", problem: problem)])
    }
    guard yaml.utf8.count <= sourceLimit else { throw refusal("larger than \(sourceLimit) bytes") }
    if let line = YAMLGuard.anchorLine(yaml) {
      throw refusal("anchors (&name) are not taken: write the value out", line: line)
    }
    if let line = YAMLGuard.deepLine(yaml) {
      throw refusal("nested more than \(YAMLGuard.depthLimit) deep", line: line)
    }
    do {
      guard let root = try Yams.compose(yaml: yaml) else { throw refusal("the file is empty") }
      return root
    } catch let error as RulesetError {
      throw error
    } catch let error as YamlError {
      let (line, problem) = YAMLGuard.explain(error)
      throw refusal(problem, line: line)
    } catch {
      throw refusal("no YAML: \(error)")
    }
  }
}
