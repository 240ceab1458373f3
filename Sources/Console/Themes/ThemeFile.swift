import Policy

/// What is wrong in a theme file, and where.
public struct ThemeError: Error, Equatable, CustomStringConvertible {
  /// The file as the user named it.
  public let file: String
  /// Line from 1; nil when it is the file as a whole.
  public let line: Int?
  /// What is wrong and what to write instead.
  public let problem: String

  /// `file:line: problem`
  public var description: String {
    [file, line.map(String.init), " " + problem].compactMap { $0 }.joined(separator: ":")
  }
}

/// Theme files: one line for each role,
/// `role: foreground on background bold | foreground on background bold`, where what stands after the bar is for
/// terminals of 8 and 16 colours. `#` with a blank after it begins a comment.
extension Theme {
  /// The theme that a file describes.
  ///
  /// - Throws: the first mistake, with its line and a suggestion, or the roles that are missing.
  public init(parsing text: String, name: String, file: String) throws(ThemeError) {
    var (rich, basic): ([Role: Style], [Role: Style]) = ([:], [:])
    for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = ThemeLine(words: ThemeLine.words(raw), file: file, number: index + 1)
      guard !line.words.isEmpty else { continue }
      let role = try line.role()
      guard rich[role] == nil else { throw line.error("\(role.name) stands twice; leave one of the two lines out") }
      let styles = try line.styles()
      rich[role] = styles.rich
      basic[role] = styles.basic
    }
    let missing = Role.allCases.filter { rich[$0] == nil }.map(\.name)
    guard missing.isEmpty else {
      let list = missing.joined(separator: ", ")
      throw ThemeError(file: file, line: nil, problem: "no line for: \(list); add one for each")
    }
    self.init(name: name, rich: rich, basic: basic)
  }
}

/// One line of a theme file, cut into words.
private struct ThemeLine {
  let words: [String]
  let file: String
  let number: Int

  private static let emphases: [(name: String, emphasis: Emphasis)] = [
    ("bold", .bold), ("italic", .italic), ("underline", .underline), ("dim", .dim), ("reverse", .reverse),
  ]

  /// The words before a comment: a `#` that stands alone or begins the line.
  static func words(_ raw: Substring) -> [String] {
    let words = raw.split { $0 == " " || $0 == "\t" || $0 == "\r" }.prefix(40).map { String($0.prefix(80)) }
    if let first = words.first, first.hasPrefix("#") { return [] }
    return Array(words.prefix { $0 != "#" })
  }

  func error(_ problem: String) -> ThemeError { ThemeError(file: file, line: number, problem: problem) }

  func role() throws(ThemeError) -> Role {
    guard let first = words.first, first.hasSuffix(":") else {
      throw error("expected \"role: colour on colour\", such as \"plain: #d0d0d0 on #1c1c1c\"")
    }
    let name = String(first.dropLast())
    if let role = Role.named(name) { return role }
    let names = Role.allCases.map(\.name)
    let advice = nearest(to: name, among: names).map { "did you mean \"\($0)\"?" }
    throw error("unknown role \"\(name)\"; " + (advice ?? "the roles are " + names.joined(separator: ", ")))
  }

  func styles() throws(ThemeError) -> (rich: Style, basic: Style) {
    let parts = words.dropFirst().split(separator: "|", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first, !first.isEmpty else {
      throw error("expected a style, and at most one more after \"|\" for terminals of 8 and 16 colours")
    }
    let rich = try style(Array(first))
    return (rich, parts.count == 2 ? try style(Array(parts[1])) : rich)
  }

  private func style(_ words: [String]) throws(ThemeError) -> Style {
    var style = Style()
    var rest = words[...]
    if let word = rest.first, word != "on", emphasis(word) == nil {
      style.foreground = try colour(word)
      rest = rest.dropFirst()
    }
    if rest.first == "on" {
      guard let word = rest.dropFirst().first else { throw error("expected a colour after \"on\"") }
      style.background = try colour(word)
      rest = rest.dropFirst(2)
    }
    for word in rest {
      guard let found = emphasis(word) else { throw unknownWord(word) }
      style.emphasis.insert(found)
    }
    return style
  }

  private func emphasis(_ word: String) -> Emphasis? { ThemeLine.emphases.first { $0.name == word }?.emphasis }

  private func unknownWord(_ word: String) -> ThemeError {
    let names = ThemeLine.emphases.map(\.name)
    let advice = nearest(to: word, among: names).map { "did you mean \"\($0)\"?" }
    let list = names.joined(separator: ", ")
    return error("unknown word \"\(word)\"; " + (advice ?? "after the colours may stand " + list))
  }

  private func colour(_ word: String) throws(ThemeError) -> Colour {
    if let colour = Colour(word) { return colour }
    if word.hasPrefix("#") { throw error("\"\(word)\" is no colour; write # and six hexadecimal digits") }
    let advice = nearest(to: word, among: Colour.names + ["default"]).map { "did you mean \"\($0)\"?" }
    throw error("unknown colour \"\(word)\"; " + (advice ?? "write #rrggbb, default, or a name such as bright-blue"))
  }
}
