/// A code with a check that stands in a message.
struct Code: Equatable {
  /// The rule's name, fixed by the contract of `sportello moderate --json`.
  var rule: String
  /// What it is called in Italian, with its article.
  var name: String
  /// Where it stands.
  var range: Range<Int>
}

/// The tax codes and account numbers of a message, written in one piece or in groups (A14.d, C13.d).
func codes(in reading: Reading) -> [Code] {
  var found: [Code] = []
  var free = 0
  for (index, word) in reading.words.enumerated() where word.range.lowerBound >= free {
    guard let code = code(from: index, in: reading) else { continue }
    found.append(code)
    free = code.range.upperBound
  }
  return found
}

/// Longest code looked for, in letters and digits.
private let longest = 31

private func code(from index: Int, in reading: Reading) -> Code? {
  var bytes: [UInt8] = []
  for at in index..<reading.words.count {
    bytes += reading.words[at].letters.utf8.prefix(longest + 1)
    guard bytes.count <= longest else { return nil }
    let range = reading.words[index].range.lowerBound..<reading.words[at].range.upperBound
    if isTaxCode(bytes) { return Code(rule: "codice-fiscale", name: "un codice fiscale", range: range) }
    if isIban(bytes) { return Code(rule: "iban", name: "un IBAN", range: range) }
    let gap = reading.between(at)
    guard gap.count == 1, gap.first == " " || gap.first == "-" || gap.first == "." else { return nil }
  }
  return nil
}
