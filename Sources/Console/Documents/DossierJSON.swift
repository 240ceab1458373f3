import Desk
import Foundation
import Policy

/// Dossiers and their manifests as JSON: sorted keys, ASCII only, instants in ISO 8601 by Rome's clock to the
/// millisecond. The same value is always the same bytes.
public enum DossierJSON {
  /// The bytes of a value.
  public static func encode(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      try container.encode(text(date))
    }
    return Data((ascii(String(decoding: try encoder.encode(value), as: UTF8.self)) + "\n").utf8)
  }

  /// The value of some bytes.
  ///
  /// - Throws: `DecodingError` for anything that `encode` does not write.
  public static func decode<Value: Decodable>(_ type: Value.Type, from bytes: Data) throws -> Value {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let container = try decoder.singleValueContainer()
      guard let date = try? Zone.instant(iso8601: container.decode(String.self)) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "no instant")
      }
      return Date(timeIntervalSince1970: (date.timeIntervalSince1970 * 1000).rounded() / 1000)
    }
    return try decoder.decode(type, from: bytes)
  }

  /// `2026-03-12T11:05:09.250+01:00`.
  static func text(_ instant: Date) -> String {
    let milliseconds = (instant.timeIntervalSince1970 * 1000).rounded()
    let seconds = (milliseconds / 1000).rounded(.down)
    let whole = Zone.rome.iso8601(Date(timeIntervalSince1970: seconds))
    let rest = String(Int(milliseconds - seconds * 1000))
    return whole.prefix(19) + "." + String(repeating: "0", count: 3 - rest.count) + rest + whole.dropFirst(19)
  }

  /// JSON in ASCII: outside strings there is nothing else, and inside them everything can be written so.
  private static func ascii(_ json: String) -> String {
    var text = ""
    text.reserveCapacity(json.utf8.count)
    for unit in json.utf16 {
      if unit < 0x7F, let scalar = Unicode.Scalar(unit) {
        text.unicodeScalars.append(scalar)
      } else {
        let hex = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      }
    }
    return text
  }
}
