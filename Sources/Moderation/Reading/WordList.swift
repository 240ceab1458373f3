/// A list of ideas that one civil servant can read and another can change, one a line, with the examples that prove it.
struct WordList: Sendable {
  /// A line of the list.
  struct Entry: Sendable {
    /// What it looks for, as written.
    var pattern: String
    /// A message that it must find.
    var match: String
    /// A message that it must leave alone.
    var clean: String
    /// The rule it belongs to, in lower case with hyphens.
    var rule: String
    /// How sure the rule is.
    var confidence: Flag.Confidence
    /// One Italian sentence that says why.
    var why: String
    /// The line of the file, from 1.
    var line: Int
  }

  /// The file's name, for whoever mends it.
  let file: String
  /// The good lines.
  private(set) var entries: [Entry] = []
  /// What is wrong with the others, each with its line: a broken line never stops the service.
  private(set) var faults: [String] = []

  /// Reads a list: lines of `pattern TAB must match TAB must not match` under headings `== rule TAB confidence TAB why`.
  init(_ text: String, file: String) {
    self.file = file
    var heading: (rule: String, confidence: Flag.Confidence, why: String)?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      let fields = line.split(separator: "\t").map(String.init)
      if line.hasPrefix("== ") {
        heading = nil
        guard fields.count == 3, let confidence = Flag.Confidence(rawValue: fields[1]) else {
          faults.append("\(file):\(index + 1): a heading is '== rule TAB low|medium|high TAB why'")
          continue
        }
        heading = (String(fields[0].dropFirst(3)), confidence, fields[2])
      } else if let heading, fields.count == 3 {
        entries.append(
          Entry(
            pattern: fields[0], match: fields[1], clean: fields[2], rule: heading.rule,
            confidence: heading.confidence, why: heading.why, line: index + 1))
      } else {
        let problem =
          heading == nil ? "stands under no good heading" : "is not 'pattern TAB must match TAB must not match'"
        faults.append("\(file):\(index + 1): the line \(problem)")
      }
    }
  }
}
