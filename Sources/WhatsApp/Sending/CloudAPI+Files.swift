extension CloudAPI {
  /// Where a file of a citizen's lies, and the digest that it has there.
  public struct FileFacts: Equatable, Sendable {
    /// The address, good for five minutes.
    public var address: String
    /// The digest as it is told, in base64 or hexadecimal; nil when none is.
    public var digest: String?
  }

  /// Asks where a file lies (whatsapp.md §5). Nil for an id that no path may hold.
  public func file(_ id: String) -> CarrierRequest? {
    let isPlain = id.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || [0x2D, 0x2E, 0x5F].contains(byte)
    }
    guard isPlain, (1...512).contains(id.utf8.count), !id.hasPrefix(".") else { return nil }
    return CarrierRequest(.get, "/\(id)?phone_number_id=\(number)")
  }

  /// Reads the answer to `file`; nil when it tells no address.
  public static func file(http: Int, body: [UInt8]) -> FileFacts? {
    guard (200..<300).contains(http), let json = try? JSON(body), let address = json["url"]?.filledText else {
      return nil
    }
    return FileFacts(address: address, digest: json["sha256"]?.filledText)
  }
}
