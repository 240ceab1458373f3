/// Paints one frame after the other as the text that a terminal of 256 colours takes: of each only the rows that differ
/// from the one before. For recordings; a console's terminal is painted by ncurses, from the same frames.
public struct ANSIPainter {
  private static let escape = "\u{1B}["

  private let theme: Theme
  private let charset: Charset
  private var shown: Grid?
  private var cursor: Point?

  /// A painter before an empty terminal.
  public init(theme: Theme, charset: Charset = .full) { (self.theme, self.charset) = (theme, charset) }

  /// What the terminal is sent so that it shows a frame; nothing when it does.
  public mutating func paint(_ frame: Frame) -> String {
    let grid = frame.grid.drawn(with: charset)
    let before = shown?.size == grid.size ? shown : nil
    var text = before == nil ? style(.plain, []) + Self.escape + "2J" : ""
    for row in 0..<grid.size.rows where before.map({ $0.row(row) != grid.row(row) }) ?? true {
      text += Self.escape + "\(row + 1);1H" + cells(grid.row(row))
    }
    if !text.isEmpty || cursor != frame.cursor || before == nil {
      text +=
        frame.cursor.map { Self.escape + "\($0.row + 1);\($0.column + 1)H" + Self.escape + "?25h" }
        ?? Self.escape + "?25l"
    }
    (shown, cursor) = (grid, frame.cursor)
    return text
  }

  private func cells(_ row: ArraySlice<Cell>) -> String {
    var text = ""
    var ink: Int?
    for cell in row {
      if cell.ink != ink { text += style(cell.role, cell.emphasis) }
      ink = cell.ink
      cell.glyph.write(to: &text)
    }
    return text
  }

  /// How a role and an emphasis look, whatever came before.
  private func style(_ role: Role, _ emphasis: Emphasis) -> String {
    let ink = theme.ink(role, at: .palette)
    let all = ink.emphasis.union(emphasis)
    let signs: [(Emphasis, Int)] = [
      (.bold, 1), (.dim, 2), (.italic, 3), (.underline, 4), (.reverse, 7), (.strike, 9),
    ]
    var numbers = [0] + signs.filter { all.contains($0.0) }.map(\.1)
    if let foreground = ink.foreground { numbers += [38, 5, foreground] }
    if let background = ink.background { numbers += [48, 5, background] }
    return Self.escape + numbers.map(String.init).joined(separator: ";") + "m"
  }
}
