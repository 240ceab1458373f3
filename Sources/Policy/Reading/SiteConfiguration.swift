/// What an administrator writes once for a machine, in `/etc/sportello/sportello.yaml`, and a user for themselves, in
/// `~/.config/sportello/sportello.yaml`, where the desk's file may be left out.
public struct SiteConfiguration: Equatable, Sendable {
  /// The desk's file.
  public var database: String?
  /// The program that opens addresses and files; it gets one argument.
  public var openWith: String?
  /// The characters of the terminals' fonts: `full`, `simple` or `ascii`.
  public var charset: String?
  /// Whether the console listens to the mouse.
  public var mouse: Bool?
  /// The dictionary that spells answers: a name such as `it_IT`, or the path of its files without their endings.
  public var dictionary: String?

  /// Makes a configuration.
  public init(
    database: String? = nil, openWith: String? = nil, charset: String? = nil, mouse: Bool? = nil,
    dictionary: String? = nil
  ) {
    (self.database, self.openWith, self.charset, self.mouse) = (database, openWith, charset, mouse)
    self.dictionary = dictionary
  }

  /// Reads the configuration.
  ///
  /// - Parameters:
  ///   - file: its name, for the errors.
  ///   - isUsers: whether it is a user's own.
  /// - Throws: every problem, with line, key and suggestion.
  public static func parse(
    _ yaml: String, file: String, isUsers: Bool = false
  ) throws(RulesetError) -> SiteConfiguration {
    let root = try NodeReader.tree(of: yaml, file: file, limit: 1 << 16)
    var reader = NodeReader(file: file)
    let section = reader.section(
      .init(node: root, path: "", line: 1), required: isUsers ? [] : ["database"],
      optional: ["database", "open-with", "charset", "mouse", "dictionary"])
    let database = section.entries["database"].map { reader.text($0) }
    let openWith = section.entries["open-with"].map { entry in
      let program = reader.text(entry)
      if program.hasPrefix("-") { reader.report("expected the name or the path of a program", at: entry) }
      return program
    }
    let charset = section.entries["charset"].map { entry in
      let word = reader.text(entry)
      let known = ["full", "simple", "ascii"]
      if !known.contains(word) { reader.report("expected \(known.joined(separator: ", "))", at: entry) }
      return word
    }
    let mouse = section.entries["mouse"].map { _ in reader.flag(section, "mouse") }
    let dictionary = section.entries["dictionary"].map { entry in
      let name = reader.text(entry)
      let isName =
        !name.hasPrefix("-") && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-".contains($0)) }
      if !isName, !name.hasPrefix("/") { reader.report("expected a dictionary's name, as it_IT, or a path", at: entry) }
      return name
    }
    guard reader.inOrder.isEmpty else { throw RulesetError(problems: reader.inOrder) }
    return SiteConfiguration(
      database: database, openWith: openWith, charset: charset, mouse: mouse, dictionary: dictionary)
  }
}
