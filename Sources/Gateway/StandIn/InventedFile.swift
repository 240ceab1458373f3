import Crypto
import Desk
import Foundation

/// A file that a stand-in's citizens send: made anew from its name whenever somebody asks, so that none is stored. The
/// name tells its sort and its number: `sim-image-17`.
struct InventedFile: Sendable {
  /// Its sort.
  let sort: Media.Sort
  /// Which one.
  let number: UInt64
  /// What is in it.
  let bytes: [UInt8]

  /// One of a sort.
  init(_ sort: Media.Sort, _ number: UInt64) {
    (self.sort, self.number) = (sort, number)
    bytes = Self.head(sort, number) + Array("\nfile inventato numero \(number)\n".utf8)
  }

  /// The one of a name; nil for a name that is none.
  init?(named name: String) {
    let parts = name.split(separator: "-")
    guard parts.count == 3, parts[0] == "sim", let sort = Media.Sort(rawValue: String(parts[1])),
      let number = UInt64(parts[2])
    else { return nil }
    self.init(sort, number)
  }

  /// Its name.
  var name: String { "sim-\(sort.rawValue)-\(number)" }

  /// The digest as WhatsApp writes it.
  var digest: String { Data(SHA256.hash(data: bytes)).base64EncodedString() }

  /// The type that is told.
  var mimeType: String {
    switch sort {
    case .image: "image/png"
    case .video: "video/mp4"
    case .audio: "audio/ogg; codecs=opus"
    case .document: "application/pdf"
    case .sticker: "image/webp"
    }
  }

  private static func head(_ sort: Media.Sort, _ number: UInt64) -> [UInt8] {
    switch sort {
    case .image: return InventedPicture(shade: UInt8(truncatingIfNeeded: number &* 47)).bytes
    case .video: return [0, 0, 0, 24] + Array("ftypisom".utf8) + [0, 0, 2, 0] + Array("isommp41".utf8)
    case .audio: return Array("OggS".utf8) + [UInt8](repeating: 0, count: 24) + Array("OpusHead".utf8)
    case .document: return Array("%PDF-1.4\n%%EOF".utf8)
    case .sticker: return Array("RIFF".utf8) + [36, 0, 0, 0] + Array("WEBPVP8L".utf8)
    }
  }
}

/// A small picture in PNG, whose pixels nobody compressed.
struct InventedPicture {
  /// The shade of its sky.
  let shade: UInt8

  /// The file.
  var bytes: [UInt8] {
    let side = 32
    var pixels: [UInt8] = []
    for row in 0..<side {
      pixels.append(0)
      for column in 0..<side {
        let isRoof = row > 12 && abs(column - side / 2) < row - 12
        pixels += isRoof ? [180, 60, 40] : row > 24 ? [60, 140, 60] : [shade, 170, 230]
      }
    }
    let stored: [UInt8] =
      [0x78, 0x01, 0x01] + Self.little(UInt16(pixels.count)) + Self.little(~UInt16(pixels.count)) + pixels
      + Self.big(Self.adler(pixels))
    let header = Self.big(UInt32(side)) + Self.big(UInt32(side)) + [8, 2, 0, 0, 0]
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Self.chunk("IHDR", header) + Self.chunk("IDAT", stored)
      + Self.chunk("IEND", [])
  }

  private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let content = Array(name.utf8) + data
    return big(UInt32(data.count)) + content + big(checksum(content))
  }

  private static func big(_ value: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }

  private static func little(_ value: UInt16) -> [UInt8] { [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)] }

  private static func adler(_ data: [UInt8]) -> UInt32 {
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in data {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return high << 16 | low
  }

  private static func checksum(_ data: [UInt8]) -> UInt32 {
    var value = UInt32.max
    for byte in data {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
  }
}
