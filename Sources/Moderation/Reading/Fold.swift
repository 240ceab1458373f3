import Foundation

/// How one scalar of a message reads once case, accents and look-alikes are set aside.
enum Folded {
  /// A letter `a`–`z` or a digit, as ASCII.
  case letter(UInt8)
  /// Several letters written as one: `ß`, `ﬁ`.
  case letters(StaticString)
  /// A letter of a script that the word lists do not speak of.
  case foreign
  /// Nothing to read: a combining mark, a zero-width character, a bidi control.
  case invisible
  /// A space, a sign, an emoji: what stands between words.
  case other
}

/// Reads one scalar: precomposed and decomposed accents come to the same, and no case is left.
func fold(_ scalar: Unicode.Scalar) -> Folded {
  switch scalar.value {
  case 0x30...0x39, 0x61...0x7A: .letter(UInt8(scalar.value))
  case 0x41...0x5A: .letter(UInt8(scalar.value + 0x20))
  case 0..<0x80: .other
  case 0x80..<0x530: Folding.common[Int(scalar.value) - 0x80]
  default: Folding.fold(scalar)
  }
}

/// The folding of scalars beyond ASCII.
private enum Folding {
  /// The scalars that Europe writes with, folded once.
  static let common: [Folded] = (0x80..<0x530).map { Unicode.Scalar($0).map(Folding.fold) ?? .other }

  static func fold(_ scalar: Unicode.Scalar) -> Folded {
    if let styled = styledLetter(scalar.value) { return .letter(styled) }
    if let letters = joined[scalar] { return .letters(letters) }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return .invisible
    default: break
    }
    guard properties.isAlphabetic || scalar == "€" || scalar == "£" else { return .other }
    guard scalar.value < 0x3000 || scalar.value > 0xA640 else { return .foreign }
    // The mark that a capital i with a dot leaves behind is dropped with all that follows the base.
    let base = properties.lowercaseMapping.decomposedStringWithCanonicalMapping.unicodeScalars.first ?? scalar
    if (0x61...0x7A).contains(base.value) { return .letter(UInt8(base.value)) }
    return lookAlikes[base].map(Folded.letter) ?? (base == "€" || base == "£" ? .other : .foreign)
  }

  /// Letters of full width, mathematical, circled or squared: one alphabet after another.
  private static func styledLetter(_ value: UInt32) -> UInt8? {
    switch value {
    case 0xFF10...0xFF19: UInt8(value - 0xFF10 + 0x30)
    case 0xFF21...0xFF3A: UInt8(value - 0xFF21 + 0x61)
    case 0xFF41...0xFF5A: UInt8(value - 0xFF41 + 0x61)
    case 0x1D400...0x1D6A3: UInt8((value - 0x1D400) % 26 + 0x61)
    case 0x1D7CE...0x1D7FF: UInt8((value - 0x1D7CE) % 10 + 0x30)
    case 0x24B6...0x24E9: UInt8((value - 0x24B6) % 26 + 0x61)
    case 0x1F130...0x1F149: UInt8(value - 0x1F130 + 0x61)
    case 0x1F150...0x1F169: UInt8(value - 0x1F150 + 0x61)
    case 0x1F170...0x1F189: UInt8(value - 0x1F170 + 0x61)
    default: nil
    }
  }

  private static let joined: [Unicode.Scalar: StaticString] = [
    "ß": "ss", "ẞ": "ss", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
  ]

  /// Small letters of other alphabets, and small capitals, that look like Latin ones in either case.
  private static let lookAlikes: [Unicode.Scalar: UInt8] = {
    let rows: [(Character, String)] = [
      ("a", "аαɑɐᴀæ"), ("b", "вβʙ"), ("c", "сϲᴄɔ"), ("d", "ԁᴅđ"), ("e", "еεєǝəᴇ"), ("f", "ƒ"), ("g", "ɡɢ"),
      ("h", "нηһʜ"), ("i", "іιıɪ"), ("j", "јϳ"), ("k", "кκᴋ"), ("l", "łʟӏ"), ("m", "мμµᴍ"), ("n", "пɴŋ"),
      ("o", "оοøσςᴏө"),
      ("p", "рρᴘ"), ("r", "ʀɹ"), ("s", "ѕꜱſ"), ("t", "тτᴛŧ"), ("u", "υᴜ"), ("v", "νᴠѵ"), ("w", "ωᴡѡ"), ("x", "хχ"),
      ("y", "уʏγ"), ("z", "ᴢζƶ"),
    ]
    var table: [Unicode.Scalar: UInt8] = [:]
    for (letter, alike) in rows {
      for scalar in alike.unicodeScalars { table[scalar] = letter.asciiValue }
    }
    return table
  }()
}
