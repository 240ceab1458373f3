/// A frame as a self-contained SVG picture: the window's frame, one rectangle for each stretch of background, one text for
/// each word in its colour, and lines drawn as lines, so that it looks the same with any monospace font.
public func svg(_ frame: Frame, theme: Theme, title: Printable = .empty) -> String {
  SVGPicture(frame: frame, theme: theme, title: title).text
}

/// Draws one frame. Lengths are in pixels.
private struct SVGPicture {
  let frame: Frame
  let theme: Theme
  let title: Printable

  private static let cell = (width: 8.4, height: 18.0)
  private static let margin = 12.0
  private static let bar = 30.0
  private static let baseline = 13.5
  private static let fonts = "'DejaVu Sans Mono',ui-monospace,'SF Mono',Menlo,Consolas,'Liberation Mono',monospace"

  private var size: Size { frame.grid.size }
  private var width: Double { Double(size.columns) * Self.cell.width + 2 * Self.margin }
  private var height: Double { Double(size.rows) * Self.cell.height + Self.bar + Self.margin }

  /// Left edge of a column.
  private func x(_ column: Int) -> String { number(Self.margin + Double(column) * Self.cell.width) }
  /// Top edge of a row, moved down by some pixels.
  private func y(_ row: Int, _ down: Double = 0) -> String {
    number(Self.bar + Double(row) * Self.cell.height + down)
  }

  var text: String {
    let plain = look(.plain, [])
    var parts = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(number(width)) \(number(height))" \
      width="\(number(width))" height="\(number(height))" font-family="\(Self.fonts)" font-size="14">
      """,
      window(plain),
    ]
    for row in 0..<size.rows { parts += backgrounds(row, plain.background) }
    for row in 0..<size.rows { parts += lines(row) + words(row) }
    parts.append(cursor(plain))
    parts.append("</svg>\n")
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The window: rounded edge, three buttons, title.
  private func window(_ plain: Look) -> String {
    let bar = look(.bar, [])
    let dots = [("#ff5f57", 20), ("#febc2e", 40), ("#28c840", 60)]
      .map { "<circle cx=\"\($0.1)\" cy=\"15\" r=\"5.5\" fill=\"\($0.0)\"/>" }.joined()
    let name = title.isEmpty ? frame.title ?? .empty : title
    let caption =
      name.isEmpty
      ? ""
      : """
      <text x="\(number(width / 2))" y="19.5" text-anchor="middle" font-size="12" \
      fill="\(look(.muted, []).foreground)">\(escaped(elide(name, columns: max(size.columns - 16, 0)).text))</text>
      """
    return """
      <rect width="100%" height="100%" rx="9" fill="\(plain.background)"/>\
      <path d="M0 30V9a9 9 0 0 1 9-9H\(number(width - 9))a9 9 0 0 1 9 9V30z" fill="\(bar.background)"/>\(dots)\(caption)
      """
  }

  /// The backgrounds of a row that are not the window's. Those at an edge of the grid go on to the edge of the window.
  private func backgrounds(_ row: Int, _ plain: String) -> [String] {
    var stretches: [(column: Int, columns: Int, colour: String)] = []
    for (column, cell) in frame.grid.row(row).enumerated() {
      let colour = look(cell.role, cell.emphasis).background
      if stretches.last?.colour != colour { stretches.append((column, 0, colour)) }
      stretches[stretches.count - 1].columns += 1
    }
    return stretches.filter { $0.colour != plain }.map { stretch in
      let reachesRight = stretch.column + stretch.columns == size.columns
      let left = stretch.column == 0 ? 0 : Self.margin + Double(stretch.column) * Self.cell.width
      let right = reachesRight ? width : Self.margin + Double(stretch.column + stretch.columns) * Self.cell.width
      return """
        <rect x="\(number(left))" y="\(y(row))" width="\(number(right - left))" \
        height="\(number(Self.cell.height))" fill="\(stretch.colour)"/>
        """
    }
  }

  private func rectangle(_ column: Int, _ row: Int, _ columns: Double, _ colour: String) -> String {
    """
    <rect x="\(x(column))" y="\(y(row))" width="\(number(columns * Self.cell.width))" \
    height="\(number(Self.cell.height))" fill="\(colour)"/>
    """
  }

  /// Box characters and blocks, drawn as what they are.
  private func lines(_ row: Int) -> [String] {
    var paths: [(colour: String, path: String)] = []
    var blocks: [String] = []
    for (column, cell) in frame.grid.row(row).enumerated() {
      let colour = look(cell.role, cell.emphasis).foreground
      if let arms = Arms(glyph: cell.glyph) {
        if paths.last?.colour != colour { paths.append((colour, "")) }
        paths[paths.count - 1].path += path(arms, column, row)
      } else if let part = cell.glyph.blockPart {
        blocks.append(rectangle(column, row, part, colour))
      }
    }
    return blocks + paths.map { "<path d=\"\($0.path)\" stroke=\"\($0.colour)\" fill=\"none\"/>" }
  }

  private func path(_ arms: Arms, _ column: Int, _ row: Int) -> String {
    let (left, top) = (Self.margin + Double(column) * Self.cell.width, Self.bar + Double(row) * Self.cell.height)
    let (middle, centre) = (left + Self.cell.width / 2, top + Self.cell.height / 2)
    var path = ""
    if !arms.isDisjoint(with: [.left, .right]) {
      let from = arms.contains(.left) ? left : middle
      path += "M\(number(from)) \(number(centre))H\(number(arms.contains(.right) ? left + Self.cell.width : middle))"
    }
    if !arms.isDisjoint(with: [.up, .down]) {
      let from = arms.contains(.up) ? top : centre
      path += "M\(number(middle)) \(number(from))V\(number(arms.contains(.down) ? top + Self.cell.height : centre))"
    }
    return path
  }

  /// The words of a row. Each has its own place, so that a font of another width cannot move what follows.
  private func words(_ row: Int) -> [String] {
    SVGWord.words(of: frame.grid.row(row)).map { word in
      let look = look(word.role, word.emphasis)
      return """
        <text x="\(x(word.column))" y="\(y(row, Self.baseline))" \
        textLength="\(number(Double(word.columns) * Self.cell.width))" lengthAdjust="spacingAndGlyphs" \
        fill="\(look.foreground)"\(look.attributes) xml:space="preserve">\(escaped(word.text))</text>
        """
    }
  }

  private func cursor(_ plain: Look) -> String {
    guard let cursor = frame.cursor, frame.grid.region.contains(cursor) else { return "" }
    return """
      <rect x="\(x(cursor.column))" y="\(y(cursor.row, 1))" width="2" height="\(number(Self.cell.height - 2))" \
      fill="\(look(.accent, []).foreground)"/>
      """
  }

  private struct Look {
    var foreground: String
    var background: String
    var attributes: String
  }

  private func look(_ role: Role, _ emphasis: Emphasis) -> Look {
    let style = theme.style(role)
    let all = style.emphasis.union(emphasis)
    var look = Look(
      foreground: style.foreground.hex ?? "#d0d0d0", background: style.background.hex ?? "#1c1c1c", attributes: "")
    if all.contains(.reverse) { (look.foreground, look.background) = (look.background, look.foreground) }
    if all.contains(.bold) { look.attributes += " font-weight=\"bold\"" }
    if all.contains(.italic) { look.attributes += " font-style=\"italic\"" }
    if all.contains(.dim) { look.attributes += " opacity=\"0.7\"" }
    let lines = (all.contains(.underline) ? ["underline"] : []) + (all.contains(.strike) ? ["line-through"] : [])
    if !lines.isEmpty { look.attributes += " text-decoration=\"\(lines.joined(separator: " "))\"" }
    return look
  }

  private func number(_ value: Double) -> String {
    let hundredths = Int(value * 100 + 0.5)
    let (whole, part) = (hundredths / 100, hundredths % 100)
    guard part != 0 else { return String(whole) }
    return part % 10 == 0 ? "\(whole).\(part / 10)" : "\(whole).\(part < 10 ? "0" : "")\(part)"
  }

  private func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }
}

/// Characters that one text element can hold: of one look, with single blanks at most between them. A wide character
/// stands alone, because fonts disagree most about those.
private struct SVGWord {
  var column: Int
  var columns: Int
  var role: Role
  var emphasis: Emphasis
  var text: String
  private var ink: Int
  private var isWide: Bool

  private init(_ cell: Cell, column: Int) {
    (self.column, columns, role, emphasis, text) = (column, 0, cell.role, cell.emphasis, "")
    (ink, isWide) = (cell.ink, cell.width == 2)
  }

  static func words(of row: ArraySlice<Cell>) -> [SVGWord] {
    var words: [SVGWord] = []
    for (column, cell) in row.enumerated() {
      let glyph = cell.glyph
      guard glyph.width > 0, !glyph.isSpace, Arms(glyph: glyph) == nil, glyph.blockPart == nil else { continue }
      if let last = words.indices.last, words[last].takes(cell, column) {
        if words[last].column + words[last].columns < column { words[last].text += " " }
      } else {
        words.append(SVGWord(cell, column: column))
      }
      let last = words.count - 1
      glyph.write(to: &words[last].text)
      words[last].columns = column + glyph.width - words[last].column
    }
    return words
  }

  private func takes(_ cell: Cell, _ next: Int) -> Bool {
    let gap = next - column - columns
    return ink == cell.ink && !isWide && cell.width == 1 && (gap == 0 || gap == 1)
  }
}

extension Glyph {
  /// For full and left partial blocks, the part of the cell's width that they fill.
  fileprivate var blockPart: Double? {
    (0x2588...0x258F).contains(base) ? Double(0x2590 - base) / 8 : nil
  }
}
