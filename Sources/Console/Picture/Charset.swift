import Foundation

/// Which characters a terminal's font has. What it lacks is drawn with what it has; nothing else of the picture changes.
public enum Charset: String, CaseIterable, Sendable {
  /// All of Unicode, or a font that falls back on others.
  case full
  /// Letters and lines, as on the Linux console and in PuTTY: our signs are drawn with letters, and accents only stand on
  /// letters that have a character of their own.
  case simple
  /// Letters only: lines too are drawn with `-`, `|` and `+`.
  case ascii

  /// The characters of a terminal by its name, `TERM`.
  public init(terminal name: String) {
    let family = name.prefix { $0 != "-" }
    switch family {
    case "linux", "con", "cons25", "putty", "fbterm": self = .simple
    case _ where family.hasPrefix("vt") && family != "vte" || family == "ansi" || family == "pcansi": self = .ascii
    default: self = .full
    }
  }

  /// A glyph as it is drawn here, in as many columns.
  public func drawn(_ glyph: Glyph) -> Glyph {
    guard self != .full, glyph.base > 0x7E || glyph.firstMark != 0 else { return glyph }
    var base = glyph.base
    if glyph.firstMark != 0 { base = Self.composed(glyph) }
    if let letter = Self.signs[base] ?? (self == .ascii ? Self.lines[base] : nil) { base = letter }
    return Glyph(base: base, width: glyph.width)
  }

  /// The one character of a letter with its accent, where there is one; else the letter without.
  private static func composed(_ glyph: Glyph) -> UInt32 {
    var text = ""
    glyph.write(to: &text)
    let scalars = text.precomposedStringWithCanonicalMapping.unicodeScalars
    return scalars.count == 1 ? scalars.first?.value ?? glyph.base : glyph.base
  }

  private static let signs = table(
    "●*○o◷@◦o⚑!▌|▏|✓v✗x✎~›>…~▒#▲^▣#▤#▶>▸>♪&◎o☺@☎&↷>↩<↓v↑^←<→>−-–-—-‘'’'“\"”\"„\"•*◌o\u{FFFD}?⣿#")
  private static let lines = table("─-│|┌+┐+└+┘+├+┤+┬+┴+┼+·.«\"»\"×x▀-▄-█#")

  /// Pairs of a sign and the letter that stands for it.
  private static func table(_ pairs: String) -> [UInt32: UInt32] {
    let scalars = pairs.unicodeScalars.map(\.value)
    return Dictionary(
      stride(from: 0, to: scalars.count - 1, by: 2).map { (scalars[$0], scalars[$0 + 1]) },
      uniquingKeysWith: { first, _ in first })
  }
}
