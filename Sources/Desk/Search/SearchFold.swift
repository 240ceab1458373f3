import Foundation

/// How search reads one scalar: the way of SQLite's tokenizer `unicode61 remove_diacritics 2`, so that what the file's
/// index finds is what is marked on screen. A test holds the two against each other.
public enum SearchFold: Equatable, Sendable {
  /// Part of a word, without case and, for Latin letters, without accents.
  case letter(UInt32)
  /// An accent of its own: part of the word before it, and never read.
  case accent
  /// What stands between words: blanks, signs, emoji.
  case apart

  /// Reads a scalar.
  public init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < UInt32(Self.table.count) {
      self = Self.table[Int(value)]
    } else {
      self = Self.read(scalar)
    }
  }

  /// ASCII, Latin and the accents: what nearly all text here is made of.
  private static let table: [SearchFold] = (0..<0x370).map { value in
    Unicode.Scalar(UInt32(value)).map(read) ?? .apart
  }

  private static func read(_ scalar: Unicode.Scalar) -> SearchFold {
    if isAccent(scalar.value) { return .accent }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .privateUse:
      break
    case .nonspacingMark, .spacingMark, .enclosingMark, .connectorPunctuation, .dashPunctuation, .openPunctuation,
      .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol, .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format,
      .surrogate, .unassigned:
      return .apart
    @unknown default: return .apart
    }
    let lower = properties.lowercaseMapping.unicodeScalars.first ?? scalar
    return .letter(base(alike[lower] ?? lower).value)
  }

  /// Small letters that have two shapes: the micro sign, the long s, the sigma at a word's end.
  private static let alike: [Unicode.Scalar: Unicode.Scalar] = ["µ": "μ", "ſ": "s", "ς": "σ"]

  /// A Latin letter without its accents; any other letter as it is.
  private static func base(_ letter: Unicode.Scalar) -> Unicode.Scalar {
    guard letter.value >= 0xC0, letter.value < 0x2C80 else { return letter }
    let parts = String(letter).decomposedStringWithCanonicalMapping.unicodeScalars
    guard parts.count > 1, let first = parts.first, first.isASCII else { return letter }
    return first
  }

  /// The accents that the tokenizer takes for part of a word: the two masks are SQLite's own.
  private static func isAccent(_ value: UInt32) -> Bool {
    guard (768...817).contains(value) else { return false }
    let bit = value - 768
    return bit < 32 ? UInt32(0x0802_9FDF) & (1 << bit) != 0 : UInt32(0x0003_61F8) & (1 << (bit - 32)) != 0
  }
}

/// The words of a text, one after the other, each folded, with where it stands in the text's scalars.
public struct SearchWords: Sequence, IteratorProtocol {
  /// A word of a text.
  public struct Word: Equatable, Sendable {
    /// Its letters, folded.
    public var letters: [UInt32]
    /// Which scalars of the text it takes.
    public var place: Range<Int>
  }

  private var scalars: String.UnicodeScalarView.Iterator
  private var index = 0
  /// The letters of the word that `advance` came to, folded.
  private(set) var letters: [UInt32] = []
  /// Where that word stands.
  private(set) var place = 0..<0

  /// The words of a text.
  public init(_ text: String) { scalars = text.unicodeScalars.makeIterator() }

  /// The next word; nil after the last.
  public mutating func next() -> Word? { advance() ? Word(letters: letters, place: place) : nil }

  /// Goes to the next word, in the same memory as the one before; false after the last.
  mutating func advance() -> Bool {
    letters.removeAll(keepingCapacity: true)
    var (start, end) = (0, 0)
    while let scalar = scalars.next() {
      defer { index += 1 }
      switch SearchFold(scalar) {
      case .letter(let letter):
        if letters.isEmpty { start = index }
        letters.append(letter)
        end = index + 1
      case .accent: if !letters.isEmpty { end = index + 1 }
      case .apart:
        guard letters.isEmpty else {
          place = start..<end
          return true
        }
      }
    }
    place = start..<end
    return !letters.isEmpty
  }
}
