import Policy

/// A file of keys: one binding a line, `PLACE KEY COMMAND`, as in `list p claim`, `thread <c-g> view-incoming`, `list x -`
/// (nothing any more). `#` begins a comment. Commands have their English or Italian names.
public enum KeyFile {
  /// Bytes at most: a file of keys is small.
  public static let limit = 1 << 16

  /// The keys of a map with a file's changes.
  ///
  /// - Parameters:
  ///   - text: the file's words.
  ///   - file: its name, for what is wrong with it.
  ///   - map: the keys that it changes.
  /// - Throws: all that is wrong with it, each with its line, what was expected and what may have been meant.
  public static func parse(_ text: String, file: String, onto map: KeyMap = .builtIn) throws(KeyFileError) -> KeyMap {
    var (changes, problems): ([KeyBinding], [KeyFileError.Problem]) = ([], [])
    var lines: [Key: [Focus: Int]] = [:]
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      do throws(KeyLineError) {
        guard let change = try binding(in: line) else { continue }
        if let first = lines[change.key]?[change.focus] {
          throw KeyLineError("\(change.key) has its command in the \(change.focus.rawValue) from line \(first) already")
        }
        lines[change.key, default: [:]][change.focus] = index + 1
        changes.append(change)
      } catch {
        problems.append(KeyFileError.Problem(line: index + 1, words: error.words))
      }
    }
    let changed = map.binding(changes)
    if problems.isEmpty, changed.shown(.quit, in: .list).isEmpty || changed.key(for: .prompt, in: .list) == nil {
      problems.append(KeyFileError.Problem(line: 1, words: "'quit' and, in the list, 'prompt' must keep a key"))
    }
    guard problems.isEmpty else { throw KeyFileError(file: file, problems: problems) }
    return changed
  }

  private static func binding(in line: Substring) throws(KeyLineError) -> KeyBinding? {
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = words.first, !first.hasPrefix("#") else { return nil }
    guard words.count == 3 || words.count > 3 && words[3].hasPrefix("#") else {
      throw KeyLineError("expected PLACE KEY COMMAND, as in 'list p claim'; the space bar is <space>")
    }
    let (focus, key) = (try place(first), try key(words[1]))
    if focus == .composer || focus == .search, case .character = key {
      throw KeyLineError("\(words[1]) is text in the \(focus.rawValue); choose a key that is no character")
    }
    return KeyBinding(focus: focus, key: key, command: try command(words[2]))
  }

  private static func place(_ word: String) throws(KeyLineError) -> Focus {
    if let focus = Focus(rawValue: word) { return focus }
    let places = Focus.allCases.map(\.rawValue)
    throw KeyLineError("there is no place '\(shown(word))'" + meant(word, places) + "; places: " + list(places))
  }

  private static func key(_ word: String) throws(KeyLineError) -> Key {
    let keys: [Key]
    do throws(KeyError) { keys = try Key.parse(word) } catch { throw KeyLineError("\(error)") }
    guard keys.count == 1, let key = keys.first else {
      throw KeyLineError("'\(shown(word))' is no single key; expected one, as p, <f5> or <c-g>")
    }
    if case .mouse = key { throw KeyLineError("the mouse is no key; expected one, as p, <f5> or <c-g>") }
    if case .paste = key { throw KeyLineError("a paste is no key; expected one, as p, <f5> or <c-g>") }
    return key
  }

  private static func command(_ word: String) throws(KeyLineError) -> Command? {
    if word == "-" { return nil }
    if let command = Command.allCases.first(where: { $0.names.contains(word) }) { return command }
    throw KeyLineError(
      "there is no command '\(shown(word))'" + meant(word, Command.allCases.flatMap(\.names))
        + "; expected a name as at the ':' prompt, or - for nothing")
  }

  private static func meant(_ word: String, _ names: [String]) -> String {
    nearest(to: word, among: names).map { "; did you mean '\($0)'?" } ?? ""
  }

  private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }

  /// A word of the file as a terminal may see it.
  private static func shown(_ word: String) -> String { Printable(word, limit: 40).text }
}

/// What is wrong with one line.
private struct KeyLineError: Error {
  let words: String
  init(_ words: String) { self.words = words }
}

/// What is wrong with a file of keys.
public struct KeyFileError: Error, Equatable, CustomStringConvertible {
  /// One line's fault.
  public struct Problem: Equatable, Sendable {
    /// From 1.
    public let line: Int
    /// What is wrong, and what was expected.
    public let words: String
  }

  /// The file's name.
  public let file: String
  /// In the order of the lines; never empty.
  public let problems: [Problem]

  /// A line for each: `keys:3: there is no command 'clam'; did you mean 'claim'?`
  public var description: String { problems.map { "\(file):\($0.line): \($0.words)" }.joined(separator: "\n") }
}
