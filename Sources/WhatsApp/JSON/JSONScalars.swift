extension JSONReader {
  /// Walks over a number at `position`.
  mutating func skipNumber() throws(JSONFault) {
    if here == UInt8(ascii: "-") { position += 1 }
    if here == UInt8(ascii: "0") { position += 1 } else { try digits() }
    if here == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if here == UInt8(ascii: "e") || here == UInt8(ascii: "E") {
      position += 1
      if here == UInt8(ascii: "+") || here == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
  }

  /// Reads a string whose opening quote stands at `position`.
  mutating func string() throws(JSONFault) -> String {
    position += 1
    let start = position
    while let byte = here {
      if byte == UInt8(ascii: "\"") {
        position += 1
        return String(decoding: bytes[start..<position - 1], as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\") { return try string(startingWith: bytes[start..<position]) }
      if byte < 0x20 { throw expected("no control character in a string: it must be escaped") }
      position += 1
    }
    throw expected("a closing quote")
  }

  /// Walks over a string whose opening quote stands at `position`, with the same errors as `string`.
  mutating func skipString() throws(JSONFault) {
    position += 1
    var escaped: [UInt8] = []
    while let byte = here {
      if byte < 0x20 { throw expected("no control character in a string: it must be escaped") }
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return
      case UInt8(ascii: "\\"):
        escaped.removeAll(keepingCapacity: true)
        try escape(into: &escaped)
      default: continue
      }
    }
    throw expected("a closing quote")
  }

  /// Goes on with a string from its first escape.
  private mutating func string(startingWith plain: ArraySlice<UInt8>) throws(JSONFault) -> String {
    var text = Array(plain)
    while let byte = here {
      if byte < 0x20 { throw expected("no control character in a string: it must be escaped") }
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      default: text.append(byte)
      }
    }
    throw expected("a closing quote")
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONFault) {
    guard let byte = here else { throw expected("a closing quote") }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): return try unicodeEscape(into: &text)
    default: throw expected("one of \" \\ / b f n r t u after a backslash")
    }
    position += 1
  }

  /// Reads `uXXXX`, with the escape behind it when the two are a surrogate pair; half a pair becomes U+FFFD.
  private mutating func unicodeEscape(into text: inout [UInt8]) throws(JSONFault) {
    let unit = try hexUnit(at: position + 1)
    position += 5
    var scalar = Unicode.Scalar(UInt32(unit))
    if UTF16.isLeadSurrogate(unit), here == UInt8(ascii: "\\"), byte(at: position + 1) == UInt8(ascii: "u") {
      let trail = try hexUnit(at: position + 2)
      if UTF16.isTrailSurrogate(trail) {
        position += 6
        scalar = Unicode.Scalar(0x10000 + (UInt32(unit) & 0x3FF) << 10 + UInt32(trail) & 0x3FF)
      }
    }
    text.append(contentsOf: UTF8.encode(scalar ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
  }

  private func hexUnit(at start: Int) throws(JSONFault) -> UInt16 {
    var unit: UInt16 = 0
    for offset in start..<start + 4 {
      guard let digit = byte(at: offset).flatMap(hexValue) else {
        throw JSONFault(offset: offset, reason: .expected("four hexadecimal digits after \\u"))
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  private mutating func digits() throws(JSONFault) {
    let start = position
    while let byte = here, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
    if position == start { throw expected("a digit") }
  }

  private var here: UInt8? { byte(at: position) }

  private func byte(at offset: Int) -> UInt8? { offset < bytes.endIndex ? bytes[offset] : nil }
}

/// What an ASCII hexadecimal digit of either case stands for.
func hexValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}

/// The lower-case hexadecimal digit of the lower four bits.
func hexDigit(_ bits: UInt8) -> UInt8 {
  let value = bits & 0xF
  return value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}
