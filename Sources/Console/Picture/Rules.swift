/// Lines drawn with box characters. Where two cross or meet, the joint is drawn.
extension Grid {
  /// A line to the right from a place, over so many columns.
  public mutating func horizontalRule(at place: Point, columns: Int, role: Role = .border) {
    let line = Region(origin: place, size: Size(columns: columns, rows: 1))
    let inside = line.intersection(region)
    guard !inside.isEmpty else { return }
    for column in inside.column..<inside.endColumn {
      var arms: Arms = [.left, .right]
      if column == line.column { arms = .right }
      if column == line.endColumn - 1 { arms = line.columns == 1 ? [.left, .right] : .left }
      join(arms, alone: [.left, .right], at: Point(column: column, row: line.row), role: role)
    }
  }

  /// A line downwards from a place, over so many rows.
  public mutating func verticalRule(at place: Point, rows: Int, role: Role = .border) {
    let line = Region(origin: place, size: Size(columns: 1, rows: rows))
    let inside = line.intersection(region)
    guard !inside.isEmpty else { return }
    for row in inside.row..<inside.endRow {
      var arms: Arms = [.up, .down]
      if row == line.row { arms = .down }
      if row == line.endRow - 1 { arms = line.rows == 1 ? [.up, .down] : .up }
      join(arms, alone: [.up, .down], at: Point(column: line.column, row: row), role: role)
    }
  }

  /// A frame along the edge of a region.
  public mutating func frame(_ region: Region, role: Role = .border) {
    guard region.columns > 1, region.rows > 1 else { return }
    let (right, below) = (region.endColumn - 1, region.endRow - 1)
    for column in region.column + 1..<right {
      put(Arms([.left, .right]).glyph, at: Point(column: column, row: region.row), role: role)
      put(Arms([.left, .right]).glyph, at: Point(column: column, row: below), role: role)
    }
    for row in region.row + 1..<below {
      put(Arms([.up, .down]).glyph, at: Point(column: region.column, row: row), role: role)
      put(Arms([.up, .down]).glyph, at: Point(column: right, row: row), role: role)
    }
    put(Arms([.right, .down]).glyph, at: region.origin, role: role)
    put(Arms([.left, .down]).glyph, at: Point(column: right, row: region.row), role: role)
    put(Arms([.right, .up]).glyph, at: Point(column: region.column, row: below), role: role)
    put(Arms([.left, .up]).glyph, at: Point(column: right, row: below), role: role)
  }

  /// Adds arms to the line that stands at a place, or draws `alone` when none does.
  private mutating func join(_ arms: Arms, alone: Arms, at place: Point, role: Role) {
    let standing = self[place].flatMap { Arms(glyph: $0.glyph) }
    put((standing.map { $0.union(arms) } ?? alone).glyph, at: place, role: role)
  }
}

/// The directions in which a box character goes out of its cell.
struct Arms: OptionSet {
  let rawValue: UInt8

  static let left = Arms(rawValue: 1)
  static let right = Arms(rawValue: 2)
  static let up = Arms(rawValue: 4)
  static let down = Arms(rawValue: 8)

  /// Box characters by their arms; 0 where fewer than two go out.
  private static let characters: [UInt32] = [
    0, 0, 0, 0x2500, 0, 0x2518, 0x2514, 0x2534, 0, 0x2510, 0x250C, 0x252C, 0x2502, 0x2524, 0x251C, 0x253C,
  ]

  init(rawValue: UInt8) { self.rawValue = rawValue & 15 }

  /// The arms of a character, nil when it is no part of a line.
  init?(glyph: Glyph) {
    guard glyph.base >= 0x2500, glyph.base <= 0x253C,
      let index = Arms.characters.firstIndex(of: glyph.base)
    else { return nil }
    self.init(rawValue: UInt8(index))
  }

  var glyph: Glyph { Glyph(base: Arms.characters[Int(rawValue)], width: 1) }
}
