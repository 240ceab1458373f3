import Crypto

/// The answer to Meta's question whether an address is ours (whatsapp.md §1.1): the challenge, to be sent back as plain
/// text; nil when the token is not the one we gave, or the question is none.
///
/// The tokens are compared by their digests, in the same time wherever they differ. An empty token opens nothing.
public func handshake(mode: String?, token: String?, challenge: String?, expected: String) -> String? {
  guard mode == "subscribe", let token, let challenge, !expected.isEmpty else { return nil }
  guard SHA256.hash(data: Array(token.utf8)) == SHA256.hash(data: Array(expected.utf8)) else { return nil }
  let isHarmless = challenge.utf8.allSatisfy { byte in
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || [UInt8(ascii: "-"), UInt8(ascii: "_")].contains(byte)
  }
  return isHarmless && (1...256).contains(challenge.utf8.count) ? challenge : nil
}
