/// Rows of the queue or of the blocked people, from the first on, as far as they have been read.
struct LadderWindow<Row: Sendable & Identifiable>: Sendable where Row.ID: Sendable {
  /// Rows of the screen that each takes.
  static var height: Int { 4 }

  private(set) var rows: [Row] = []
  private(set) var selection = 0
  private(set) var top = 0
  /// How many there are in the file.
  private(set) var total = 0
  private(set) var hasLater = false
  private(set) var isLoaded = false
  /// Whether a page is on its way.
  var isWaiting = false

  var selected: Row? { rows.indices.contains(selection) ? rows[selection] : nil }

  /// Takes the beginning anew: what is selected stays so while it is there, and the place when it is gone.
  mutating func replace(_ rows: [Row], hasLater: Bool, total: Int) {
    let id = selected?.id
    (self.rows, self.hasLater, self.total, isLoaded, isWaiting) = (rows, hasLater, total, true, false)
    if let id, let index = rows.firstIndex(where: { $0.id == id }) { selection = index }
    select(selection, rows: .max)
  }

  /// Takes what comes behind.
  mutating func append(_ more: [Row], hasLater: Bool, total: Int) {
    let known = Set(rows.map(\.id))
    rows += more.filter { !known.contains($0.id) }
    (self.hasLater, self.total, isWaiting) = (hasLater, total, false)
  }

  /// Takes rows away that are being decided: the next one has the bar at once.
  mutating func remove(_ ids: Set<Row.ID>) {
    let before = rows.prefix(selection).count { ids.contains($0.id) }
    let count = rows.count
    rows.removeAll { ids.contains($0.id) }
    total -= count - rows.count
    select(selection - before, rows: .max)
  }

  /// Puts the bar on a row, and keeps it on screen.
  mutating func select(_ index: Int, rows space: Int) {
    selection = index.clamped(to: 0...max(rows.count - 1, 0))
    let shown = max(space / Self.height, 1)
    top = top.clamped(to: 0...max(rows.count - 1, 0))
    if selection < top { top = selection }
    if selection - top >= shown { top = selection - shown + 1 }
  }
}
