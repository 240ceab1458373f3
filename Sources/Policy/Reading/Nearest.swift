/// The candidate that a misspelt word probably meant, or nil when none is near: at most a third of its letters, or
/// another share of them, may be wrong, missing, too many or exchanged with the next.
package func nearest(to word: String, among candidates: some Sequence<String>, share: Int = 3) -> String? {
  let written = Array(word.lowercased().unicodeScalars.prefix(60))
  let ranked = candidates.map { (word: $0, distance: distance(written, Array($0.lowercased().unicodeScalars))) }
  guard let best = ranked.min(by: { ($0.distance, $0.word) < ($1.distance, $1.word) }) else { return nil }
  return best.distance <= max(1, best.word.count / share) ? best.word : nil
}

/// How many letters are to be changed, put in, taken out or exchanged with the next to make one word of the other.
func distance<Letter: Equatable>(_ left: [Letter], _ right: [Letter]) -> Int {
  guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
  var (older, above) = ([Int](), Array(0...right.count))
  for (row, letter) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      var cost = min(above[column + 1] + 1, current[column] + 1, above[column] + (letter == other ? 0 : 1))
      if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
        cost = min(cost, older[column - 1] + 1)
      }
      current.append(cost)
    }
    (older, above) = (above, current)
  }
  return above[right.count]
}
