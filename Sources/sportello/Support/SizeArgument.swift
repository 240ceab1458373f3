import Console

extension Size {
  /// Columns and rows as `120x36`, from 1 to 1000.
  ///
  /// - Throws: a failure that says how to write them.
  init(argument text: String) throws {
    let parts = text.split(separator: "x").map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1], (1...1000).contains(columns),
      (1...1000).contains(rows)
    else { throw Failure.cannotRun("--size \(text): write columns and rows from 1 to 1000, as 120x36") }
    self.init(columns: columns, rows: rows)
  }
}
