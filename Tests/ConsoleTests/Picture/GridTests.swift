import Testing

@testable import Console

@Suite("The grid of cells")
struct GridTests {
  @Test("a picture has two planes: characters and roles")
  func picture() {
    var grid = Grid(size: Size(columns: 20, rows: 2))
    grid.write("In arrivo 1", at: .zero, role: .heading)
    grid.write("Città è", at: Point(column: 1, row: 1))
    grid.write("12:40", at: Point(column: 15, row: 1), role: .urgent)
    #expect(
      grid.picture == """
        In arrivo 1
         Città è       12:40
        ====================
        HHHHHHHHHHH.........
        ...............!!!!!
        """)
  }

  @Test(
    "whatever is asked, drawing stays inside and never traps",
    arguments: [-5, -1, 0, 1, 3, 1_000_000, Int.max, Int.min])
  func clipping(number: Int) {
    var grid = Grid(size: Size(columns: 3, rows: 3))
    let place = Point(column: number, row: number)
    grid.write("漢字漢字", at: place)
    grid.write("漢字漢字", at: Point(column: number, row: 1), limit: number)
    grid.fill(Region(column: number, row: number, columns: number, rows: number), role: .danger)
    grid.horizontalRule(at: place, columns: number)
    grid.verticalRule(at: place, rows: number)
    grid.frame(Region(column: number, row: -1, columns: 4, rows: number))
    grid.draw(grid, at: place)
    #expect(grid.row(number == 1 ? 7 : number).count <= 3)
    #expect(Grid(size: Size(columns: number, rows: 0)).text == "")
  }

  @Test("a wide character loses both halves together")
  func wideHalves() {
    var grid = Grid(size: Size(columns: 6, rows: 1))
    #expect(grid.write("漢字漢", at: .zero) == 6)
    grid.write("x", at: Point(column: 1, row: 0))
    #expect(grid.text == " x字漢")
    grid.write("y", at: Point(column: 4, row: 0))
    #expect(grid.text == " x字y")
    #expect(grid.row(0).map(\.width) == [1, 1, 2, 0, 1, 1])
    grid.write("漢字", at: Point(column: -1, row: 0))
    #expect(grid.row(0).map(\.width) == [1, 2, 0, 1, 1, 1])
    #expect(grid.write("漢字", at: Point(column: 3, row: 0), limit: 3) == 2)
  }

  @Test("a fill and a copy leave no half behind")
  func halvesAtEdges() {
    var grid = Grid(size: Size(columns: 6, rows: 1))
    grid.write("漢字漢", at: .zero)
    grid.fill(Region(column: 1, row: 0, columns: 2, rows: 1), role: .bar)
    #expect(grid.row(0).map(\.width) == [1, 1, 1, 1, 2, 0])
    var wide = Grid(size: Size(columns: 4, rows: 1))
    wide.write("漢字", at: .zero)
    grid.draw(wide, at: Point(column: 3, row: 0))
    #expect(grid.row(0).map(\.width) == [1, 1, 1, 2, 0, 1])
    grid.draw(wide, at: Point(column: -1, row: 0))
    #expect(grid.row(0).map(\.width) == [1, 2, 0, 2, 0, 1])
  }

  @Test("lines that meet are joined")
  func joints() {
    var grid = Grid(size: Size(columns: 7, rows: 4))
    grid.horizontalRule(at: .zero, columns: 7)
    grid.horizontalRule(at: Point(column: 0, row: 3), columns: 7)
    grid.verticalRule(at: Point(column: 3, row: 0), rows: 4)
    grid.horizontalRule(at: Point(column: 3, row: 1), columns: 4)
    #expect(
      grid.text == """
        ───┬───
           ├───
           │
        ───┴───
        """)
    grid.fill(grid.region)
    grid.frame(Region(column: 0, row: 0, columns: 4, rows: 3))
    #expect(grid.text == "┌──┐\n│  │\n└──┘\n")
  }

  @Test("only rows that look different are told apart, by what they show and not by how they came to be")
  func changedRows() {
    let old = Grid(size: Size(columns: 8, rows: 3))
    var new = old
    new.write("e\u{301}", at: Point(column: 2, row: 1), emphasis: .bold)
    #expect(new.rowsChanged(since: old) == [1])
    #expect(new.rowsChanged(since: new).isEmpty)
    #expect(new.rowsChanged(since: nil) == [0, 1, 2])
    new.fill(new.region)
    #expect(new == old)
    new.fill(Region(column: 0, row: 2, columns: 1, rows: 1), role: .selected)
    #expect(new.rowsChanged(since: old) == [2])
  }

  @Test("a region is split without loss, whatever is asked", arguments: [-1, 0, 3, 10, 11, Int.max, Int.min])
  func splits(number: Int) {
    let whole = Region(column: 2, row: 1, columns: 10, rows: 4)
    let ((left, right), (upper, lower)) = (whole.split(left: number), whole.split(bottom: number))
    #expect(left.columns + right.columns == 10 && left.endColumn == right.column)
    #expect(upper.rows + lower.rows == 4 && upper.endRow == lower.row)
    #expect(whole.inset(columns: number, rows: number).intersection(whole).columns >= 0)
  }

  @Test("a cell is eight bytes")
  func compact() {
    #expect(MemoryLayout<Cell>.stride == 8)
    #expect(Role.allCases.count <= 16)
    #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
  }
}
