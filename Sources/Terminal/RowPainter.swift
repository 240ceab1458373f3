import CNcurses
import Console

/// Puts rows of cells on the terminal, with the characters of its font and each role as the theme has it.
struct RowPainter {
  private let charset: Charset
  private let depth: ColourDepth
  private var line: [Cell] = []
  private var cells: [cn_cell] = []
  /// What ncurses was handed of each row.
  private var handed: [[Cell]] = []
  /// What a blank of each style looks like: the colour behind it; nil where it shows more than that.
  private var blanks: [Int?] = []

  init(_ charset: Charset, _ depth: ColourDepth) { (self.charset, self.depth) = (charset, depth) }

  /// Hands all of the next rows to ncurses, whatever it had before.
  mutating func forget() { handed = [] }

  /// Hands a row to ncurses: what differs from what it was handed last.
  mutating func put(_ row: Int, of grid: Grid) {
    line.removeAll(keepingCapacity: true)
    line.append(contentsOf: grid.row(row))
    joinBlanks()
    if handed.count <= row { handed += Array(repeating: [], count: row + 1 - handed.count) }
    let stretch = line.stretch(unlike: handed[row])
    guard !stretch.isEmpty else { return }
    let isFull = charset == .full
    cells.removeAll(keepingCapacity: true)
    for cell in line[stretch] { cells.append(cn_cell(isFull ? cell.glyph : charset.drawn(cell.glyph), cell.ink)) }
    cells.withUnsafeBufferPointer { cn_put(Int32(row), Int32(stretch.lowerBound), $0.baseAddress, Int32($0.count)) }
    swap(&line, &handed[row])
  }

  /// Gives blanks between words the style of the word before them, and those at the beginning that of the first word,
  /// where nobody sees a difference: each change of style costs some thirty bytes on the way. Blanks up to the edge stay
  /// plain, so that they can be cleared at once.
  private mutating func joinBlanks() {
    guard let first = line.firstIndex(where: { !$0.glyph.isSpace }),
      let last = line.lastIndex(where: { !$0.glyph.isSpace })
    else { return }
    var ink = line[first].ink
    for index in 0..<last where line[index].ink != ink {
      if line[index].glyph.isSpace, looksAlike(line[index].ink, ink) {
        line[index] = line[index].inked(ink)
      } else if line[index].width > 0 {
        ink = line[index].ink
      }
    }
  }

  private func looksAlike(_ one: Int, _ other: Int) -> Bool {
    guard let blank = blanks[one] else { return false }
    return blank == blanks[other]
  }

  /// Tells ncurses how each role and emphasis looks: one colour pair for each role, one style for each of both.
  mutating func dress(in theme: Theme) {
    blanks = Array(repeating: nil, count: Int(cn_styles))
    for role in Role.allCases {
      let ink = theme.ink(role, at: depth)
      var pair = Int32(role.rawValue) + 1
      if depth == .none || !cn_set_pair(pair, Int32(ink.foreground ?? -1), Int32(ink.background ?? -1)) { pair = 0 }
      for bits in UInt8(0)..<64 {
        let emphasis = Emphasis(rawValue: bits)
        let style = Cell(.space, role: role, emphasis: emphasis).ink
        let all = ink.emphasis.union(emphasis)
        cn_set_style(Int32(style), UInt32(all.rawValue), pair)
        if all.isDisjoint(with: [.underline, .strike, .reverse]) { blanks[style] = ink.background ?? -1 }
      }
    }
  }
}

extension [Cell] {
  /// From the first to the last cell that differs from another row's, whole characters; all where the other is of another
  /// length.
  fileprivate func stretch(unlike other: [Cell]) -> Range<Int> {
    guard count == other.count else { return indices }
    guard var first = indices.first(where: { self[$0] != other[$0] }),
      var end = indices.last(where: { self[$0] != other[$0] })
    else { return 0..<0 }
    while first > 0, self[first].width == 0 { first -= 1 }
    repeat { end += 1 } while end < count && self[end].width == 0
    return first..<end
  }
}

extension cn_cell {
  fileprivate init(_ glyph: Glyph, _ ink: Int) {
    self.init(
      base: glyph.base, first_mark: glyph.firstMark, second_mark: glyph.secondMark,
      style: UInt16(truncatingIfNeeded: ink), width: UInt16(truncatingIfNeeded: glyph.width))
  }
}
