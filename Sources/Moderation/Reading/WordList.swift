/// A list of ideas that one civil servant can read and another can change, one a line, with the examples that prove it.
struct WordList: Sendable {
  /// Who must say a thing for it to count.
  enum Standing: String, Sendable {
    /// Anyone: it counts wherever it stands.
    case anyhow
    /// The writer: what is only cited does not count.
    case spoken
    /// The writer, who means it: neither cited, nor negated, nor in a sentence that speaks against it.
    case asserted
    /// The writer, who offers or promotes it: neither cited, nor asked about, nor reported.
    case offered
    /// The same, and not in a sentence that speaks against it.
    case stated
    /// The writer, who may put it as a question: neither cited nor asked for as a service.
    case asked
  }

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
    /// Who must say it for it to count.
    var standing: Standing
    /// The line of the file, from 1.
    var line: Int
  }

  /// The file's name, for whoever mends it.
  let file: String
  /// The good lines.
  private(set) var entries: [Entry] = []
  /// What is wrong with the others, each with its line: a broken line never stops the service.
  private(set) var faults: [String] = []

  /// What a heading says of the lines below it.
  private struct Heading {
    var rule: String
    var confidence: Flag.Confidence
    var why: String
    var standing: Standing

    init?(_ fields: [String]) {
      guard fields.count == 3 || fields.count == 4, let confidence = Flag.Confidence(rawValue: fields[1]),
        let standing = fields.count == 3 ? .anyhow : Standing(rawValue: fields[3])
      else { return nil }
      (rule, self.confidence, why, self.standing) = (String(fields[0].dropFirst(3)), confidence, fields[2], standing)
    }
  }

  /// Reads a list: lines of `pattern TAB must match TAB must not match` under headings `== rule TAB confidence TAB why`,
  /// to which a last `TAB spoken`, `TAB asserted`, `TAB offered`, `TAB stated` or `TAB asked` may be added.
  init(_ text: String, file: String) {
    self.file = file
    var heading: Heading?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      let fields = line.split(separator: "\t").map(String.init)
      if line.hasPrefix("== ") {
        heading = Heading(fields)
        if heading == nil {
          faults.append(
            "\(file):\(index + 1): a heading is '== rule TAB low|medium|high TAB why (TAB spoken|asserted|offered|stated|asked)'"
          )
        }
      } else if let heading, fields.count == 3 {
        entries.append(
          Entry(
            pattern: fields[0], match: fields[1], clean: fields[2], rule: heading.rule,
            confidence: heading.confidence, why: heading.why, standing: heading.standing, line: index + 1))
      } else {
        let problem =
          heading == nil ? "stands under no good heading" : "is not 'pattern TAB must match TAB must not match'"
        faults.append("\(file):\(index + 1): the line \(problem)")
      }
    }
  }
}
