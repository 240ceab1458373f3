import Foundation
import WhatsApp

/// Standard output and standard error: data on the one, everything else on the other.
enum Output {
  /// Prints a line of data.
  static func line(_ text: String) { self.text(text + "\n") }

  /// Prints text as it stands. A reader who has gone away ends the program in silence, as a pipe's do; any other
  /// failure ends it with a sentence.
  static func text(_ text: String) {
    guard let code = write(text, to: STDOUT_FILENO) else { return }
    if code != EPIPE { warn("standard output cannot be written: \(String(cString: strerror(code)))") }
    exit(code == EPIPE ? 0 : 2)
  }

  /// Writes it all; the system's code when it cannot.
  private static func write(_ text: String, to descriptor: Int32) -> Int32? {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return errno }
      }
      return nil
    }
  }

  /// Prints one JSON value on a line: keys in the order given, control and non-ASCII characters escaped.
  static func json(_ value: JSON) { line(value.ascii) }

  /// Prints text that is no data as it stands.
  static func errorText(_ text: String) { _ = write(text, to: STDERR_FILENO) }

  /// Tells the user something that is no data; each line says who speaks.
  static func warn(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    errorText(lines.map { "sportello: \($0)\n" }.joined())
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A string.
  public init(stringLiteral text: String) { self = .string(text) }
  /// A whole number.
  public init(integerLiteral number: Int) { self = .number("\(number)") }
  /// True or false.
  public init(booleanLiteral flag: Bool) { self = .bool(flag) }
  /// An array.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  /// An object, its keys in the order written.
  public init(dictionaryLiteral members: (String, JSON)...) { self = .object(members.map { Member($0.0, $0.1) }) }
}

extension JSON {
  /// A string, or null.
  static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

  /// A whole number.
  static func count(_ number: Int) -> JSON { .number("\(number)") }

  /// The value on one line, in ASCII only.
  var ascii: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let digits): digits
    case .string(let text): JSON.quoted(text)
    case .array(let elements): "[" + elements.map(\.ascii).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { JSON.quoted($0.key) + ":" + $0.value.ascii }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for unit in text.utf16 {
      switch unit {
      case 0x22: quoted += "\\\""
      case 0x5C: quoted += "\\\\"
      case 0x0A: quoted += "\\n"
      case 0x20..<0x7F: quoted.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      default:
        let hex = String(unit, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      }
    }
    return quoted + "\""
  }
}
