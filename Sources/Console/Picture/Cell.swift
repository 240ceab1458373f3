/// What stands in one place of the screen, without its role: a character that is safe to show, its width, and at most
/// two marks on it.
///
/// The eight bytes hold the base scalar (18 bits, planes 0 to 3), two combining marks (17 bits each) and the width in
/// columns (2 bits), so that equal pictures are equal words and no table stands beside the grid.
public struct Glyph: Hashable, Sendable {
  let bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  /// Base scalar and width as the scanner found them: a base beyond plane 3 never gets here.
  init(base: UInt32, width: Int) {
    bits = UInt64(base & 0x3FFFF) | UInt64(width & 3) << 52
  }

  /// A blank of one column.
  public static let space = Glyph(base: 0x20, width: 1)
  /// What is shown for a character that must not reach the terminal.
  public static let refused = Glyph(base: 0xFFFD, width: 1)
  /// The end of a line inside a `Printable` of several lines; it never gets into a grid.
  public static let newline = Glyph(base: 0x0A, width: 0)
  /// The right half of a wide character.
  static let rightHalf = Glyph(base: 0, width: 0)
  /// Three dots in one column, for text cut short.
  public static let ellipsis = Glyph(base: 0x2026, width: 1)

  /// Number of the base scalar; 0 in the right half of a wide character.
  public var base: UInt32 { UInt32(truncatingIfNeeded: bits & 0x3FFFF) }
  /// First combining mark, 0 when there is none.
  public var firstMark: UInt32 { UInt32(truncatingIfNeeded: bits >> 18 & 0x1FFFF) }
  /// Second combining mark, 0 when there is none.
  public var secondMark: UInt32 { UInt32(truncatingIfNeeded: bits >> 35 & 0x1FFFF) }
  /// Columns: 1, 2, or 0 for a newline and for a right half.
  public var width: Int { Int(bits >> 52 & 3) }
  /// Whether it is a blank of one column.
  public var isSpace: Bool { bits == Glyph.space.bits }
  /// Whether it ends a line.
  public var isNewline: Bool { bits == Glyph.newline.bits }

  /// The glyph with one more mark, or as it is when two stand already.
  func marked(_ mark: UInt32) -> Glyph {
    if firstMark == 0 { return Glyph(bits: bits | UInt64(mark & 0x1FFFF) << 18) }
    if secondMark == 0 { return Glyph(bits: bits | UInt64(mark & 0x1FFFF) << 35) }
    return self
  }

  /// Appends the character with its marks; nothing for a right half.
  public func write(to text: inout String) {
    guard base != 0 else { return }
    for number in [base, firstMark, secondMark] where number != 0 {
      if let scalar = Unicode.Scalar(number) { text.unicodeScalars.append(scalar) }
    }
  }
}

/// One place of the screen: a glyph, what it means, and how it stands out. Eight bytes.
public struct Cell: Hashable, Sendable {
  let bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  /// A glyph in its role.
  public init(_ glyph: Glyph, role: Role, emphasis: Emphasis = []) {
    bits = glyph.bits | Cell.ink(role, emphasis)
  }

  /// The bits above the glyph's: role (4) and emphasis (6).
  static func ink(_ role: Role, _ emphasis: Emphasis) -> UInt64 {
    UInt64(role.rawValue & 15) << 54 | UInt64(emphasis.rawValue) << 58
  }

  static let glyphBits: UInt64 = 1 << 54 - 1

  /// The character, its marks and its width.
  public var glyph: Glyph { Glyph(bits: bits & Cell.glyphBits) }
  /// What it means.
  public var role: Role { Role(rawValue: UInt8(truncatingIfNeeded: bits >> 54 & 15)) ?? .plain }
  /// How it stands out.
  public var emphasis: Emphasis { Emphasis(rawValue: UInt8(truncatingIfNeeded: bits >> 58)) }
  /// Columns: 1, 2, or 0 for the right half of a wide character.
  public var width: Int { Int(bits >> 52 & 3) }
  /// Role and emphasis as one number below 1,024, equal for cells that look alike: the index of a table of styles.
  public var ink: Int { Int(bits >> 54) }

  /// The same character in another role and emphasis, as `ink` gives them.
  public func inked(_ ink: Int) -> Cell { Cell(bits: bits & Cell.glyphBits | UInt64(truncatingIfNeeded: ink) << 54) }
}
