/// How one scalar of a message reads once case, accents and look-alikes are set aside.
enum Folded: Equatable {
  /// A letter `a`–`z` or a digit, as ASCII.
  case letter(UInt8)
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
  case 0x30...0x39, 0x61...0x7A: return .letter(UInt8(scalar.value))
  case 0x41...0x5A: return .letter(UInt8(scalar.value + 0x20))
  case 0..<0x80: return .other
  case 0xFF21...0xFF3A: return .letter(UInt8(scalar.value - 0xFF21 + 0x61))
  case 0xFF41...0xFF5A: return .letter(UInt8(scalar.value - 0xFF41 + 0x61))
  default: break
  }
  if let letter = lookAlikes[scalar] { return .letter(letter) }
  let properties = scalar.properties
  switch properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return .invisible
  default: return properties.isAlphabetic ? .foreign : .other
  }
}

/// Accented letters, and the Cyrillic and Greek letters that look like Latin ones.
private let lookAlikes: [Unicode.Scalar: UInt8] = {
  let rows: [(Character, String)] = [
    ("a", "àáâãäåāăąÀÁÂÃÄÅĀĂĄаАαΑ"), ("b", "ВβΒ"), ("c", "çćčÇĆČсС"), ("d", "ďđĎĐ"),
    ("e", "èéêëēėęěÈÉÊËĒĖĘĚеЕΕ"), ("g", "ğĞ"), ("h", "НΗ"), ("i", "ìíîïīįıÌÍÎÏĪĮİіІιΙ"), ("k", "КкκΚ"),
    ("l", "łŁ"), ("m", "МΜ"), ("n", "ñńňÑŃŇΝ"), ("o", "òóôõöøōőÒÓÔÕÖØŌŐоОοΟ"), ("p", "рРρΡ"), ("r", "řŘ"),
    ("s", "śšșşŚŠȘŞѕЅ"), ("t", "ťțţŤȚŢТΤ"), ("u", "ùúûüūůűÙÚÛÜŪŮŰ"), ("x", "хХχΧ"), ("y", "ýÿÝуУυΥ"),
    ("z", "źżžŹŻŽΖ"),
  ]
  var table: [Unicode.Scalar: UInt8] = [:]
  for (letter, alike) in rows {
    for scalar in alike.unicodeScalars { table[scalar] = letter.asciiValue }
  }
  return table
}()
