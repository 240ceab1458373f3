import Crypto
import Foundation
import Testing
import WhatsApp

@Suite("Only what Meta signed is believed")
struct SignatureTests {
  /// As Meta sends it: `è` and the emoji escaped, the slash too. Written out, it would be other bytes.
  let body = Array(#"{"text":{"body":"perch\u00e9 \ud83d\ude00 https:\/\/example.it"}}"#.utf8)
  let secret = "segreto dell'app"

  func signature(of bytes: [UInt8], under secret: String) -> String {
    let key = SymmetricKey(data: Array(secret.utf8))
    let code = HMAC<SHA256>.authenticationCode(for: bytes, using: key)
    return "sha256=" + code.map { (UInt16($0) + 0x100).hex.dropFirst() }.joined()
  }

  @Test("a known example: RFC 4231, case 2")
  func knownExample() {
    let header = "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    #expect(isSigned(Array("what do ya want for nothing?".utf8), by: header, secret: "Jefe"))
  }

  @Test("the raw bytes are signed, escapes and all")
  func escapes() throws {
    let header = signature(of: body, under: secret)
    #expect(isSigned(body, by: header, secret: secret))
    #expect(!isSigned(try JSON(body).canonicalBytes, by: header, secret: secret), "the same JSON written again")
  }

  @Test("a changed byte, another secret, no secret")
  func forged() {
    let header = signature(of: body, under: secret)
    #expect(!isSigned(body + [0x20], by: header, secret: secret))
    #expect(!isSigned(body, by: header, secret: "un altro"))
    #expect(!isSigned(body, by: signature(of: body, under: ""), secret: ""))
  }

  @Test("headers that are no signature", arguments: ["", "sha256=", "sha1=0123", "sha256=zz", "sha256:", "è"])
  func malformed(_ header: String) {
    #expect(!isSigned(body, by: header, secret: secret))
    let right = signature(of: body, under: secret)
    #expect(!isSigned(body, by: String(right.dropLast()), secret: secret))
    #expect(!isSigned(body, by: String(right.dropLast()) + "g", secret: secret))
  }
}

extension UInt16 {
  fileprivate var hex: String { String(self, radix: 16) }
}
