/// What the screen shows at one moment: the cells, where the cursor stands, the window's title, and whether to ring.
public struct Frame: Equatable, Sendable {
  /// The cells.
  public var grid: Grid
  /// Where the terminal's cursor stands; nil hides it.
  public var cursor: Point?
  /// The title of the terminal's window, nil to leave it alone.
  public var title: Printable?
  /// Whether to ring once when this frame is painted.
  public var bell: Bool

  /// A frame with what it shows.
  public init(grid: Grid, cursor: Point? = nil, title: Printable? = nil, bell: Bool = false) {
    (self.grid, self.cursor, self.title, self.bell) = (grid, cursor, title, bell)
  }
}
