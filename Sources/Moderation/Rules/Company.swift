/// What stands around a finding and may undo it: quotation marks, and sentences that cite, ask or speak against.
struct Company {
  private let seen: Observation
  private let quotes: Quotes
  /// The sentences in which each heading of `counter.txt` was found.
  private var sentences: [String: Set<Int>] = [:]

  /// Takes in a message.
  init(_ seen: Observation) {
    self.seen = seen
    quotes = Quotes(seen.reading.scalars)
    for finding in seen.findings("counter") {
      sentences[seen.entry(finding).rule, default: []].insert(seen.tokens[finding.tokens.lowerBound].sentence)
    }
  }

  /// Whether a finding counts for a line that wants the writer to stand behind it.
  func leaves(_ finding: Finding, _ standing: WordList.Standing) -> Bool {
    switch standing {
    case .anyhow: return true
    case .spoken: break
    case .asserted: if isIn("contrasto", finding) { return false }
    case .offered: if isIn("richiesta", finding, around: 1) || asks(finding) { return false }
    case .stated:
      if isIn("richiesta", finding, around: 1) || isIn("contrasto", finding) || asks(finding) { return false }
    case .asked: if isIn("richiesta", finding, around: 1) { return false }
    }
    return !isIn("citazione", finding) && !isQuoted(seen.range(finding))
  }

  private func isIn(_ rule: String, _ finding: Finding, around: Int = 0) -> Bool {
    guard let said = sentences[rule] else { return false }
    return reach(of: finding, around).contains(where: said.contains)
  }

  /// Whether a finding stands in a question that does not itself offer something, as `chi vuole …?` does.
  private func asks(_ finding: Finding) -> Bool {
    let questions = seen.reading.questions
    guard !questions.isEmpty, reach(of: finding, 0).contains(where: questions.contains) else { return false }
    return !isIn("domanda-che-offre", finding)
  }

  private func reach(of finding: Finding, _ around: Int) -> ClosedRange<Int> {
    let (first, last) = (seen.tokens[finding.tokens.lowerBound], seen.tokens[finding.tokens.upperBound])
    return (first.sentence - around)...(last.sentence + around)
  }

  /// Whether evidence is a quotation: more than a word in quotation marks, or one where the message speaks of it, and
  /// the message says more than that.
  private func isQuoted(_ evidence: Range<Int>) -> Bool {
    guard let quote = quotes.around(evidence) else { return false }
    let inside = seen.words(in: quote)
    guard seen.reading.words.count - inside.count >= 3 else { return false }
    return inside.count > 1 || sentences["citazione"] != nil || sentences["contrasto"] != nil
  }
}
