/// The signs with which lines of our own begin, so that citizens' words which begin so can be told from them.
enum Signs {
  private static let own: Set<UInt32> = Set("⚑✗✓✎▲▒▌▏▣▤▶▸♪◎☺☎●○◷◦›…↷↩│".unicodeScalars.map(\.value))

  /// Whether a glyph is a sign of ours, or a piece of a line or a block.
  static func isOwn(_ glyph: Glyph) -> Bool { (0x2500...0x259F).contains(glyph.base) || own.contains(glyph.base) }

  /// Whether a text begins with a sign of ours, after blanks.
  static func begin(_ glyphs: ArraySlice<Glyph>) -> Bool { glyphs.first { !$0.isSpace }.map(isOwn) ?? false }
}

extension Printable {
  /// Whether a sign of ours stands anywhere in it.
  var holdsSign: Bool { glyphs.contains(where: Signs.isOwn) }
  /// Whether it begins with one, after blanks.
  var beginsWithSign: Bool { Signs.begin(glyphs[...]) }
  /// Whether there is anything to see in it.
  var isBlank: Bool { glyphs.allSatisfy { $0.isSpace || $0 == .refused || Printable.blanks.contains($0.base) } }

  /// Characters that are drawn as nothing though they are no spaces of ASCII.
  private static let blanks: Set<UInt32> = Set(
    [0xA0, 0x1680, 0x2800, 0x3000] + Array(0x2000...0x200A) + [0x202F, 0x205F])
}
