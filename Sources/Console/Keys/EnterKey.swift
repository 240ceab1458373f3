import Desk

/// What Enter does while one writes; Ctrl-J does the other. The words are those of `:invio` and of the settings' file.
public enum EnterKey: String, CaseIterable, Sendable {
  /// Enter sends, as on the telephone.
  case sends = "manda"
  /// Enter makes a new line, as in a letter.
  case breaks = "a-capo"

  /// The English word.
  var english: String {
    switch self {
    case .sends: "sends"
    case .breaks: "new-line"
    }
  }

  /// What a word of either language means.
  init?(word: String) {
    guard let found = Self.allCases.first(where: { $0.rawValue == word || $0.english == word }) else { return nil }
    self = found
  }

  /// Reads a line of a settings file, `invio = a-capo`; nil for a line about something else.
  ///
  /// - Throws: `SettingError` for a word that means nothing.
  public static func setting(in line: some StringProtocol) throws(SettingError) -> EnterKey? {
    let line = line.prefix { $0 != "#" }
    let parts = line.split(separator: "=").map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    guard parts.count == 2, parts[0] == "invio" || parts[0] == "enter-key" else { return nil }
    guard let key = EnterKey(word: parts[1]) else { throw SettingError() }
    return key
  }

  /// The line that says it in a settings file.
  public var line: String { "invio = \(rawValue)" }
}

/// A setting whose value means nothing.
public struct SettingError: Error {}

extension ConsoleState {
  /// Lets Enter do that from now on, and Ctrl-J the other, wherever keys are told too.
  public mutating func use(_ enter: EnterKey) {
    let (first, second): (Command, Command) =
      switch enter {
      case .sends: (.send, .newline)
      case .breaks: (.newline, .send)
      }
    let keys = phrases.keys.binding([
      KeyBinding(focus: .composer, key: .enter, command: first),
      KeyBinding(focus: .composer, key: .control("j"), command: second),
    ])
    phrases = Phrases(phrases.language, keys: keys)
    sayListsAnew()
  }

  /// Whether what is chosen here counts the next time too: a demonstration keeps nothing.
  var keepsPreferences: Bool {
    switch file {
    case .demo: false
    case .service, .seeded, .training: true
    }
  }

  /// Says what Enter does, or changes it: `:invio a-capo`. A demonstration keeps nothing, so there it counts until the end.
  mutating func changeEnterKey(_ argument: String?) -> [Effect] {
    guard let enter = (argument?.firstWord?.word.lowercased()).flatMap(EnterKey.init(word:)) else {
      notice = .hint(
        phrases.say(
          "\(phrases.key(.send, in: .composer)) manda, \(phrases.key(.newline, in: .composer)) va a capo: "
            + "«invio manda» o «invio a-capo»",
          "\(phrases.key(.send, in: .composer)) sends, \(phrases.key(.newline, in: .composer)) makes a line: "
            + "'enter-key sends' or 'enter-key new-line'"))
      return []
    }
    use(enter)
    notice = .done(
      phrases.say(
        "\(phrases.key(.send, in: .composer)) manda, \(phrases.key(.newline, in: .composer)) va a capo",
        "\(phrases.key(.send, in: .composer)) sends, \(phrases.key(.newline, in: .composer)) makes a new line"))
    return keepsPreferences ? [.writing(.keep(enter))] : []
  }
}
