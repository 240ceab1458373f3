/// Digits and signs written for letters.
enum Leet {
  /// The ways to read a word in which digits, or a `k`, may stand for letters, itself first; one where none does.
  static func readings(_ word: ArraySlice<UInt8>) -> [[UInt8]] {
    var (digits, hasLetters, hasOne, hasK, hasDouble) = (false, false, false, false, false)
    var last: UInt8 = 0
    for byte in word {
      if byte < 0x3A, byte > 0x2F { digits = true } else { hasLetters = true }
      if byte == UInt8(ascii: "1") { hasOne = true }
      if byte == UInt8(ascii: "k") { hasK = true }
      if byte == last { hasDouble = true }
      last = byte
    }
    var readings: [[UInt8]] = []
    if hasDouble || !digits { readings.append(Array(word)) }
    if digits, hasLetters {
      readings.append(word.map { plain($0, one: UInt8(ascii: "i")) })
      if hasOne { readings.append(word.map { plain($0, one: UInt8(ascii: "l")) }) }
    }
    guard hasK else { return readings }
    return readings + readings.map(withC) + readings.map(withCH)
  }

  private static func withC(_ word: [UInt8]) -> [UInt8] {
    word.map { $0 == UInt8(ascii: "k") ? UInt8(ascii: "c") : $0 }
  }

  private static func withCH(_ word: [UInt8]) -> [UInt8] {
    word.flatMap { $0 == UInt8(ascii: "k") ? [UInt8(ascii: "c"), UInt8(ascii: "h")] : [$0] }
  }

  private static func plain(_ byte: UInt8, one: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "4"): UInt8(ascii: "a")
    case UInt8(ascii: "3"): UInt8(ascii: "e")
    case UInt8(ascii: "1"): one
    case UInt8(ascii: "0"): UInt8(ascii: "o")
    case UInt8(ascii: "2"): UInt8(ascii: "z")
    case UInt8(ascii: "5"): UInt8(ascii: "s")
    case UInt8(ascii: "7"): UInt8(ascii: "t")
    case UInt8(ascii: "8"): UInt8(ascii: "b")
    case UInt8(ascii: "6"), UInt8(ascii: "9"): UInt8(ascii: "g")
    default: byte
    }
  }

  /// Whether a sign may stand in a word, for a letter or between letters: an emoji may too, as in `ca🤬zo`.
  static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{1F300}"..."\u{1FAFF}": true
    case "*", "@", "$", "€", "!", ".", "-", "_", "+", "#", "·", "•", "|", "/", "°", "~", "%", "&", "×", "®", "©": true
    default: false
    }
  }

  /// The letter that a sign stands for, or the mark of a covered one.
  static func covering(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar {
    case "@": UInt8(ascii: "a")
    case "$": UInt8(ascii: "s")
    case "€": UInt8(ascii: "e")
    case "!", "|": UInt8(ascii: "i")
    case "®": UInt8(ascii: "r")
    case "©": UInt8(ascii: "c")
    default: Vocabulary.cover
    }
  }
}
