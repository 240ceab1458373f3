import Crypto
import Foundation

/// Whether a body bears the signature that Meta puts in `X-Hub-Signature-256`: `sha256=` and HMAC-SHA256 of the raw
/// bytes under the app's secret, in hexadecimal.
///
/// The bytes must be those that came, never parsed and written again: Meta signs its own escapes. The comparison takes
/// the same time wherever the digests differ. An empty secret signs nothing.
public func isSigned(_ body: [UInt8], by header: String, secret: String) -> Bool {
  let prefix = "sha256="
  guard !secret.isEmpty, header.utf8.count == prefix.utf8.count + 64, header.hasPrefix(prefix) else { return false }
  var code: [UInt8] = []
  var high: UInt8?
  for byte in header.utf8.dropFirst(prefix.utf8.count) {
    guard let digit = hexValue(byte) else { return false }
    if let first = high {
      code.append(first << 4 | digit)
      high = nil
    } else {
      high = digit
    }
  }
  let key = SymmetricKey(data: Array(secret.utf8))
  return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: body, using: key)
}

/// The signature that Meta would put in `X-Hub-Signature-256` for a body: for the stand-in that plays Meta.
public func signature(of body: [UInt8], secret: String) -> String {
  let code = HMAC<SHA256>.authenticationCode(for: body, using: SymmetricKey(data: Array(secret.utf8)))
  var text = Array("sha256=".utf8)
  for byte in code { text += [hexDigit(byte >> 4), hexDigit(byte)] }
  return String(decoding: text, as: UTF8.self)
}
