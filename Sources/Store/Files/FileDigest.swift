import Crypto
import Foundation

/// SHA-256 of what passes by, for whoever writes or reads files outside this room.
public struct FileDigest {
  private var hash = SHA256()
  /// Bytes so far.
  public private(set) var bytes = 0

  /// Nothing yet.
  public init() {}

  /// Takes more bytes.
  public mutating func add(_ data: some Collection<UInt8>) {
    let data = Data(data)
    hash.update(data: data)
    bytes += data.count
  }

  /// The digest of all so far, in lower-case hexadecimal.
  public var text: String { Data(hash.finalize()).hexadecimal }

  /// A digest that a carrier claims, in base64 or hexadecimal, as its 64 letters; nil for anything else.
  public static func named(_ claimed: String) -> String? {
    if claimed.utf8.count == 64, claimed.allSatisfy({ $0.isASCII && $0.isHexDigit }) { return claimed.lowercased() }
    guard claimed.utf8.count <= 48, let data = Data(base64Encoded: claimed), data.count == 32 else { return nil }
    return data.hexadecimal
  }

  /// The digest of some bytes.
  public static func text(of data: Data) -> String { Data(SHA256.hash(data: data)).hexadecimal }
}
