/// An address of the web that may be handed to a browser: `http` or `https`, ASCII only, with a host that is what it
/// seems to be. Whatever else a citizen writes is no link, and can only be copied.
public struct WebLink: Hashable, Sendable {
  /// The whole address, in ASCII. It begins with `http`, and so is never taken for an option.
  public let url: String
  /// Who answers there, in lower case.
  public let host: String

  /// Longer addresses cannot be shown in full.
  static let longest = 1_000

  /// An address as it was written; without a scheme it is `https`.
  ///
  /// Nil for other schemes, for names with letters that are not ASCII (they imitate others), for what stands before an
  /// `@` (it imitates a host), and for anything with blanks, controls or backslashes in it.
  public init?(_ written: String) {
    guard written.utf8.count <= Self.longest else { return nil }
    let scheme = ["http://", "https://"].first { written.lowercased().hasPrefix($0) }
    guard scheme != nil || !written.contains("://") else { return nil }
    let rest = scheme.map { written.dropFirst($0.count) } ?? written[...]
    let authority = rest.prefix { !"/?#".contains($0) }
    let path = rest.dropFirst(authority.count)
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard let name = parts.first?.lowercased(), parts.count <= 2, Self.isHost(name) else { return nil }
    if parts.count == 2 { guard (1...65_535).contains(Int(parts[1]) ?? 0) else { return nil } }
    guard let encoded = Self.encoded(path) else { return nil }
    (url, host) = ((scheme ?? "https://") + authority.lowercased() + encoded, name)
  }

  private init(url: String, host: String) { (self.url, self.host) = (url, host) }

  /// A place on the map of OpenStreetMap. Degrees, WGS 84.
  static func map(latitude: Double, longitude: Double) -> WebLink {
    let (north, east) = (degrees(latitude), degrees(longitude))
    let host = "www.openstreetmap.org"
    return WebLink(url: "https://\(host)/?mlat=\(north)&mlon=\(east)#map=17/\(north)/\(east)", host: host)
  }

  /// Degrees with six decimals and a point, whatever the locale.
  static func degrees(_ value: Double) -> String {
    guard value.isFinite, abs(value) <= 360 else { return "0" }
    let millionths = Int((abs(value) * 1_000_000).rounded())
    let decimals = String(millionths % 1_000_000)
    let sign = value < 0 && millionths > 0 ? "-" : ""
    return "\(sign)\(millionths / 1_000_000)." + String(repeating: "0", count: 6 - decimals.count) + decimals
  }

  private static func isHost(_ name: String) -> Bool {
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, name.utf8.count <= 253 else { return false }
    return labels.allSatisfy { label in
      !label.isEmpty && label.utf8.count <= 63 && !label.hasPrefix("-") && !label.hasPrefix("xn--")
        && label.utf8.allSatisfy { ($0 > 0x60 && $0 < 0x7B) || ($0 > 0x2F && $0 < 0x3A) || $0 == 0x2D || $0 == 0x5F }
    }
  }

  /// What follows the host, with everything that is no plain sign of an address as percents.
  private static func encoded(_ path: Substring) -> String? {
    var text = ""
    for byte in path.utf8 {
      switch byte {
      case 0...0x20, 0x7F, UInt8(ascii: "\\"): return nil
      case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "^"), UInt8(ascii: "`"),
        UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "'"), 0x80...:
        let digits = Array("0123456789ABCDEF")
        text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      default: text.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return text
  }
}
