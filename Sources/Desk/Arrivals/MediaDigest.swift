import Foundation

extension Media {
  /// The digest that the carrier claims, as 64 hexadecimal letters: the name of its file. Nil for anything else, so that
  /// it is never a path.
  public var digest: String? { sha256.flatMap(Media.digest) }

  /// A digest as carriers write it, in base64 or hexadecimal, as its 64 small letters; nil for anything else.
  public static func digest(_ claimed: String) -> String? {
    if claimed.utf8.count == 64, claimed.allSatisfy({ $0.isASCII && $0.isHexDigit }) { return claimed.lowercased() }
    guard claimed.utf8.count <= 48, let data = Data(base64Encoded: claimed), data.count == 32 else { return nil }
    let digits = Array("0123456789abcdef")
    return String(data.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
