import Yams

extension NodeReader {
  /// The tree of a YAML text, after the checks that keep a hostile file from costing more than its size.
  ///
  /// - Parameter limit: the largest text that is read, in bytes of UTF-8.
  /// - Throws: `RulesetError` with the one problem that keeps the text from being read at all.
  package static func tree(of yaml: String, file: String, limit: Int) throws(RulesetError) -> Node {
    func refusal(_ problem: String, line: Int = 0) -> RulesetError {
      RulesetError(problems: [RulesetProblem(file: file, line: line, key: "", problem: problem)])
    }
    guard yaml.utf8.count <= limit else { throw refusal("larger than \(limit) bytes") }
    if let (line, name) = YAMLGuard.controlLine(yaml) {
      throw refusal("holds the control character \(name), which YAML does not take: delete it", line: line)
    }
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
      let (line, problem) = YAMLGuard.explain(error, in: yaml)
      throw refusal(problem, line: line)
    } catch {
      throw refusal("no YAML: \(error)")
    }
  }
}
