import Foundation

/// A word of a text being written, as a dictionary may be asked about it.
struct WrittenWord: Equatable, Sendable {
  /// Its characters in the text: with the apostrophe of `citta'`, without that of `dell'ufficio`.
  let range: Range<Int>
  /// As it stands in the text.
  let text: String
  /// The spellings of which one must be in the dictionary: an elided word stands for one with its vowel (`dell'` for
  /// `della`), an apostrophe at the end for an accent (`citta'` for `città`). Letters only, precomposed.
  let forms: [String]
  /// Whether its last vowel was left out.
  var isElided = false

  /// Its letters, without an apostrophe.
  var letters: String { text.filter { !WordCharacter.isApostrophe($0) } }

  /// What the operator's own words are compared with: small letters, no apostrophe.
  var key: String { Self.key(of: text) }

  /// The key of a word.
  static func key(of word: String) -> String {
    let letters = word.precomposedStringWithCanonicalMapping.lowercased()
    return String(letters.filter { !WordCharacter.isApostrophe($0) })
  }
}

/// What a character is to the search for words.
enum WordCharacter: Equatable {
  case letter, apostrophe, digit, blank, newline, dot, slash, underscore, opening, closing
  /// Never inside a word: `@`, a backslash.
  case code
  /// Any other, which ends a word.
  case other

  init(_ character: Character) {
    guard let ascii = character.asciiValue else {
      self = Self.isApostrophe(character) ? .apostrophe : Self(beyondASCII: character)
      return
    }
    self =
      switch ascii {
      case 0x41...0x5A, 0x61...0x7A: .letter
      case 0x27: .apostrophe
      case 0x30...0x39: .digit
      case 0x20, 0x09: .blank
      case 0x0A, 0x0D: .newline
      case 0x2E: .dot
      case 0x2F: .slash
      case 0x5F: .underscore
      case 0x7B: .opening
      case 0x7D: .closing
      case 0x40, 0x5C: .code
      case _: .other
      }
  }

  private init(beyondASCII character: Character) {
    if Self.isLatin(character) {
      self = .letter
    } else if character.isWhitespace {
      self = .blank
    } else {
      self = character.isNumber || character.isLetter ? .code : .other
    }
  }

  /// The apostrophe of the keyboard, the printer's, and an acute accent that stands alone.
  static func isApostrophe(_ character: Character) -> Bool {
    switch character {
    case "'", "\u{2019}", "\u{02BC}", "\u{00B4}": true
    case _: false
    }
  }

  /// Whether it is one letter of the Latin alphabet, with or without accents.
  private static func isLatin(_ character: Character) -> Bool {
    var scalars = character.unicodeScalars.makeIterator()
    guard let base = scalars.next()?.value else { return false }
    switch base {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F: break
    case _: return false
    }
    while let mark = scalars.next()?.value { guard 0x300...0x36F ~= mark else { return false } }
    return true
  }
}
