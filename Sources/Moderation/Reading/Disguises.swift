/// Single words seen through the commonest disguises: digits for letters, signs for letters, letters set apart,
/// letters drawn out.
struct Disguises: Sendable {
  /// Longest disguised word looked at, in scalars: what keeps the search linear.
  static let reach = 24

  private var plain: [String: Int] = [:]
  private var drawnOut: [String: Int] = [:]
  private var masked: [Int: [(word: [UInt8], entry: Int)]] = [:]

  /// Files a word under its shapes.
  mutating func add(_ word: String, entry: Int) {
    let bytes = Array(word.utf8)
    plain[word] = entry
    drawnOut[Disguises.squeezed(bytes)] = entry
    masked[bytes.count, default: []].append((bytes, entry))
  }

  /// The disguised words of a message; those that `plain` knows as they stand are left to the lexicon.
  func findings(in reading: Reading, plain known: (String) -> Bool) -> [Lexicon.Finding] {
    guard !plain.isEmpty else { return [] }
    var found: [Lexicon.Finding] = []
    var free = 0
    for (index, word) in reading.words.enumerated() where word.range.lowerBound >= free {
      if known(word.letters), !isJoined(index, in: reading) { continue }
      guard let (entry, range) = whole(word) ?? joined(from: index, in: reading) else { continue }
      found.append(Lexicon.Finding(entry: entry, range: range, disguised: true))
      free = range.upperBound
    }
    return found
  }

  /// `c4zzo`, `cazzoooo`.
  private func whole(_ word: Word) -> (Int, Range<Int>)? {
    let bytes = Array(word.letters.utf8)
    guard bytes.count > 2, bytes.count <= Disguises.reach else { return nil }
    if word.hasDigits, let entry = plain[String(decoding: bytes.map(Disguises.unleet), as: UTF8.self)] {
      return (entry, word.range)
    }
    let drawn = zip(zip(bytes, bytes.dropFirst()), bytes.dropFirst(2)).contains { $0.0 == $0.1 && $0.1 == $1 }
    guard drawn, let entry = drawnOut[Disguises.squeezed(bytes)] else { return nil }
    return (entry, word.range)
  }

  private func isJoined(_ index: Int, in reading: Reading) -> Bool {
    reading.between(index).first.map(Disguises.isMask) ?? false
  }

  /// `c@zzo`, `caz*o`, `c.a.z.z.o`, `c a z z o`, `m*rd*`.
  private func joined(from index: Int, in reading: Reading) -> (Int, Range<Int>)? {
    let start = reading.words[index].range.lowerBound
    var bytes = Array(reading.words[index].letters.utf8)
    var apart = bytes.count == 1
    var best: (Int, Range<Int>)?
    var at = index
    while at + 1 < reading.words.count {
      let gap = reading.between(at)
      let next = Array(reading.words[at + 1].letters.utf8)
      let isSpace = gap.count == 1 && gap.first == " "
      guard !gap.isEmpty, gap.count <= 3, isSpace ? apart && next.count == 1 : gap.allSatisfy(Disguises.isMask)
      else { break }
      guard reading.words[at + 1].range.upperBound - start <= Disguises.reach else { break }
      apart = apart && next.count == 1 && gap.count == 1
      bytes += apart ? next : gap.map(Disguises.masking) + next
      at += 1
      if let entry = entry(for: bytes) { best = (entry, start..<reading.words[at].range.upperBound) }
    }
    return best ?? trailing(bytes, from: start, last: at, in: reading)
  }

  /// `m*rd*`: a mask at the very end, unless the word opens with one, as WhatsApp's own `*bold*` does.
  private func trailing(_ bytes: [UInt8], from start: Int, last: Int, in reading: Reading) -> (Int, Range<Int>)? {
    let end = reading.words[last].range.upperBound
    guard bytes.count >= 4, bytes.count < Disguises.reach, end < reading.scalars.count, reading.scalars[end] == "*",
      start == 0 || reading.scalars[start - 1] != "*", let entry = entry(for: bytes + [Disguises.wildcard])
    else { return nil }
    return (entry, start..<end + 1)
  }

  /// The word that the letters can stand for; masked ones may be any letter, but the first and most must be told.
  private func entry(for bytes: [UInt8]) -> Int? {
    let bytes = bytes.map(Disguises.unleet)
    if let entry = plain[String(decoding: bytes, as: UTF8.self)] { return entry }
    let told = bytes.filter { $0 != Disguises.wildcard }.count
    guard told < bytes.count, told >= 3, bytes.first != Disguises.wildcard else { return nil }
    return masked[bytes.count]?.first { candidate in
      zip(candidate.word, bytes).allSatisfy { $0 == $1 || $1 == Disguises.wildcard }
    }?.entry
  }

  private static let wildcard = UInt8(ascii: "*")

  private static func isMask(_ scalar: Unicode.Scalar) -> Bool { "*@$€!.-_+#·•".unicodeScalars.contains(scalar) }

  private static func masking(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar {
    case "@": UInt8(ascii: "a")
    case "$": UInt8(ascii: "s")
    case "€": UInt8(ascii: "e")
    case "!": UInt8(ascii: "i")
    default: wildcard
    }
  }

  private static func unleet(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "4"): UInt8(ascii: "a")
    case UInt8(ascii: "3"): UInt8(ascii: "e")
    case UInt8(ascii: "1"): UInt8(ascii: "i")
    case UInt8(ascii: "0"): UInt8(ascii: "o")
    case UInt8(ascii: "5"): UInt8(ascii: "s")
    case UInt8(ascii: "7"): UInt8(ascii: "t")
    default: byte
    }
  }

  private static func squeezed(_ bytes: [UInt8]) -> String {
    var kept: [UInt8] = []
    for byte in bytes where kept.last != byte { kept.append(byte) }
    return String(decoding: kept, as: UTF8.self)
  }
}
