/// A JSON value as it came from outside.
///
/// The reader is our own because the carrier's bodies are not always what Foundation's accepts, and nothing may be
/// dropped: half a surrogate pair or invalid UTF-8 becomes U+FFFD instead of an error, a key given twice is kept twice,
/// numbers keep the digits they were written with, and every error knows its line and column.
public enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  /// A number, in the digits it was written with.
  case number(String)
  case string(String)
  case array([JSON])
  /// Keys and values in the order they came; a key given twice stands twice.
  case object([Member])

  /// One key of an object and what it holds.
  public struct Member: Equatable, Sendable {
    /// The key.
    public var key: String
    /// What it holds.
    public var value: JSON

    /// Makes a member.
    public init(_ key: String, _ value: JSON) { (self.key, self.value) = (key, value) }
  }
}

extension JSON {
  /// What an object holds under a key, the last when it is given twice; nil for anything that is no object.
  public subscript(key: String) -> JSON? { members?.last { $0.key == key }?.value }

  /// The members, when this is an object.
  public var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The elements, when this is an array.
  public var elements: [JSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The text of a string, or the digits of a number that stands where a string belongs.
  public var text: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .null, .bool, .array, .object: nil
    }
  }

  /// As `text`, but nil when there is nothing in it: WhatsApp writes both for what it does not tell.
  public var filledText: String? { text.flatMap { $0.isEmpty ? nil : $0 } }

  /// The whole number that a number or a string of digits holds; nil when it is no whole number or does not fit.
  public var integer: Int? {
    guard let text, text.utf8.count <= JSON.longestNumber else { return nil }
    return Int(text) ?? double.flatMap(Int.init(exactly:))
  }

  /// The finite number that a number or a string of digits holds.
  public var double: Double? {
    guard let text, text.utf8.count <= JSON.longestNumber, let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// The truth that `true`, `"true"`, 1 and their opposites hold.
  public var flag: Bool? {
    switch self {
    case .bool(let flag): flag
    case .string("true"), .number("1"), .string("1"): true
    case .string("false"), .number("0"), .string("0"): false
    case .null, .number, .string, .array, .object: nil
    }
  }

  /// Numbers written with more bytes than this are kept, but not counted with.
  private static let longestNumber = 400
}
