import Crypto
import Desk
import Foundation

/// The carrier's name for a thing, or the digest of the thing where there is none or it is longer than any real one.
func providerID(_ text: String?, of element: JSON) -> ProviderID {
  reference(text.map(JSON.string)) ?? digest(element.canonicalBytes)
}

/// The name of another message; nil where there is none, or one longer than any real one.
func reference(_ json: JSON?) -> ProviderID? {
  guard let text = json?.filledText, text.utf8.count <= 1024 else { return nil }
  return ProviderID(text)
}

/// A name made of the bytes themselves, `sha256:…` in lower-case hexadecimal.
func digest(_ bytes: [UInt8]) -> ProviderID {
  var text = Array("sha256:".utf8)
  text.reserveCapacity(text.count + 2 * SHA256.byteCount)
  for byte in SHA256.hash(data: bytes) {
    text.append(hexDigit(byte >> 4))
    text.append(hexDigit(byte))
  }
  return ProviderID(String(decoding: text, as: UTF8.self))
}

/// WhatsApp's timestamp, seconds since 1970 in a string or a number; nil for anything outside the years in which a
/// message can have been sent, 2009 to 2099.
func timestamp(_ json: JSON?) -> Date? {
  guard let seconds = json?.integer, (1_230_768_000..<4_102_444_800).contains(seconds) else { return nil }
  return Date(timeIntervalSince1970: Double(seconds))
}

/// The digits of a phone number, however it is written; nil for what is none.
func phoneDigits(_ text: String) -> String? {
  guard text.utf8.count <= 40 else { return nil }
  var digits: [UInt8] = []
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte)
    case UInt8(ascii: "+"), UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"): continue
    default: return nil
    }
  }
  return (1...20).contains(digits.count) ? String(decoding: digits, as: UTF8.self) : nil
}

extension String {
  /// At most so many scalars of it: what names a thing is never a page of text.
  func cut(to scalars: Int) -> String {
    utf8.count <= scalars ? self : String(String.UnicodeScalarView(unicodeScalars.prefix(scalars)))
  }
}
