/// Lines of a document without markup, as a mail program sends them.
struct Plain {
  /// Columns of a line at most, as mail programs like them.
  static let columns = 72

  private(set) var lines: [String] = []

  /// The document.
  var text: String { lines.joined(separator: "\n") + "\n" }

  /// A line of the program's own, or an empty one.
  mutating func line(_ text: String = "") { lines.append(text) }

  /// A heading.
  mutating func heading(_ text: String) { lines += ["", text, String(repeating: "-", count: text.count)] }

  /// Words of any origin as paragraphs.
  mutating func paragraph(_ text: String) { lines += Self.wrapped(text, columns: Self.columns) }

  /// A name and a value of any origin, the value's further lines below its first.
  mutating func fact(_ name: String, _ value: String) {
    let label = name + ": "
    let indent = String(repeating: " ", count: label.count)
    let found = Self.wrapped(value, columns: Self.columns - label.count)
    lines += found.enumerated().map { ($0.offset == 0 ? label : indent) + $0.element }
  }

  /// What somebody wrote. Each line begins with a sign, so that none passes for ours.
  mutating func quote(_ text: String) {
    lines += Self.wrapped(text, columns: Self.columns - 2).map { "> " + $0 }
  }

  /// Text in lines of so many characters at most, broken at blanks where there are some.
  static func wrapped(_ text: String, columns: Int) -> [String] {
    PaperText(text).text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { wrapped($0, columns) }
  }

  private static func wrapped(_ paragraph: Substring, _ columns: Int) -> [String] {
    var (lines, rest) = ([String](), paragraph)
    while true {
      guard let limit = rest.index(rest.startIndex, offsetBy: columns, limitedBy: rest.endIndex), limit < rest.endIndex
      else { return lines + [String(rest)] }
      let blank = rest[...limit].lastIndex(of: " ").flatMap { $0 > rest.startIndex ? $0 : nil }
      lines.append(String(rest[..<(blank ?? limit)]))
      rest = rest[(blank.map { rest.index(after: $0) } ?? limit)...]
    }
  }
}
