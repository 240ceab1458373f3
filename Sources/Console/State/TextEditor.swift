/// A text being written, with its cursor. Motions and deletions go by characters as people see them.
///
/// What a key costs does not grow with the text but for moving memory: glyphs, counts and lines are kept beside the
/// characters, and a change touches its own part of them.
struct TextEditor: Sendable {
  /// The most that is taken in, in characters; a longer paste is refused.
  static let limit = 50_000

  private(set) var characters: [Character]
  /// Characters before the cursor, 0 to the count.
  private(set) var cursor: Int
  /// What WhatsApp's limit is counted in here: UTF-16 units, never fewer than characters.
  private(set) var units: Int
  /// The text as it is shown.
  private(set) var glyphs: EditorGlyphs
  /// Counts the changes of the text.
  private(set) var version = 0
  private var log = UndoLog()
  private var laid: EditorLayout.Lines?
  /// The words of the text, once `findWords` has looked.
  var words: [WrittenWord]?

  init(_ text: String = "") {
    characters = Array(TextEditor.clean(text).prefix(TextEditor.limit))
    cursor = characters.count
    units = TextEditor.units(characters)
    glyphs = EditorGlyphs(characters)
  }

  var text: String { String(characters) }
  var isEmpty: Bool { characters.isEmpty }
  var count: Int { characters.count }

  private static func units(_ characters: some Sequence<Character>) -> Int {
    characters.reduce(0) { $0 + $1.utf16.count }
  }

  /// The text without what no keyboard types: line endings become newlines, tabs blanks, control sequences of terminals
  /// go whole, other controls too.
  static func clean(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) else {
      return text
    }
    var clean = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in ControlSequences.without(text.unicodeScalars) {
      switch scalar.value {
      case 0x0D: clean.append("\n")
      case 0x0A: if !wasReturn { clean.append("\n") }
      case 0x09: clean.append(contentsOf: "  ".unicodeScalars)
      case 0..<0x20, 0x7F...0x9F: break
      default: clean.append(scalar)
      }
      wasReturn = scalar.value == 0x0D
    }
    return String(clean)
  }

  // MARK: Lines

  /// The text in lines of a width: those that `fit` has kept, when they are of that width.
  func layout(columns: Int) -> EditorLayout {
    if let laid, laid.columns == columns { return EditorLayout(self, laid) }
    return EditorLayout(self, columns: columns)
  }

  /// The lines that `fit` has kept.
  var lines: EditorLayout.Lines? { laid }

  /// Breaks the text into lines of a width, once for each change, and keeps them.
  mutating func fit(columns: Int) {
    if laid?.columns != columns { laid = EditorLayout.Lines(glyphs.printable, columns: columns) }
  }

  // MARK: Changes

  /// The only way in which the text changes: notes it for undo, and brings all that stands beside the text along.
  private mutating func replace(_ range: Range<Int>, with new: [Character], _ kind: UndoLog.Kind) {
    guard !range.isEmpty || !new.isEmpty else { return }
    log.note(
      UndoLog.Change(at: range.lowerBound, removed: Array(characters[range]), inserted: new, cursor: cursor), kind)
    splice(range, new)
    cursor = range.lowerBound + new.count
  }

  private mutating func splice(_ range: Range<Int>, _ new: [Character]) {
    units += TextEditor.units(new) - TextEditor.units(characters[range])
    characters.replaceSubrange(range, with: new)
    glyphs.replace(range, with: new)
    (laid, words) = (nil, nil)
    version += 1
  }

  /// Puts text in at the cursor; false when there would be too much, and then nothing changes.
  ///
  /// - Parameter typed: whether it came from keys, so that undo takes a word of it back and not a letter.
  mutating func insert(_ text: String, typed: Bool = false) -> Bool {
    replace(cursor..<cursor, with: text, typed: typed)
  }

  /// Puts text in place of a part of it; false when there would be too much, and then nothing changes.
  mutating func replace(_ range: Range<Int>, with text: String, typed: Bool = false) -> Bool {
    // Never larger than the bytes it came in, so that a huge paste is refused before it is looked at.
    guard text.utf8.count <= TextEditor.limit * 8 else { return false }
    let (new, range) = (Array(TextEditor.clean(text)), range.clamped(to: 0..<count))
    guard count - range.count + new.count <= TextEditor.limit else { return false }
    replace(range, with: new, typed ? .typing : .whole)
    return true
  }

  /// Puts a text in at the cursor on lines of its own; false when there would be too much.
  mutating func insertApart(_ text: String) -> Bool {
    let before = cursor == 0 || characters[cursor - 1].isNewline ? "" : "\n"
    let after = cursor == count || characters[cursor].isNewline ? "" : "\n"
    return insert(before + text + after)
  }

  mutating func deleteBack() { if cursor > 0 { replace(cursor - 1..<cursor, with: [], .erasingBack) } }
  mutating func deleteForward() { if cursor < count { replace(cursor..<cursor + 1, with: [], .erasingForward) } }

  /// Deletes the word before the cursor; gives it back.
  @discardableResult
  mutating func deleteWord() -> String { kill(wordStart..<cursor) }

  /// Deletes up to the end of the line, at the end the newline itself; gives it back.
  @discardableResult
  mutating func killLine() -> String {
    let end = lineEnd
    return kill(cursor..<(end == cursor ? min(end + 1, count) : end))
  }

  /// Deletes from the start of the line; gives it back.
  @discardableResult
  mutating func killStart() -> String { kill(lineStart..<cursor) }

  private mutating func kill(_ range: Range<Int>) -> String {
    let killed = String(characters[range])
    replace(range, with: [], .whole)
    return killed
  }

  /// Takes the last change back; false when there is none.
  mutating func undo() -> Bool {
    guard let change = log.takeDone() else { return false }
    splice(change.at..<change.at + change.inserted.count, change.removed)
    cursor = change.cursor
    return true
  }

  /// Does again what was taken back last; false when there is nothing.
  mutating func redo() -> Bool {
    guard let change = log.takeUndone() else { return false }
    splice(change.at..<change.at + change.removed.count, change.inserted)
    cursor = change.at + change.inserted.count
    return true
  }
}

extension TextEditor: Equatable {
  /// Equal texts with the cursor at the same place; how they came about does not count.
  static func == (left: TextEditor, right: TextEditor) -> Bool {
    left.cursor == right.cursor && left.characters == right.characters
  }
}

// MARK: Motions
extension TextEditor {
  mutating func moveLeft() { move(to: cursor - 1) }
  mutating func moveRight() { move(to: cursor + 1) }
  mutating func moveWordLeft() { move(to: wordStart) }
  mutating func moveToLineStart() { move(to: lineStart) }
  mutating func moveToLineEnd() { move(to: lineEnd) }

  mutating func moveWordRight() {
    var index = cursor
    while index < count, !isWord(index) { index += 1 }
    while index < count, isWord(index) { index += 1 }
    move(to: index)
  }

  mutating func move(to place: Int) {
    cursor = place.clamped(to: 0...count)
    log.close()
  }

  private var wordStart: Int {
    var index = cursor
    while index > 0, !isWord(index - 1) { index -= 1 }
    while index > 0, isWord(index - 1) { index -= 1 }
    return index
  }

  private var lineStart: Int {
    var index = cursor
    while index > 0, !characters[index - 1].isNewline { index -= 1 }
    return index
  }

  private var lineEnd: Int {
    var index = cursor
    while index < count, !characters[index].isNewline { index += 1 }
    return index
  }

  private func isWord(_ index: Int) -> Bool { characters[index].isLetter || characters[index].isNumber }
}
