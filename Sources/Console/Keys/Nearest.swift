/// The candidate that a misspelt word may stand for: the one with the fewest changed letters, when that is a third of the
/// word at most.
func nearest(to word: String, among candidates: [String]) -> String? {
  let word = Array(word.lowercased().prefix(40))
  let distances = candidates.map { ($0, editDistance(word, Array($0.lowercased()))) }
  guard let best = distances.min(by: { $0.1 < $1.1 }), best.1 <= max(1, word.count / 3) else { return nil }
  return best.0
}

/// How many letters must be put in, left out or changed (Levenshtein), two that changed places counting as one.
func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for (row, letter) in left.enumerated() {
    var line = [row + 1]
    for (column, other) in right.enumerated() {
      var least = min(last[column + 1] + 1, line[column] + 1, last[column] + (letter == other ? 0 : 1))
      if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
        least = min(least, beforeLast[column - 1] + 1)
      }
      line.append(least)
    }
    (beforeLast, last) = (last, line)
  }
  return last[right.count]
}
