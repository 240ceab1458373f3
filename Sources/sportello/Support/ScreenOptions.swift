import ArgumentParser
import Console
import Foundation

/// How the screen looks and speaks.
struct ScreenOptions: ParsableArguments {
  @Option(help: "The colours: dark, light, high-contrast, or a theme file. Default: SPORTELLO_THEME, else dark.")
  var theme: String?
  @Option(help: "The language of the screen: it or en. Default: by the locale.")
  var lang: String?

  /// The language of the screen.
  func language() throws -> Language {
    guard let lang else { return Language(environment: ProcessInfo.processInfo.environment) }
    switch lang {
    case "it": return .italian
    case "en": return .english
    default: throw Failure.cannotRun("--lang \(lang): the languages are it and en")
    }
  }

  /// The theme that a console starts with: the chosen one, or the program's own when its file has mistakes, which is then
  /// said on the screen.
  func theme(telling mishaps: inout [Mishap]) throws -> Theme {
    do {
      return try readTheme()
    } catch let error as ThemeError {
      mishaps.append(.theme(file: error.file, line: error.line))
      return try Theme.builtIn("dark")
    }
  }

  /// The theme: a file that is named, one of that name in the configuration, or one of the program's.
  ///
  /// - Throws: a failure that names the file, the line and the fix.
  func chosenTheme() throws -> Theme {
    do {
      return try readTheme()
    } catch let error as ThemeError {
      throw Failure.cannotRun("\(error)")
    }
  }

  private func readTheme() throws -> Theme {
    let name = theme ?? Site.environment("SPORTELLO_THEME") ?? "dark"
    if let path = Self.file(for: name) {
      let text = String(decoding: try InputFile.read(path, limit: 1 << 20), as: UTF8.self)
      let short = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
      return try Theme(parsing: text, name: short, file: path)
    }
    guard Theme.builtInNames.contains(name) else {
      throw Failure.cannotRun(
        "there is no theme '\(name)'; the program has \(Theme.builtInNames.joined(separator: ", ")), or name a file")
    }
    return try Theme.builtIn(name)
  }

  /// The file of a theme: the name itself, or that name in the user's or the machine's configuration.
  private static func file(for name: String) -> String? {
    let places = Site.places("themes/\(name).theme")
    let candidates = name.contains("/") || name.hasSuffix(".theme") ? [name] : places
    return candidates.first { FileManager.default.fileExists(atPath: $0) || $0 == name }
  }
}
