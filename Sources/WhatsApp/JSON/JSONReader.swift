extension JSON {
  /// How deep arrays and objects may stand within each other.
  public static let depthLimit = 512

  /// Reads one document of RFC 8259, a byte order mark before it or not.
  ///
  /// The time is linear in the bytes, and the stack does not grow with their depth.
  /// - Throws: `BodyError.notJSON` or `.tooDeep`, with line and column.
  public init(_ bytes: ArraySlice<UInt8>) throws(BodyError) {
    var reader = JSONReader(bytes)
    do {
      self = try reader.value()
      try reader.finish()
    } catch {
      throw error.located(in: bytes)
    }
  }

  /// Reads one document of RFC 8259, a byte order mark before it or not.
  ///
  /// - Throws: `BodyError.notJSON` or `.tooDeep`, with line and column.
  public init(_ bytes: [UInt8]) throws(BodyError) { try self.init(bytes[...]) }
}

/// Where reading stopped and why; the line is counted only then.
struct JSONFault: Error {
  /// What is wrong.
  enum Reason { case expected(String), tooDeep }

  var offset: Int
  var reason: Reason

  /// The error as it is told outside.
  func located(in bytes: ArraySlice<UInt8>) -> BodyError {
    var (line, column) = (1, 1)
    let start = bytes.starts(with: JSONReader.byteOrderMark) ? bytes.startIndex + 3 : bytes.startIndex
    for byte in bytes[start..<max(start, min(offset, bytes.endIndex))] {
      if byte == UInt8(ascii: "\n") {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    switch reason {
    case .expected(let what): return .notJSON(line: line, column: column, expected: what)
    case .tooDeep: return .tooDeep(line: line, column: column)
    }
  }
}

/// A reader of JSON that walks over bytes with a stack of its own.
struct JSONReader {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// An array or object begun and not ended: where its values and keys start on their stacks.
  private struct Open {
    var isObject: Bool
    var firstValue: Int
    var firstKey: Int
  }

  let bytes: ArraySlice<UInt8>
  /// The next byte to read.
  var position: Int
  private var values: [JSON] = []
  private var keys: [String] = []
  private var opened: [Open] = []
  /// Whether values are only walked over and nothing is built of them.
  private var isSkipping = false

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
    if bytes.starts(with: Self.byteOrderMark) { position += 3 }
  }

  /// Reads the value that comes next.
  mutating func value() throws(JSONFault) -> JSON {
    isSkipping = false
    try walk()
    return values.popLast() ?? .null
  }

  /// Walks over the value that comes next as `value` does, with the same errors, and gives its bytes. What it needs of
  /// memory does not grow with them.
  mutating func skippedValue() throws(JSONFault) -> ArraySlice<UInt8> {
    isSkipping = true
    _ = next()
    let start = position
    try walk()
    return bytes[start..<position]
  }

  private mutating func walk() throws(JSONFault) {
    values.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    opened.removeAll(keepingCapacity: true)
    repeat {
      guard try begins() else { continue }
      while try ends() {}
    } while !opened.isEmpty
  }

  /// Sees to it that nothing but white space is left.
  mutating func finish() throws(JSONFault) {
    if next() != nil { throw expected("the end") }
  }

  /// Takes what stands next: a scalar or an empty array or object whole (true), else only its opening (false).
  private mutating func begins() throws(JSONFault) -> Bool {
    guard let byte = next() else { throw expected("a value") }
    let isObject = byte == UInt8(ascii: "{")
    guard isObject || byte == UInt8(ascii: "[") else {
      try scalar(byte)
      return true
    }
    guard opened.count < JSON.depthLimit else { throw JSONFault(offset: position, reason: .tooDeep) }
    opened.append(Open(isObject: isObject, firstValue: values.count, firstKey: keys.count))
    position += 1
    if next() == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
      close()
      return true
    }
    if isObject { try key() }
    return false
  }

  /// After a value: ends what is open (true), or goes on to its next value (false).
  private mutating func ends() throws(JSONFault) -> Bool {
    guard let isObject = opened.last?.isObject else { return false }
    switch (next(), isObject) {
    case (UInt8(ascii: "}"), true), (UInt8(ascii: "]"), false):
      close()
      return true
    case (UInt8(ascii: ","), _):
      position += 1
      if isObject { try key() }
      return false
    default:
      throw expected(isObject ? "a comma or }" : "a comma or ]")
    }
  }

  /// Puts the innermost open array or object together.
  private mutating func close() {
    guard let open = opened.popLast() else { return }
    position += 1
    if isSkipping { return }
    let contents = values[open.firstValue...]
    let whole: JSON =
      open.isObject
      ? .object(zip(keys[open.firstKey...], contents).map { JSON.Member($0, $1) }) : .array(Array(contents))
    values.removeSubrange(open.firstValue...)
    keys.removeSubrange(open.firstKey...)
    values.append(whole)
  }

  private mutating func key() throws(JSONFault) {
    guard next() == UInt8(ascii: "\"") else { throw expected("a key in quotes") }
    if isSkipping { try skipString() } else { keys.append(try string()) }
    guard next() == UInt8(ascii: ":") else { throw expected("a colon") }
    position += 1
  }

  private mutating func scalar(_ byte: UInt8) throws(JSONFault) {
    let start = position
    switch byte {
    case UInt8(ascii: "\""):
      if isSkipping { try skipString() } else { values.append(.string(try string())) }
    case UInt8(ascii: "t"): try word("true", .bool(true))
    case UInt8(ascii: "f"): try word("false", .bool(false))
    case UInt8(ascii: "n"): try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      try skipNumber()
      if !isSkipping { values.append(.number(String(decoding: bytes[start..<position], as: UTF8.self))) }
    default: throw expected("a value")
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONFault) {
    let end = position + word.utf8CodeUnitCount
    let matches = word.withUTF8Buffer { $0.elementsEqual(bytes[position..<min(end, bytes.endIndex)]) }
    guard matches else { throw expected("a value") }
    position = end
    if !isSkipping { values.append(value) }
  }

  /// Skips white space; the byte behind it, or nil at the end.
  mutating func next() -> UInt8? {
    while position < bytes.endIndex {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): position += 1
      case let byte: return byte
      }
    }
    return nil
  }

  func expected(_ what: String) -> JSONFault { JSONFault(offset: position, reason: .expected(what)) }
}
