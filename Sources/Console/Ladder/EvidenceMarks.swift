import Desk

extension EntryLayout {
  /// Evidence is marked in messages of so many bytes at most: a key must not wait for it.
  private static let longestMarked = 16_384

  /// Which glyphs of a message open flags point at (A14).
  func evidence(in body: String) -> [Range<Int>] {
    guard case .incoming(_, .text(let words)) = entry.body, words == body, words.utf8.count <= Self.longestMarked else {
      return []
    }
    let open = entry.flags.filter { $0.state == .open && !$0.flag.evidence.isEmpty }
    guard !open.isEmpty else { return [] }
    let scalars = words.unicodeScalars
    func glyphs(before offset: Int) -> Int {
      Printable(String(String.UnicodeScalarView(scalars.prefix(offset))), .block).count
    }
    return open.map { record in
      let start = glyphs(before: record.flag.evidence.lowerBound)
      return start..<max(start, glyphs(before: record.flag.evidence.upperBound))
    }
  }
}

extension Range<Int> {
  /// The range in pieces that lie inside or outside of others, in their order; the whole when it is empty.
  func cut(by others: [Range<Int>]) -> [(range: Range<Int>, isInside: Bool)] {
    let inner = others.map { $0.clamped(to: self) }.filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound }
    guard !inner.isEmpty else { return [(self, false)] }
    var (pieces, place) = ([(range: Range<Int>, isInside: Bool)](), lowerBound)
    for part in inner where part.upperBound > place {
      if place < part.lowerBound { pieces.append((place..<part.lowerBound, false)) }
      pieces.append((Swift.max(place, part.lowerBound)..<part.upperBound, true))
      place = part.upperBound
    }
    if place < upperBound { pieces.append((place..<upperBound, false)) }
    return pieces
  }
}
