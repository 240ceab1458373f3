import Desk

/// What a file turned out to be.
public enum InspectedFile: Equatable, Sendable {
  /// One that can go along: what it is, and its whole path.
  case file(Media, path: String)
  /// One that cannot.
  case trouble(AttachmentTrouble)
}

/// A folder's names, for completion.
public struct FolderListing: Equatable, Sendable {
  /// One thing in it.
  public struct Entry: Equatable, Sendable {
    /// Its name: hostile.
    public var name: String
    /// Whether it is a folder, and so can be gone into.
    public var isFolder: Bool
    /// Bytes of a file.
    public var bytes: Int

    /// Makes an entry.
    public init(_ name: String, isFolder: Bool, bytes: Int) {
      (self.name, self.isFolder, self.bytes) = (name, isFolder, bytes)
    }
  }

  /// The folder as it was written: `~/`, `/home/anna/Documenti/`, or nothing for where the program was started.
  public var name: String
  /// By name.
  public var entries: [Entry]

  /// Makes a listing.
  public init(_ name: String, _ entries: [Entry]) { (self.name, self.entries) = (name, entries) }
}

/// Names of files at the prompt.
extension ConsoleState {
  /// The path that a prompt is about, and what stands before it on the line; nil when it is about something else.
  func path(in prompt: Prompt) -> (before: String, path: String)? {
    let text = prompt.editor.text
    switch prompt.purpose {
    case .question(.attachPath, _): return ("", text)
    case .question: return nil
    case .command:
      guard let space = text.firstIndex(of: " "), let command = Command(prompted: String(text[..<space])),
        CommandTable.entry(command)?.argument == .path
      else { return nil }
      return (String(text[...space]), String(text[text.index(after: space)...]))
    }
  }

  /// Asks for the names of the folder that a prompt is about, when they are not those that are known.
  func lookIntoFolder(of prompt: Prompt) -> [Effect] {
    guard let path = path(in: prompt)?.path.folder, path != folder?.name else { return [] }
    return [.writing(.list(folder: path))]
  }

  /// How a path may go on: names that begin so, hidden ones only when that is what is typed.
  func fileCompletions(of prompt: Prompt) -> [Completion] {
    guard let (before, path) = path(in: prompt), let folder, folder.name == path.folder else { return [] }
    let start = path.dropFirst(path.folder.count)
    return folder.entries.filter { entry in
      entry.name.hasPrefix(start) && (!entry.name.hasPrefix(".") || start.hasPrefix("."))
    }.map { entry in
      let detail = entry.isFolder ? phrases.say("cartella", "folder") : phrases.size(bytes: entry.bytes)
      return Completion(line: before + path.folder + entry.name + (entry.isFolder ? "/" : ""), detail: detail)
    }
  }

  /// `/` or `~` right after a folder's slash begins the path anew, and so does a whole path that is pasted there: what
  /// the prompt began with is an offer.
  func beginPathAnew(_ prompt: inout Prompt, _ key: Key) {
    guard let (before, path) = path(in: prompt), path.hasSuffix("/"), prompt.editor.cursor == prompt.editor.count else {
      return
    }
    switch key {
    case .character("/"), .character("~"): prompt.editor = TextEditor(before)
    case .paste(let text) where text.hasPrefix("/") || text.hasPrefix("~/"): prompt.editor = TextEditor(before)
    case .paste, .character, .control, .function, .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up,
      .down, .left, .right, .home, .end, .pageUp, .pageDown, .wordLeft, .wordRight, .mouse:
      break
    }
  }

  /// That Tab has found nothing to go on with; nothing is said of a folder that has not been read yet.
  mutating func sayNoCompletion(_ prompt: Prompt) {
    if let path = path(in: prompt)?.path {
      guard folder?.name == path.folder else { return }
      notice = .hint(
        phrases.say("Nessun file o cartella comincia così", "No file or folder begins like this"))
    } else if case .command = prompt.purpose {
      notice = .hint(phrases.say("Niente comincia così", "Nothing begins like this"))
    }
  }

  /// Tab on a path: the only way on is taken at once, a common beginning is filled in; true when something was.
  func fillPath(_ prompt: inout Prompt) -> Bool {
    guard prompt.completion == nil, path(in: prompt) != nil else { return false }
    let lines = fileCompletions(of: prompt).map(\.line)
    guard let first = lines.first else { return false }
    let common = lines.dropFirst().reduce(first) { String(zip($0, $1).prefix { $0 == $1 }.map(\.0)) }
    guard common.count > prompt.editor.count else { return false }
    prompt.editor = TextEditor(common)
    return true
  }
}

extension Completion {
  /// The line in so many columns; of a path the end counts.
  func shown(columns: Int) -> Printable {
    let whole = Printable(line, limit: 1_000)
    guard whole.columns > columns, line.contains("/") else { return whole.prefix(columns: columns) }
    return Printable("…") + whole.suffix(columns: columns - 1)
  }
}

extension String {
  /// The folder of a path, with its slash; nothing when there is none.
  var folder: String { lastIndex(of: "/").map { String(self[...$0]) } ?? "" }
}
