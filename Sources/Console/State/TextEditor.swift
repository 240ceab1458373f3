/// A text being written, with its cursor. Motions and deletions go by characters as people see them.
struct TextEditor: Equatable, Sendable {
  /// The most that is taken in, in characters; a longer paste is refused.
  static let limit = 50_000

  private(set) var characters: [Character]
  /// Characters before the cursor, 0 to the count.
  private(set) var cursor: Int

  init(_ text: String = "") {
    characters = Array(TextEditor.clean(text).prefix(TextEditor.limit))
    cursor = characters.count
  }

  var text: String { String(characters) }
  var isEmpty: Bool { characters.isEmpty }
  var count: Int { characters.count }
  /// What WhatsApp's limit is counted in here: UTF-16 units, never fewer than characters.
  var units: Int { characters.reduce(0) { $0 + $1.utf16.count } }

  /// The text without what no keyboard types: line endings become newlines, tabs blanks, other controls go.
  static func clean(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) else {
      return text
    }
    var clean = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
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

  /// Puts text in at the cursor; false when there would be too much, and then nothing changes.
  mutating func insert(_ text: String) -> Bool {
    // Never larger than the bytes it came in, so that a huge paste is refused before it is looked at.
    guard text.utf8.count <= TextEditor.limit * 8 else { return false }
    let new = Array(TextEditor.clean(text))
    guard characters.count + new.count <= TextEditor.limit else { return false }
    characters.insert(contentsOf: new, at: cursor)
    cursor += new.count
    return true
  }

  /// Puts a text in at the cursor on lines of its own; false when there would be too much.
  mutating func insertApart(_ text: String) -> Bool {
    let before = cursor == 0 || characters[cursor - 1].isNewline ? "" : "\n"
    let after = cursor == count || characters[cursor].isNewline ? "" : "\n"
    return insert(before + text + after)
  }

  mutating func moveLeft() { cursor = max(cursor - 1, 0) }
  mutating func moveRight() { cursor = min(cursor + 1, count) }
  mutating func moveWordLeft() { cursor = wordStart }
  mutating func moveToLineStart() { cursor = lineStart }
  mutating func moveToLineEnd() { cursor = lineEnd }

  mutating func moveWordRight() {
    while cursor < count, !isWord(cursor) { cursor += 1 }
    while cursor < count, isWord(cursor) { cursor += 1 }
  }

  mutating func move(to place: Int) { cursor = place.clamped(to: 0...count) }

  mutating func deleteBack() {
    guard cursor > 0 else { return }
    cursor -= 1
    characters.remove(at: cursor)
  }

  mutating func deleteForward() {
    guard cursor < count else { return }
    characters.remove(at: cursor)
  }

  mutating func deleteWord() {
    let start = wordStart
    characters.removeSubrange(start..<cursor)
    cursor = start
  }

  /// Deletes up to the end of the line; at the end, the newline itself.
  mutating func killLine() {
    let end = lineEnd
    characters.removeSubrange(cursor..<(end == cursor ? min(end + 1, count) : end))
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

/// The text laid out in lines of a width, with the cursor's place.
struct EditorLayout {
  let printable: Printable
  let lines: [Range<Int>]
  let cursor: Point
  /// The first glyph of each character, and one more past the end.
  private let starts: [Int]

  init(_ editor: TextEditor, columns: Int) {
    var (printable, starts, run) = (Printable.empty, [Int](), "")
    starts.reserveCapacity(editor.count + 1)
    for character in editor.characters {
      // Plain characters are one glyph each, and go through the scanner together.
      if character.isASCII {
        starts.append(printable.count + run.utf8.count)
        run.append(character)
      } else {
        printable += Printable(run, .block)
        run = ""
        starts.append(printable.count)
        printable += Printable(String(character), .block)
      }
    }
    printable += Printable(run, .block)
    starts.append(printable.count)
    lines = printable.lines(columns: max(columns - 1, 1))
    cursor = printable.place(of: starts[editor.cursor.clamped(to: 0...editor.count)], in: lines)
    (self.printable, self.starts) = (printable, starts)
  }

  /// The character nearest to a column of a line.
  func character(row: Int, column: Int) -> Int {
    let line = lines[row.clamped(to: 0...lines.count - 1)]
    var (glyph, used) = (line.lowerBound, 0)
    while glyph < line.upperBound, used < column { (used, glyph) = (used + printable.glyphs[glyph].width, glyph + 1) }
    return starts.firstIndex { $0 >= glyph } ?? max(starts.count - 1, 0)
  }
}
