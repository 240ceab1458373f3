/// What an administrator writes once for a machine, in `/etc/sportello/sportello.yaml`.
public struct SiteConfiguration: Equatable, Sendable {
  /// The desk's file.
  public var database: String

  /// Reads the configuration.
  ///
  /// - Parameter file: its name, for the errors.
  /// - Throws: every problem, with line, key and suggestion.
  public static func parse(_ yaml: String, file: String) throws(RulesetError) -> SiteConfiguration {
    let root = try NodeReader.tree(of: yaml, file: file, limit: 1 << 16)
    var reader = NodeReader(file: file)
    let section = reader.section(.init(node: root, path: "", line: 1), required: ["database"])
    let database = reader.text(section, "database")
    guard reader.inOrder.isEmpty else { throw RulesetError(problems: reader.inOrder) }
    return SiteConfiguration(database: database)
  }
}
