import Yams

/// What is looked at before a text is given to the YAML parser, and how the parser's own complaints are told.
///
/// Aliases of anchors make a small file mean a huge tree, and nesting without end eats the stack: our files need
/// neither.
enum YAMLGuard {
  /// How many brackets may be open at once.
  static let depthLimit = 32

  /// The line, from 1, of the first byte that is no UTF-8, or nil when all are.
  static func malformedLine(_ bytes: some Collection<UInt8>) -> Int? {
    var (line, decoder, iterator) = (1, UTF8(), bytes.makeIterator())
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue("\n"): line += 1
      case .scalarValue: continue
      case .emptyInput: return nil
      case .error: return line
      }
    }
  }

  /// The line, from 1, of the first control character that YAML does not take, and its name; or nil without any.
  static func controlLine(_ yaml: String) -> (line: Int, name: String)? {
    var (line, before) = (1, newline)
    for byte in yaml.utf8 {
      if byte == newline { line += 1 }
      let isPlain = byte < 0x20 && byte != newline && byte != UInt8(ascii: "\t") && byte != UInt8(ascii: "\r")
      // U+0080 to U+009F are two bytes of UTF-8; U+0085 ends a line.
      let isWide = before == 0xC2 && (0x80...0x9F).contains(byte) && byte != 0x85
      if isPlain || byte == 0x7F || isWide {
        let hex = String(byte, radix: 16, uppercase: true)
        return (line, "U+" + String(repeating: "0", count: 4 - hex.count) + hex)
      }
      before = byte
    }
    return nil
  }

  /// The line of the first anchor, from 1, or nil without any. Only a `&` where a value or a key may begin counts: at
  /// the start of a line, after a sign that opens one, or after a tag; so texts may hold the sign.
  static func anchorLine(_ yaml: String) -> Int? {
    var (line, begins, inTag) = (1, true, false)
    // The last byte that was no blank; a value begins after a sign that opens one and a blank.
    var (last, anchorAt) = (newline, Int?.none)
    for byte in yaml.utf8 {
      if let found = anchorAt {
        if !blanks.contains(byte) { return found }
        anchorAt = nil
      }
      switch byte {
      case newline: (line, begins, inTag, last) = (line + 1, true, false, byte)
      case _ where blanks.contains(byte): (begins, inTag) = (begins || inTag || openers.contains(last), false)
      case ampersand where begins: (anchorAt, begins, last) = (line, false, byte)
      case bang where begins: (begins, inTag, last) = (false, true, byte)
      default: (begins, last) = (brackets.contains(byte), byte)
      }
    }
    return nil
  }

  /// The line on which more brackets are open than may be, from 1, or nil. Brackets within texts are counted too, and
  /// texts close what they open; blocks nest by indentation, which a file of the allowed size cannot take far.
  static func deepLine(_ yaml: String) -> Int? {
    var (line, depth, indented) = (1, 0, 0)
    for byte in yaml.utf8 {
      switch byte {
      case newline: (line, indented) = (line + 1, 0)
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: "-"), UInt8(ascii: "?"): indented += 1
      case blank: break
      default: indented = 0
      }
      if depth > depthLimit || indented > 512 { return line }
    }
    return nil
  }

  /// A complaint of the parser as a line of the text, or 0, and a sentence.
  static func explain(_ error: YamlError, in yaml: String) -> (line: Int, problem: String) {
    let (line, problem) = explain(error)
    // At the end of a text the parser stands on the line after the last.
    return (min(line, yaml.utf8.split(separator: newline, omittingEmptySubsequences: false).count), problem)
  }

  private static func explain(_ error: YamlError) -> (line: Int, problem: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark.line, "no YAML: \(problem)")
    case .reader(let problem, _, _, _): (0, "no YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      (context.mark.line, "the key '\(duplicates.first ?? "")' stands twice in one place")
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded: (0, "no YAML: \(error)")
    }
  }

  private static let (newline, blank) = (UInt8(ascii: "\n"), UInt8(ascii: " "))
  private static let (ampersand, bang) = (UInt8(ascii: "&"), UInt8(ascii: "!"))
  private static let blanks = [" ", "\t", "\r", "\n"].map { UInt8(ascii: $0) }
  private static let openers = [":", "-", "?", ",", "[", "{"].map { UInt8(ascii: $0) }
  private static let brackets = [",", "[", "{"].map { UInt8(ascii: $0) }
}
