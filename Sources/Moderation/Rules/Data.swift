/// A datum that can point to a person, and where it stands in a message.
struct Datum: Equatable {
  /// The rule's name, fixed by the contract of `sportello moderate --json`.
  var rule: String
  /// What it is called in Italian, with its article.
  var name: String
  /// Where it stands.
  var range: Range<Int>
  /// Whether a check proves that it is one: it is told even when it may be the writer's own.
  var isChecked = false
}

/// All data of a message, in the order of the text; one stretch of text is one datum.
func data(in seen: Observation) -> [Datum] {
  let numbers =
    mayHoldCodes(seen.reading)
    ? codes(in: seen.reading) + plates(in: seen.reading) + phones(in: seen.reading) + addresses(in: seen) : []
  var taken: [Range<Int>] = []
  var all: [Datum] = []
  for datum in numbers + emails(in: seen.reading)
  where !isTaken(datum.range, taken) {
    all.append(datum)
    if datum.rule != "email" { taken.append(datum.range) }
  }
  return all.sorted { $0.range.lowerBound < $1.range.lowerBound }
}

/// Data of one message that are compared with each other; a longer list is a list all the same.
private let mostCompared = 64

private func isTaken(_ range: Range<Int>, _ taken: [Range<Int>]) -> Bool {
  taken.suffix(mostCompared).contains { $0.overlaps(range) }
}
