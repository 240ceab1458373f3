import Policy

/// The themes that the program carries in itself, from the files in `themes/`.
extension Theme {
  /// Their names, the one that is used when nobody chooses first.
  public static let builtInNames = ["dark", "light", "high-contrast"]

  /// A theme of the program by its name.
  ///
  /// - Throws: when there is none of that name; the names that there are.
  public static func builtIn(_ name: String) throws(ThemeError) -> Theme {
    guard let text = EmbeddedThemes.all[name] else {
      let names = builtInNames.joined(separator: ", ")
      let advice = nearest(to: name, among: builtInNames).map { "did you mean \"\($0)\"?" } ?? "there are \(names)"
      throw ThemeError(file: name, line: nil, problem: "no such theme; " + advice)
    }
    return try Theme(parsing: text, name: name, file: "themes/\(name).theme")
  }

  /// The terminal's own colours for everything: what is left when no theme can be read.
  public static let bare = Theme(
    name: "bare", rich: [.selected: Style(emphasis: .reverse), .heading: Style(emphasis: .bold)],
    basic: [.selected: Style(emphasis: .reverse), .heading: Style(emphasis: .bold)])
}
