/// Every sentence that staff read, in both languages side by side, so that none can be left out.
public struct Phrases: Equatable, Sendable {
  /// The language spoken.
  public var language: Language

  /// The keys that sentences speak of.
  public let keys: KeyMap

  /// Phrases in a language.
  public init(_ language: Language = .italian, keys: KeyMap = .builtIn) {
    (self.language, self.keys) = (language, keys)
  }

  /// The name of the key that does something: in one place, or wherever it has one; else its name at the prompt.
  func key(_ command: Command, in focus: Focus = .list) -> String {
    let found = keys.key(for: command, in: focus) ?? keys.shown(command, in: focus).first
    return found.map { keyNames[$0] } ?? ":" + promptName(command)
  }

  /// The keys of the four lists: `1, 2, 3, 4`.
  var viewKeys: String {
    [Command.viewIncoming, .viewMine, .viewFlagged, .viewClosed].map { key($0) }.joined(separator: ", ")
  }

  /// The one of two sayings that is in the language; only that one is made.
  func say(_ italian: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    switch language {
    case .italian: italian()
    case .english: english()
    }
  }

  /// What the keys are called on a keyboard.
  var keyNames: KeyNames {
    switch language {
    case .italian: .italian
    case .english: .english
    }
  }

  /// `1 messaggio nuovo`, `2 messaggi nuovi`: the word that fits the number.
  func count(_ number: Int, _ italian: (one: String, many: String), _ english: (one: String, many: String)) -> String {
    let words = language == .italian ? italian : english
    return "\(number) \(number == 1 ? words.one : words.many)"
  }

  /// `a Marco`, `ad Anna`: Italian puts a d between two like vowels.
  func to(_ name: String) -> String {
    let startsWithA = name.first.map { "aAàÀ".contains($0) } ?? false
    return say((startsWithA ? "ad " : "a ") + name, "to " + name)
  }
}
