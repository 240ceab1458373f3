/// A message as all rules see it: read once, its words known, what the lists find in it.
struct Observation {
  /// The message.
  let reading: Reading
  /// The words as the lists know them.
  let tokens: [Token]
  /// What was found, by the place of the list, in the order of the text as far as it counts.
  private var found: [[Finding]]
  private let book: Rulebook

  /// Reads a text and looks for all that the lists speak of.
  init(_ text: String, _ book: Rulebook) {
    self.book = book
    reading = Reading(text)
    let matcher = Matcher(Tokens(reading, book.vocabulary).all, book.phrases)
    tokens = matcher.tokens
    found = Array(repeating: [], count: book.lists.count)
    for finding in matcher.findings() { found[finding.list].append(finding) }
    leaveOutUnmeant()
  }

  /// What a list finds.
  func findings(_ list: String) -> [Finding] { found[Rulebook.place(of: list)] }

  /// The line of the list behind a finding.
  func entry(_ finding: Finding) -> WordList.Entry { book.lists[finding.list].entries[finding.entry] }

  /// Where a finding stands in the message.
  func range(_ finding: Finding) -> Range<Int> {
    let words = tokens[finding.tokens.lowerBound].words.lowerBound..<tokens[finding.tokens.upperBound].words.upperBound
    return reading.words[words.lowerBound].range.lowerBound..<reading.words[words.upperBound - 1].range.upperBound
  }

  /// What the lists propose of themselves; what was disguised is never of the highest confidence.
  func proposals() -> [Proposal] {
    zip(Rulebook.kinds, found).flatMap { kind, findings -> [Proposal] in
      guard let letter = kind.letter else { return [] }
      return findings.prefix(Self.mostFindings).map { finding in
        let entry = entry(finding)
        let why =
          finding.isDisguised ? entry.why.dropLast() + ", scritto in modo da non farsi riconoscere." : entry.why[...]
        return Proposal(
          letter: letter, rule: entry.rule, evidence: range(finding), confidence: confidence(finding), why: String(why))
      }
    }
  }

  /// Findings of one list that are looked at: of many alike the first is shown.
  private static let mostFindings = 200

  private func confidence(_ finding: Finding) -> Flag.Confidence {
    finding.isDisguised ? min(entry(finding).confidence, .medium) : entry(finding).confidence
  }

  /// Takes out what the writer only cites, asks about or speaks against.
  private mutating func leaveOutUnmeant() {
    guard found.contains(where: { !$0.isEmpty }) else { return }
    let company = Company(self)
    for list in found.indices where !found[list].isEmpty {
      found[list] = found[list].filter { company.leaves($0, book.lists[list].entries[$0.entry].standing) }
    }
  }

  /// The words that begin in a stretch of the message.
  func words(in range: Range<Int>) -> Range<Int> {
    let first = firstWord { $0 >= range.lowerBound }
    return first..<max(first, firstWord { $0 >= range.upperBound })
  }

  private func firstWord(_ isThere: (Int) -> Bool) -> Int {
    var (low, high) = (0, reading.words.count)
    while low < high {
      let middle = (low + high) / 2
      if isThere(reading.words[middle].range.lowerBound) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
