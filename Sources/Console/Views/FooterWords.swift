/// The words of the keys in a place, made once for all keys that are pressed there.
struct FooterWords: Sendable {
  /// A key's name, what it does, and the columns of both.
  typealias Item = (key: Printable, words: Printable, columns: Int)

  /// What is said where no chat is open.
  let invitation: Printable
  private let phrases: Phrases
  private let items: [Command: Item]

  init(_ focus: Focus, _ phrases: Phrases) {
    self.phrases = phrases
    invitation = Self.invitation(phrases)
    var items: [Command: Item] = [:]
    for command in Command.allCases { items[command] = Self.item(command, in: focus, phrases.short(command), phrases) }
    self.items = items
  }

  /// What stands for a command; nil where it has no key.
  subscript(command: Command) -> Item? { items[command] }

  /// Whether the keys are still called so.
  func areOf(_ state: ConsoleState) -> Bool { phrases == state.phrases }

  /// Which key opens a chat.
  static func invitation(_ phrases: Phrases) -> Printable {
    let key = phrases.key(.open)
    return Printable(
      phrases.say("\(key) apre la chat scelta nell'elenco.", "\(key) opens the chat chosen in the list."))
  }

  /// A command's key in a place, with what it does; nil where it has none.
  static func item(_ command: Command, in focus: Focus, _ title: String, _ phrases: Phrases) -> Item? {
    guard let key = phrases.keys.key(for: command, in: focus) else { return nil }
    let (name, words) = (Printable(phrases.keyNames[key]), Printable(" " + title))
    return (name, words, name.columns + words.columns)
  }
}
