/// Whether the spelling is checked, as a settings file says it: `ortografia = on`.
public enum SpellingSetting {
  /// Reads a line; nil for one about something else.
  ///
  /// - Throws: `SettingError` for a word that means nothing.
  public static func wanted(in line: some StringProtocol) throws(SettingError) -> Bool? {
    let parts = line.prefix { $0 != "#" }.split(separator: "=").map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    guard parts.count == 2, names.contains(parts[0]) else { return nil }
    switch parts[1].lowercased() {
    case "on", "si", "sì", "yes": return true
    case "off", "no": return false
    case _: throw SettingError()
    }
  }

  /// What it is called in either language.
  public static let names = ["ortografia", "spelling"]

  /// The line that says it.
  public static func line(_ isWanted: Bool) -> String { "ortografia = \(isWanted ? "on" : "off")" }
}
