/// The characters of a text as they are shown. Each is made printable by itself, so that a change of the text changes
/// its own glyphs and no others.
struct EditorGlyphs: Sendable {
  private(set) var printable: Printable
  /// The first glyph of each character, and one more past the end.
  private var starts: [Int32]

  init(_ characters: [Character]) {
    (printable, starts) = (.empty, [0])
    replace(0..<0, with: characters)
  }

  /// The first glyph of a character; one more than there are is the end.
  func start(of character: Int) -> Int { Int(starts[character.clamped(to: 0...starts.count - 1)]) }

  /// The character that a glyph belongs to.
  func character(of glyph: Int) -> Int {
    var (low, high) = (0, starts.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if Int(starts[middle]) < glyph { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Puts characters in place of others.
  mutating func replace(_ range: Range<Int>, with characters: [Character]) {
    let old = start(of: range.lowerBound)..<start(of: range.upperBound)
    var (new, firsts) = (Printable.empty, [Int32]())
    firsts.reserveCapacity(characters.count)
    var run = ""
    for character in characters {
      // Plain characters are one glyph each, and go through the scanner together.
      if character.isASCII {
        firsts.append(Int32(old.lowerBound + new.count + run.utf8.count))
        run.append(character)
      } else {
        new += Printable(run, .block)
        run = ""
        firsts.append(Int32(old.lowerBound + new.count))
        new += Printable(String(character), .block)
      }
    }
    new += Printable(run, .block)
    let growth = Int32(new.count - old.count)
    starts.replaceSubrange(range, with: firsts)
    for index in range.lowerBound + firsts.count..<starts.count { starts[index] += growth }
    printable.replace(old, with: new)
  }
}

/// A text laid out in lines of a width, with the cursor's place.
struct EditorLayout {
  /// Where lines of a width break, and how the words in them stand out.
  struct Lines: Sendable {
    let columns: Int
    let ranges: [Range<Int>]
    let formatting: Formatting

    init(_ text: Printable, columns: Int) {
      self.columns = columns
      ranges = text.lines(columns: max(columns - 1, 1))
      formatting = Formatting(text)
    }
  }

  let glyphs: EditorGlyphs
  let lines: [Range<Int>]
  let formatting: Formatting
  let cursor: Point

  init(_ editor: TextEditor, _ kept: Lines) {
    (glyphs, lines, formatting) = (editor.glyphs, kept.ranges, kept.formatting)
    cursor = glyphs.printable.place(of: glyphs.start(of: editor.cursor), in: lines)
  }

  init(_ editor: TextEditor, columns: Int) { self.init(editor, Lines(editor.glyphs.printable, columns: columns)) }

  var printable: Printable { glyphs.printable }

  /// The first line that is seen of a text in so many rows: as far down as the cursor needs.
  func top(rows: Int) -> Int { max(min(cursor.row - rows + 1, lines.count - rows), 0) }

  /// The character nearest to a column of a line.
  func character(row: Int, column: Int) -> Int {
    let line = lines[row.clamped(to: 0...lines.count - 1)]
    var (glyph, used) = (line.lowerBound, 0)
    while glyph < line.upperBound, used < column { (used, glyph) = (used + printable.glyphs[glyph].width, glyph + 1) }
    return glyphs.character(of: glyph)
  }
}
