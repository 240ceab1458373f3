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

  /// The digest of some bytes.
  public static func text(of data: Data) -> String { Data(SHA256.hash(data: data)).hexadecimal }
}
