extension JSON {
  /// An object of the members that have something: those that are nil are left out.
  public static func record(_ members: KeyValuePairs<String, JSON?>) -> JSON {
    .object(members.compactMap { key, value in value.map { Member(key, $0) } })
  }

  /// The bytes as Meta writes them: everything that is no ASCII as `\u` in lower-case hexadecimal, pairs of surrogates
  /// for what lies beyond, and the slash escaped (whatsapp.md §1.2). Members stay in their order.
  public var escapedBytes: [UInt8] {
    var bytes: [UInt8] = []
    escape(to: &bytes)
    return bytes
  }

  private func escape(to bytes: inout [UInt8]) {
    switch self {
    case .null, .bool, .number: bytes += canonicalBytes
    case .string(let text): JSON.escape(text, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        element.escape(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        JSON.escape(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.escape(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func escape(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for unit in text.utf16 {
      switch unit {
      case 0x22, 0x2F, 0x5C: bytes += [UInt8(ascii: "\\"), UInt8(unit)]
      case 0x20..<0x7F: bytes.append(UInt8(unit))
      default:
        bytes += "\\u".utf8
        for shift in [12, 8, 4, 0] { bytes.append(hexDigit(UInt8(truncatingIfNeeded: unit >> shift))) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
