import Yams

/// Takes values out of a YAML tree and keeps a list of what is wrong. Where a value cannot be read it gives a harmless
/// one and goes on, so that one reading tells every problem of a file. Rulesets and training days are read with it.
package struct NodeReader {
  /// A mapping whose keys have been checked.
  package struct Section {
    package let path: String
    package var entries: [String: Entry] = [:]

    /// The entries as they stand in the file.
    var inOrder: [(key: String, value: Entry)] {
      entries.sorted { ($0.value.line, $0.key) < ($1.value.line, $1.key) }
    }

    /// The path of a key within the whole file.
    package func path(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
  }

  /// A value with its place.
  package struct Entry {
    package let node: Node
    package let path: String
    package let line: Int

    /// A value at a place; the file as a whole has an empty path.
    package init(node: Node, path: String, line: Int) { (self.node, self.path, self.line) = (node, path, line) }
  }

  /// The most problems that are told of one file.
  package static let problemLimit = 100

  package let file: String
  package private(set) var problems: [RulesetProblem] = []
  /// Whether the file is a ruleset: its missing keys are then told with what is expected there.
  private let isRuleset: Bool

  package init(file: String, isRuleset: Bool = false) { (self.file, self.isRuleset) = (file, isRuleset) }

  /// The problems as they stand in the file, one after the other.
  package var inOrder: [RulesetProblem] {
    problems.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
  }

  package mutating func report(_ problem: String, line: Int, key: String, suggestion: String? = nil) {
    guard problems.count < Self.problemLimit else { return }
    problems.append(
      RulesetProblem(file: file, line: line, key: key, problem: problem, suggestion: suggestion))
  }

  package mutating func report(_ problem: String, at entry: Entry, suggestion: String? = nil) {
    report(problem, line: entry.line, key: entry.path, suggestion: suggestion)
  }

  /// The keys of a mapping. Those that are not known are told with the nearest that is, and so are those that lack.
  package mutating func section(_ entry: Entry, required: [String], optional: [String] = []) -> Section {
    guard let section = anySection(entry) else { return Section(path: entry.path) }
    let known = required + optional
    for (key, value) in section.inOrder where !known.contains(key) && problems.count < Self.problemLimit {
      let meant = nearest(to: key, among: known)
      let keys = meant == nil ? "; the keys here are \(known.joined(separator: ", "))" : ""
      report("unknown key\(keys)", at: value, suggestion: meant)
    }
    for key in required where section.entries[key] == nil { reportMissing(key, of: section, line: entry.line) }
    return section
  }

  /// Tells that a key lacks, and what is expected there.
  mutating func reportMissing(_ key: String, of section: Section, line: Int) {
    let expected = isRuleset ? Expected.at(section.path(key)) : nil
    report("missing" + (expected.map { ": expected \($0)" } ?? ""), line: line, key: section.path(key))
  }

  /// The keys of a mapping, whatever they are; nil when it is none.
  package mutating func anySection(_ entry: Entry) -> Section? {
    guard case .mapping(let mapping) = entry.node else {
      report("expected keys and values, found \(Self.kind(entry.node))", at: entry)
      return nil
    }
    var section = Section(path: entry.path)
    for (keyNode, value) in mapping {
      let line = keyNode.mark?.line ?? entry.line
      guard case .scalar(let scalar) = keyNode else {
        report("a key has to be a word", line: line, key: entry.path)
        continue
      }
      let key = Self.shown(scalar.string)
      section.entries[key] = Entry(node: value, path: section.path(key), line: line)
    }
    return section
  }

  /// The items of a list; none when the key is left out.
  package mutating func items(_ section: Section, _ key: String) -> [Entry] {
    guard let entry = section.entries[key] else { return [] }
    guard case .sequence(let sequence) = entry.node else {
      report("expected a list, found \(Self.kind(entry.node))", at: entry)
      return []
    }
    return sequence.enumerated().map { index, node in
      Entry(node: node, path: "\(entry.path)[\(index)]", line: node.mark?.line ?? entry.line)
    }
  }

  /// A text that is not empty; an empty one when the key is left out.
  package mutating func text(_ section: Section, _ key: String) -> String {
    section.entries[key].map { text($0) } ?? ""
  }

  /// A text that is not empty and holds no sign that a screen would obey.
  ///
  /// Values are read by their place and not by their looks: `2026` and `"2026"` are the same text, as `12` and `"12"`
  /// are the same number. Only a bare `null` or `~` is nothing.
  package mutating func text(_ entry: Entry) -> String {
    guard case .scalar(let scalar) = entry.node else {
      report("expected text, found \(Self.kind(entry.node))", at: entry)
      return ""
    }
    let isNull = scalar.style == .plain && ["~", "null", "Null", "NULL"].contains(scalar.string)
    if isNull || scalar.string.allSatisfy(\.isWhitespace) { report("expected text, found nothing", at: entry) }
    if scalar.string.unicodeScalars.contains(where: \.isUnfit) {
      report("holds a control character or a mark that turns the writing direction", at: entry)
    }
    return scalar.string
  }

  /// The texts of a list.
  package mutating func texts(_ section: Section, _ key: String) -> [String] {
    items(section, key).map { text($0) }
  }

  /// A whole number within bounds, in quotes or not; the fallback when the key is left out.
  package mutating func integer(_ section: Section, _ key: String, in range: ClosedRange<Int>, or fallback: Int) -> Int
  {
    guard let entry = section.entries[key] else { return fallback }
    guard case .scalar(let scalar) = entry.node, let value = Int(scalar.string), range.contains(value) else {
      report(
        "expected a whole number from \(range.lowerBound) to \(range.upperBound), found \(Self.kind(entry.node))",
        at: entry)
      return fallback
    }
    return value
  }

  /// `true` or `false`.
  package mutating func flag(_ section: Section, _ key: String) -> Bool {
    guard let entry = section.entries[key] else { return false }
    switch entry.node.scalar?.string {
    case "true": return true
    case "false": return false
    case let word:
      let meant = word.flatMap { ["yes", "on", "si", "sì", "True"].contains($0) ? "true" : nil }
      report("expected true or false, found \(Self.kind(entry.node))", at: entry, suggestion: meant)
      return false
    }
  }

  /// What a node is, in words, for the end of "expected …, found …".
  package static func kind(_ node: Node) -> String {
    switch node {
    case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : "'\(shown(scalar.string))'"
    case .mapping: "keys and values"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }

  /// Text from the file as a problem may show it.
  package static func shown(_ text: String) -> String { text.shown }
}
