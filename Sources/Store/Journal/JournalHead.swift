import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The end of the journal at some moment: all that came before is bound in its digest.
public struct JournalHead: Equatable, Sendable {
  /// The last row.
  public var row: Int64
  /// Its digest.
  public var digest: Data

  /// Makes a head.
  public init(row: Int64, digest: Data) { (self.row, self.digest) = (row, digest) }

  /// The digest as it is written: 64 hexadecimal digits.
  public var text: String { digest.hexadecimal }
}

/// Where the journal's head goes once a day, outside the file: whoever writes the chain anew cannot write that anew. It
/// is told by whichever process first commits an act on a new day of the desk's clock; a digest, never a name.
public struct HeadLog: Sendable {
  /// Takes a head.
  let write: @Sendable (JournalHead) -> Void

  /// A log of one's own, for tests.
  public init(_ write: @escaping @Sendable (JournalHead) -> Void) { self.write = write }

  /// The system's log.
  public static let system = HeadLog { head in
    "journal head \(head.row) \(head.text)".withCString { line in
      withVaList([line]) { vsyslog(LOG_NOTICE, "%s", $0) }
    }
  }
}

/// What a transaction has to tell once it is in the file.
final class News {
  /// The journal's head, when the transaction added the first row of a day.
  var head: JournalHead?
}

extension Data {
  /// Two lower-case digits for each byte.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Reads digits, two for each byte; nil for anything else.
  public init?(hexadecimal text: String) {
    let digits = text.utf8.map { Self.value($0) }
    guard digits.count.isMultiple(of: 2), !digits.contains(nil) else { return nil }
    let values = digits.compactMap(\.self)
    self = Data(stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] })
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
