import Desk
import Foundation

/// A value as a column holds it.
enum Stored: Sendable {
  case integer(Int64)
  case text(String)
  case blob(Data)
}

/// What can stand in a statement's place of a `?`. A nil is NULL.
protocol Storable {
  /// The value as a column holds it.
  var stored: Stored { get }
}

extension Int64: Storable { var stored: Stored { .integer(self) } }
extension Int: Storable { var stored: Stored { .integer(Int64(self)) } }
extension Bool: Storable { var stored: Stored { .integer(self ? 1 : 0) } }
extension Data: Storable { var stored: Stored { .blob(self) } }
extension Date: Storable { var stored: Stored { .integer(milliseconds) } }
extension Identifier: Storable { var stored: Stored { .integer(rawValue) } }
extension ProviderID: Storable { var stored: Stored { rawValue.stored } }
extension StaffID: Storable { var stored: Stored { rawValue.stored } }

extension String: Storable {
  /// U+0000 ends a text in SQLite's C interface: it is kept as the picture of itself, so that what follows is not lost.
  var stored: Stored {
    holdsEnd ? .text(String(unicodeScalars.map { $0.value == 0 ? "\u{2400}" : Character($0) })) : .text(self)
  }

  /// Whether a U+0000 stands in it: asked of every text that is written.
  private var holdsEnd: Bool {
    var text = self
    return text.withUTF8 { bytes in bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false }
  }
}

extension Date {
  /// Milliseconds UTC, kept within the years 1 to 9999 whatever the instant: timestamps from outside are hostile.
  var milliseconds: Int64 {
    let value = timeIntervalSince1970 * 1000
    guard !value.isNaN else { return 0 }
    return Int64(min(max(value, -62_135_596_800_000), 253_402_300_799_999).rounded())
  }

  /// The instant of a column.
  init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }
}
