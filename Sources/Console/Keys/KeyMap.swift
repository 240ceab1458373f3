/// Which key does what where: the table's own keys, or those with the user's changes. Made once; two are equal when they
/// are the same one.
public final class KeyMap: Sendable, Equatable {
  private let commands: [Focus: [Key: Command]]
  private let keys: [Command: [Focus: [Key]]]

  /// The table's own keys.
  public static let builtIn = KeyMap(
    Dictionary(uniqueKeysWithValues: CommandTable.entries.map { ($0.command, $0.keys) }))

  /// - Parameter keys: the keys of each command in each place; the first one is shown.
  init(_ keys: [Command: [Focus: [Key]]]) {
    self.keys = keys
    var commands: [Focus: [Key: Command]] = [:]
    for (command, places) in keys {
      for (focus, keys) in places { for key in keys { commands[focus, default: [:]][key] = command } }
    }
    self.commands = commands
  }

  /// The same map.
  public static func == (left: KeyMap, right: KeyMap) -> Bool { left === right }

  /// The command on a key where the cursor is.
  func command(for key: Key, in focus: Focus) -> Command? { commands[focus]?[key] }

  /// The key that is shown for a command where the cursor is.
  func key(for command: Command, in focus: Focus) -> Key? { keys[command]?[focus]?.first }

  /// The keys of a command in a place, or where it has some.
  func shown(_ command: Command, in focus: Focus) -> [Key] {
    let places = [focus, .thread, .list, .composer, .search, .queue]
    return places.lazy.compactMap { self.keys[command]?[$0] }.first { !$0.isEmpty } ?? []
  }

  /// A map in which keys do something else, or nothing.
  func binding(_ changes: [KeyBinding]) -> KeyMap {
    var keys = self.keys
    for change in changes {
      for command in keys.keys { keys[command]?[change.focus]?.removeAll { $0 == change.key } }
    }
    // The user's keys are shown first, in the order in which they are written.
    for change in changes.reversed() {
      guard let command = change.command else { continue }
      keys[command, default: [:]][change.focus, default: []].insert(change.key, at: 0)
    }
    return KeyMap(keys)
  }

  /// Every binding, place by place, in the order of the table.
  public var bindings: [KeyBinding] {
    Focus.allCases.flatMap { focus in
      Command.allCases.flatMap { command in
        (keys[command]?[focus] ?? []).map { KeyBinding(focus: focus, key: $0, command: command) }
      }
    }
  }
}

/// A key in a place and what it does there; nil is nothing.
public struct KeyBinding: Equatable, Sendable {
  /// Where.
  public let focus: Focus
  /// Which key.
  public let key: Key
  /// What.
  public let command: Command?
}
