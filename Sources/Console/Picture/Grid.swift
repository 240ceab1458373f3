import Foundation

/// A rectangle of cells, the only thing a view may write to. Whatever lies outside is clipped; no call can fail.
public struct Grid: Equatable, Sendable {
  /// Width and height in cells.
  public let size: Size
  private(set) var cells: [Cell]

  /// A blank grid in one role.
  public init(size: Size, role: Role = .plain) {
    self.size = size
    cells = Array(repeating: Cell(.space, role: role), count: size.columns * size.rows)
  }

  /// The whole grid as a region.
  public var region: Region { size.region }

  /// The cells of a row from left to right; none when there is no such row.
  public func row(_ index: Int) -> ArraySlice<Cell> {
    guard index >= 0, index < size.rows else { return [] }
    return cells[index * size.columns..<(index + 1) * size.columns]
  }

  /// The cell at a place, nil outside.
  public subscript(_ point: Point) -> Cell? {
    guard region.contains(point) else { return nil }
    return cells[point.row * size.columns + point.column]
  }

  /// Writes text from a place on, in at most `limit` columns, and says how many columns it took.
  ///
  /// Text of several lines is written up to its first newline: see `wrap`. A wide character that would be cut in two is
  /// left out; the other half of one that is overwritten becomes a blank.
  @discardableResult
  public mutating func write(
    _ text: Printable, at place: Point, role: Role = .plain, emphasis: Emphasis = [], limit: Int = Size.limit
  ) -> Int {
    write(text.glyphs[...], at: place, ink: Cell.ink(role, emphasis), limit: limit)
  }

  /// Writes part of a text, such as one of the lines that `Printable.lines` gave.
  @discardableResult
  public mutating func write(
    _ text: Printable, part: Range<Int>, at place: Point, role: Role = .plain, emphasis: Emphasis = [],
    limit: Int = Size.limit
  ) -> Int {
    let part = part.clamped(to: 0..<text.count)
    return write(text.glyphs[part], at: place, ink: Cell.ink(role, emphasis), limit: limit)
  }

  private mutating func write(_ glyphs: ArraySlice<Glyph>, at place: Point, ink: UInt64, limit: Int) -> Int {
    let end = place.column + limit.clamped(to: 0...Size.limit + Size.reach)
    let last = min(size.columns, end)
    guard place.row >= 0, place.row < size.rows, !size.isEmpty else { return Self.measure(glyphs, place.column, end) }
    let start = place.row * size.columns
    if place.column < last { severLeft(of: place.column, start) }
    var column = place.column
    cells.withUnsafeMutableBufferPointer { cells in
      let row = UnsafeMutableBufferPointer(rebasing: cells[start..<start + size.columns])
      for glyph in glyphs {
        let next = column + glyph.width
        guard !glyph.isNewline, next <= end else { break }
        if column >= 0 && next <= last {
          row[column] = Cell(bits: glyph.bits | ink)
          if next - column == 2 { row[column + 1] = Cell(bits: Glyph.rightHalf.bits | ink) }
        } else if next - column == 2 && (next == 1 || column == last - 1) && last > 0 {
          row[max(column, 0)] = Cell(bits: Glyph.space.bits | ink)
        }
        column = next
      }
    }
    if column > place.column { severRight(of: column, start) }
    return column - place.column
  }

  /// The columns that glyphs would take from a column up to an end.
  private static func measure(_ glyphs: ArraySlice<Glyph>, _ first: Int, _ end: Int) -> Int {
    var column = first
    for glyph in glyphs {
      guard !glyph.isNewline, column + glyph.width <= end else { break }
      column += glyph.width
    }
    return column - first
  }

  /// Blanks the left half of a wide character whose right half stands at the column.
  private mutating func severLeft(of column: Int, _ start: Int) {
    guard column > 0, column < size.columns, cells[start + column].width == 0 else { return }
    let left = cells[start + column - 1]
    cells[start + column - 1] = Cell(.space, role: left.role, emphasis: left.emphasis)
  }

  /// Blanks the right half at the column, whose left half was overwritten.
  private mutating func severRight(of column: Int, _ start: Int) {
    guard column > 0, column < size.columns, cells[start + column].width == 0 else { return }
    let right = cells[start + column]
    cells[start + column] = Cell(.space, role: right.role, emphasis: right.emphasis)
  }

  /// Fills a region with one glyph of one column, a blank unless another is given.
  public mutating func fill(
    _ region: Region, _ glyph: Glyph = .space, role: Role = .plain, emphasis: Emphasis = []
  ) {
    let inside = region.intersection(self.region)
    guard !inside.isEmpty, glyph.width == 1 else { return }
    let cell = Cell(glyph, role: role, emphasis: emphasis)
    for row in inside.row..<inside.endRow {
      let start = row * size.columns
      severLeft(of: inside.column, start)
      severRight(of: inside.endColumn, start)
      for index in start + inside.column..<start + inside.endColumn { cells[index] = cell }
    }
  }

  /// Gives what stands at a place another look.
  mutating func repaint(_ place: Point, role: Role, emphasis: Emphasis) {
    guard let cell = self[place] else { return }
    cells[place.row * size.columns + place.column] = Cell(cell.glyph, role: role, emphasis: emphasis)
  }

  /// Puts one glyph of one column at a place.
  mutating func put(_ glyph: Glyph, at place: Point, role: Role) {
    fill(Region(origin: place, size: Size(columns: 1, rows: 1)), glyph, role: role)
  }

  /// The same with what a font lacks drawn with what it has.
  public func drawn(with charset: Charset) -> Grid {
    var grid = self
    guard charset != .full else { return grid }
    for index in grid.cells.indices {
      let cell = grid.cells[index]
      grid.cells[index] = Cell(charset.drawn(cell.glyph), role: cell.role, emphasis: cell.emphasis)
    }
    return grid
  }

  /// Copies another grid with its top left corner at a place.
  public mutating func draw(_ other: Grid, at place: Point) {
    let inside = Region(origin: place, size: other.size).intersection(region)
    guard !inside.isEmpty else { return }
    for row in inside.row..<inside.endRow {
      let start = row * size.columns
      severLeft(of: inside.column, start)
      severRight(of: inside.endColumn, start)
      let from = (row - place.row) * other.size.columns - place.column
      let (target, source) = (start + inside.column, from + inside.column)
      cells.withUnsafeMutableBufferPointer { cells in
        other.cells.withUnsafeBufferPointer { other in
          let row = UnsafeBufferPointer(rebasing: other[source..<source + inside.columns])
          _ = UnsafeMutableBufferPointer(rebasing: cells[target..<target + inside.columns]).update(fromContentsOf: row)
        }
      }
      mendEdges(inside, start)
    }
  }

  /// Blanks halves of wide characters that a clipped copy left alone at its edges.
  private mutating func mendEdges(_ inside: Region, _ start: Int) {
    let (first, last) = (start + inside.column, start + inside.endColumn - 1)
    if cells[first].width == 0 { cells[first] = Cell(bits: Glyph.space.bits | cells[first].bits & ~Cell.glyphBits) }
    if cells[last].width == 2 { cells[last] = Cell(bits: Glyph.space.bits | cells[last].bits & ~Cell.glyphBits) }
  }

  /// The rows that look different in an older grid: all of them when the sizes differ.
  public func rowsChanged(since old: Grid?) -> [Int] {
    guard let old, old.size == size else { return Array(0..<size.rows) }
    let width = size.columns
    return cells.withUnsafeBufferPointer { new in
      old.cells.withUnsafeBufferPointer { old in
        guard new.baseAddress != old.baseAddress else { return [] }
        guard let one = new.baseAddress, let other = old.baseAddress else { return [] }
        let bytes = width * MemoryLayout<Cell>.stride
        return (0..<size.rows).filter { memcmp(one + $0 * width, other + $0 * width, bytes) != 0 }
      }
    }
  }
}
