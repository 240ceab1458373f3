/// Pictures that tests compare and `show` prints: characters and roles as plain text.
extension Grid {
  /// The characters, a line for each row, blanks at the end of a line left out.
  public var text: String {
    (0..<size.rows).map { index in
      var line = ""
      let row = row(index)
      let end = row.lastIndex { !$0.glyph.isSpace }.map { $0 + 1 } ?? row.startIndex
      for cell in row[row.startIndex..<end] { cell.glyph.write(to: &line) }
      return line
    }.joined(separator: "\n")
  }

  /// One letter of role for each cell, a line for each row.
  public var roles: String {
    (0..<size.rows).map { index in String(row(index).map(\.role.letter)) }.joined(separator: "\n")
  }

  /// Both planes: the characters, a rule, the roles.
  public var picture: String {
    [text, String(repeating: "=", count: size.columns), roles].joined(separator: "\n")
  }
}
