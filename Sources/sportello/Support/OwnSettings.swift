import Console
import Foundation

/// What an operator has chosen once for all: `~/.config/sportello/settings`, over `/etc/sportello/settings`. One choice a
/// line, `invio = a-capo`; `#` begins a comment, and lines of other versions are left alone.
struct OwnSettings {
  /// Bytes at most.
  private static let limit = 1 << 16

  /// What Enter does; nil when nobody has said.
  private(set) var enterKey: EnterKey?
  /// Whether the spelling is checked; nil when nobody has said.
  private(set) var isSpellingChecked: Bool?
  /// What is wrong with a file, as the screen tells it.
  private(set) var mishaps: [Mishap] = []

  /// Reads the machine's settings, then the user's, which have the last word.
  init() {
    for path in Site.places("settings").reversed() where FileManager.default.fileExists(atPath: path) {
      guard let bytes = try? InputFile.read(path, limit: Self.limit) else {
        mishaps.append(.settings(file: path, line: nil))
        continue
      }
      let lines = String(decoding: bytes, as: UTF8.self).split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for (index, line) in lines.enumerated() {
        do {
          if let found = try EnterKey.setting(in: line) { enterKey = found }
          if let found = try SpellingSetting.wanted(in: line) { isSpellingChecked = found }
        } catch {
          mishaps.append(.settings(file: path, line: index + 1))
        }
      }
    }
  }

  /// Writes into the user's file what Enter does, and leaves all other lines as they are.
  ///
  /// - Throws: what the system says when the file cannot be written.
  static func keep(_ enterKey: EnterKey) throws {
    try keep(enterKey.line, inPlaceOf: ["invio", "enter-key"])
  }

  /// Writes into the user's file whether the spelling is checked, and leaves all other lines as they are.
  ///
  /// - Throws: what the system says when the file cannot be written.
  static func keep(spelling isChecked: Bool) throws {
    try keep(SpellingSetting.line(isChecked), inPlaceOf: SpellingSetting.names)
  }

  private static func keep(_ own: String, inPlaceOf names: [String]) throws {
    let path = Site.places("settings")[0]
    let folder = (path as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var lines: [Substring] = []
    if FileManager.default.fileExists(atPath: path) {
      let text = String(decoding: try InputFile.read(path, limit: limit), as: UTF8.self)
      lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      while lines.last?.isEmpty == true { lines.removeLast() }
    }
    lines.removeAll { line in
      let name = line.prefix { $0 != "=" }.trimmingCharacters(in: .whitespaces)
      return line.contains("=") && names.contains(name)
    }
    let text = (lines + [Substring(own)]).joined(separator: "\n") + "\n"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
