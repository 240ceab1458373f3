import Testing

@testable import Console

@Suite("A frame as SVG")
struct SVGTests {
  @Test("text stands in its colour and place, safe in XML; lines are lines; the cursor is there")
  func structure() throws {
    var grid = Grid(size: Size(columns: 30, rows: 3))
    grid.write("<b> & \"è\"", at: Point(column: 2, row: 0), role: .urgent, emphasis: .strike)
    grid.horizontalRule(at: Point(column: 0, row: 1), columns: 30)
    grid.fill(Region(column: 0, row: 2, columns: 30, rows: 1), role: .selected)
    let theme = try Theme.builtIn("dark")
    let picture = svg(Frame(grid: grid, cursor: .zero), theme: theme, title: "Comune & c.")
    #expect(picture.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 276 96\""))
    #expect(picture.contains("xml:space=\"preserve\">&lt;b&gt; &amp; &quot;è&quot;</text>"))
    #expect(picture.contains("fill=\"#ffaf5f\" font-weight=\"bold\" text-decoration=\"line-through\""))
    #expect(picture.contains("stroke=\"#626262\"") && !picture.contains("─"))
    #expect(picture.contains("<rect x=\"0\" y=\"66\" width=\"276\" height=\"18\" fill=\"#005f87\"/>"))
    #expect(picture.contains(">Comune &amp; c.</text>"))
    #expect(picture.contains("width=\"2\" height=\"16\""))
    #expect(picture.hasSuffix("</svg>\n"))
  }

  @Test("a wide character has a text of its own, so that no font can move its neighbours")
  func wide() throws {
    var grid = Grid(size: Size(columns: 8, rows: 1))
    grid.write("a漢b", at: .zero)
    let picture = svg(Frame(grid: grid), theme: try Theme.builtIn("light"))
    #expect(picture.contains("x=\"20.4\" y=\"43.5\" textLength=\"16.8\""))
    #expect(picture.contains(">漢</text>") && picture.contains(">b</text>"))
  }

  @Test("an empty screen is a picture too")
  func empty() {
    #expect(svg(Frame(grid: Grid(size: Size(columns: 0, rows: 0))), theme: .bare).hasSuffix("</svg>\n"))
  }
}
