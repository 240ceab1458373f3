import Desk

extension Grid {
  /// Marks the words of a search where they are seen: by a role of their own, and underlined, so that no colour is needed.
  ///
  /// It looks at the cells themselves, so that whatever drew them needs to know nothing of searches. Words that were
  /// broken at the end of a line are not marked.
  mutating func mark(_ terms: [SearchTerm], in region: Region) {
    guard !terms.isEmpty else { return }
    let inside = region.intersection(self.region)
    for row in inside.row..<max(inside.endRow, inside.row) { mark(terms, row: row, inside.column..<inside.endColumn) }
  }

  private mutating func mark(_ terms: [SearchTerm], row: Int, _ columns: Range<Int>) {
    var (word, start) = ([UInt32](), columns.lowerBound)
    for column in columns {
      guard let cell = self[Point(column: column, row: row)] else { continue }
      // The right half of a wide letter belongs to it.
      if cell.glyph.base == 0 { continue }
      if let scalar = Unicode.Scalar(cell.glyph.base), case .letter(let letter) = SearchFold(scalar) {
        if word.isEmpty { start = column }
        word.append(letter)
      } else if !word.isEmpty {
        paint(word, terms, start..<column, row)
        word.removeAll(keepingCapacity: true)
      }
    }
    if !word.isEmpty { paint(word, terms, start..<columns.upperBound, row) }
  }

  private mutating func paint(_ word: [UInt32], _ terms: [SearchTerm], _ columns: Range<Int>, _ row: Int) {
    guard terms.contains(where: { $0.touches(word) }) else { return }
    for column in columns { repaint(Point(column: column, row: row), role: .mark, emphasis: [.bold, .underline]) }
  }
}
