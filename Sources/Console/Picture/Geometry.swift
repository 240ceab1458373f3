/// A place on the screen, in cells from the top left corner. It may lie outside: drawing clips.
public struct Point: Hashable, Sendable {
  /// Cells from the left edge.
  public let column: Int
  /// Cells from the top edge.
  public let row: Int

  /// Any number is accepted; those beyond reach are brought to the nearest that cannot overflow.
  public init(column: Int, row: Int) {
    (self.column, self.row) = (column.clamped(to: -Size.reach...Size.reach), row.clamped(to: -Size.reach...Size.reach))
  }

  /// The top left corner.
  public static let zero = Point(column: 0, row: 0)

  /// The place so many cells further.
  public func moved(columns: Int = 0, rows: Int = 0) -> Point {
    Point(column: column.adding(columns), row: row.adding(rows))
  }
}

/// How many cells wide and high.
public struct Size: Hashable, Sendable {
  /// Cells from left to right, 0 to `limit`.
  public let columns: Int
  /// Cells from top to bottom, 0 to `limit`.
  public let rows: Int

  /// The largest side of a screen; a terminal that claims more is drawn up to here.
  public static let limit = 1_000
  /// How far outside the screen a point may lie.
  static let reach = 1_000_000

  /// Negative sides become 0, sides above `limit` become `limit`.
  public init(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns.clamped(to: 0...Size.limit), rows.clamped(to: 0...Size.limit))
  }

  /// Whether nothing can be drawn.
  public var isEmpty: Bool { columns == 0 || rows == 0 }
  /// The whole screen as a region.
  public var region: Region { Region(origin: .zero, size: self) }
}

/// A rectangle of cells. Every split is safe: what asks for more than there is gets what there is.
public struct Region: Hashable, Sendable {
  /// The top left corner.
  public let origin: Point
  /// Width and height.
  public let size: Size

  /// A rectangle from its corner and size.
  public init(origin: Point, size: Size) { (self.origin, self.size) = (origin, size) }

  /// A rectangle from its four numbers.
  public init(column: Int, row: Int, columns: Int, rows: Int) {
    self.init(origin: Point(column: column, row: row), size: Size(columns: columns, rows: rows))
  }

  /// Leftmost column.
  public var column: Int { origin.column }
  /// Topmost row.
  public var row: Int { origin.row }
  /// Width.
  public var columns: Int { size.columns }
  /// Height.
  public var rows: Int { size.rows }
  /// First column to the right of the region.
  public var endColumn: Int { column + columns }
  /// First row below the region.
  public var endRow: Int { row + rows }
  /// Whether it holds no cell.
  public var isEmpty: Bool { size.isEmpty }

  /// Whether the point lies inside.
  public func contains(_ point: Point) -> Bool {
    point.column >= column && point.column < endColumn && point.row >= row && point.row < endRow
  }

  /// The upper rows, as many as asked or as there are.
  public func top(_ rows: Int) -> Region { split(top: rows).0 }
  /// The lower rows.
  public func bottom(_ rows: Int) -> Region { split(bottom: rows).1 }
  /// The left columns.
  public func left(_ columns: Int) -> Region { split(left: columns).0 }
  /// The right columns.
  public func right(_ columns: Int) -> Region { split(right: columns).1 }

  /// The left columns, and what is left of the region.
  public func split(left wanted: Int) -> (Region, Region) {
    let taken = wanted.clamped(to: 0...columns)
    return (
      Region(column: column, row: row, columns: taken, rows: rows),
      Region(column: column + taken, row: row, columns: columns - taken, rows: rows)
    )
  }

  /// What is left of the region, and the right columns.
  public func split(right wanted: Int) -> (Region, Region) { split(left: columns - wanted.clamped(to: 0...columns)) }

  /// The upper rows, and what is left of the region.
  public func split(top wanted: Int) -> (Region, Region) {
    let taken = wanted.clamped(to: 0...rows)
    return (
      Region(column: column, row: row, columns: columns, rows: taken),
      Region(column: column, row: row + taken, columns: columns, rows: rows - taken)
    )
  }

  /// What is left of the region, and the lower rows.
  public func split(bottom wanted: Int) -> (Region, Region) { split(top: rows - wanted.clamped(to: 0...rows)) }

  /// The region without a margin on each side; empty when the margins meet.
  public func inset(columns margin: Int = 0, rows rim: Int = 0) -> Region {
    let (aside, above) = (margin.clamped(to: 0...columns), rim.clamped(to: 0...rows))
    return Region(
      column: column + aside, row: row + above, columns: columns - 2 * aside, rows: rows - 2 * above)
  }

  /// One row of the region, counted from its top; empty when there is none.
  public func line(_ index: Int) -> Region {
    guard index >= 0, index < rows else { return Region(column: column, row: row, columns: 0, rows: 0) }
    return Region(column: column, row: row + index, columns: columns, rows: 1)
  }

  /// What both regions cover.
  public func intersection(_ other: Region) -> Region {
    let (first, top) = (max(column, other.column), max(row, other.row))
    return Region(
      column: first, row: top,
      columns: min(endColumn, other.endColumn) - first, rows: min(endRow, other.endRow) - top)
  }

  /// A region of the given size in the middle of this one, no larger than it.
  public func centred(columns: Int, rows: Int) -> Region {
    let (width, height) = (columns.clamped(to: 0...self.columns), rows.clamped(to: 0...self.rows))
    return Region(
      column: column + (self.columns - width) / 2, row: row + (self.rows - height) / 2, columns: width, rows: height)
  }
}

extension Int {
  /// The nearest number inside the bounds.
  func clamped(to bounds: ClosedRange<Int>) -> Int { Swift.min(Swift.max(self, bounds.lowerBound), bounds.upperBound) }

  /// The sum, held at the largest or smallest number when it would overflow.
  func adding(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? Int.min : Int.max) : sum
  }
}
