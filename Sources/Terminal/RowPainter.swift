import CNcurses
import Console

/// Puts rows of cells on the terminal, with the characters of its font and each role as the theme has it.
struct RowPainter {
  private let charset: Charset
  private let depth: ColourDepth
  private var cells: [cn_cell] = []
  /// What ncurses was handed of each row.
  private var handed: [[cn_cell]] = []
  /// What a blank of each style looks like: the colour behind it; nil where it shows more than that.
  private var blanks: [Int?] = []

  init(_ charset: Charset, _ depth: ColourDepth) { (self.charset, self.depth) = (charset, depth) }

  /// Hands all of the next rows to ncurses, whatever it had before.
  mutating func forget() { handed = [] }

  /// Hands a row to ncurses: what differs from what it was handed last.
  mutating func put(_ row: Int, of grid: Grid) {
    cells.removeAll(keepingCapacity: true)
    let isFull = charset == .full
    for cell in grid.row(row) {
      let glyph = isFull ? cell.glyph : charset.drawn(cell.glyph)
      cells.append(
        cn_cell(
          base: glyph.base, first_mark: glyph.firstMark, second_mark: glyph.secondMark,
          style: UInt16(truncatingIfNeeded: cell.ink), width: UInt16(truncatingIfNeeded: glyph.width)))
    }
    joinBlanks()
    if handed.count <= row { handed += Array(repeating: [], count: row + 1 - handed.count) }
    let stretch = cells.stretch(unlike: handed[row])
    guard !stretch.isEmpty else { return }
    cells[stretch].withUnsafeBufferPointer {
      cn_put(Int32(row), Int32(stretch.lowerBound), $0.baseAddress, Int32($0.count))
    }
    swap(&cells, &handed[row])
  }

  /// Gives blanks between words the style of the word before them, and those at the beginning that of the first word,
  /// where nobody sees a difference: each change of style costs some thirty bytes on the way. Blanks up to the edge stay
  /// plain, so that they can be cleared at once.
  private mutating func joinBlanks() {
    guard let first = cells.firstIndex(where: { !$0.isBlank }), let last = cells.lastIndex(where: { !$0.isBlank })
    else { return }
    var style = cells[first].style
    for index in 0..<last {
      if cells[index].isBlank, looksAlike(cells[index].style, style) {
        cells[index].style = style
      } else if cells[index].width > 0 {
        style = cells[index].style
      }
    }
  }

  private func looksAlike(_ one: UInt16, _ other: UInt16) -> Bool {
    guard let blank = blanks[Int(one)] else { return false }
    return blank == blanks[Int(other)]
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

extension [cn_cell] {
  /// From the first to the last cell that differs from another row's, whole characters; all where the other is of another
  /// length.
  fileprivate func stretch(unlike other: [cn_cell]) -> Range<Int> {
    guard count == other.count else { return indices }
    guard var first = indices.first(where: { !self[$0].equals(other[$0]) }),
      var end = indices.last(where: { !self[$0].equals(other[$0]) })
    else { return 0..<0 }
    while first > 0, self[first].width == 0 { first -= 1 }
    repeat { end += 1 } while end < count && self[end].width == 0
    return first..<end
  }
}

extension cn_cell {
  fileprivate func equals(_ other: cn_cell) -> Bool {
    base == other.base && style == other.style && width == other.width && first_mark == other.first_mark
      && second_mark == other.second_mark
  }

  /// A space that nobody sees but by what is behind it.
  fileprivate var isBlank: Bool { base == 0x20 && width == 1 && first_mark == 0 }
}
