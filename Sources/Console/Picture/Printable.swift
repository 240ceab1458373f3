/// Text that is safe to show: the only way for outside text into a grid.
///
/// It is made by looking at every scalar once. Control characters, private and unassigned ones become a visible mark
/// (`Glyph.refused`); what is never seen (zero width, tags, variation selectors, bidi marks and isolates) is left out; bidi
/// overrides leave the mark, because nobody writes them by chance. Two marks at most stay on a letter. Joined emoji
/// become their first one, flags their letters in brackets, because terminals disagree on their width. Latin text is kept
/// as it is, scalar by scalar.
///
/// Hebrew and Arabic letters stay, in the order in which they were written. The terminal is asked not to reorder lines
/// (ECMA-48's explicit mode, see `Terminal`), so that they cannot carry our own text along.
public struct Printable: Hashable, Sendable {
  /// What becomes of newlines and tabs.
  public enum Policy: Sendable {
    /// One line: each newline becomes a blank.
    case line
    /// Several lines: newlines stay, tabs go to the next multiple of four columns.
    case block
  }

  /// The glyphs in their order.
  public private(set) var glyphs: [Glyph]
  /// Columns it takes on one line.
  public private(set) var columns: Int

  init(glyphs: [Glyph], columns: Int) { (self.glyphs, self.columns) = (glyphs, columns) }

  init(_ slice: ArraySlice<Glyph>) {
    self.init(glyphs: Array(slice), columns: slice.reduce(0) { $0 + $1.width })
  }

  /// Nothing to show.
  public static let empty = Printable(glyphs: [], columns: 0)

  /// Makes outside text safe, up to a number of columns when only the beginning will be shown.
  ///
  /// The cost is linear in the text, also for one character of 64 kB; with a limit it is linear in that, whatever the
  /// text holds that takes no column.
  public init(_ text: String, _ policy: Policy = .line, limit: Int = .max) {
    self = Printable.beginning(of: text, policy, limit: limit).text
  }

  /// The beginning of an outside text, and whether that is all of it.
  public static func beginning(
    of text: String, _ policy: Policy = .line, limit: Int
  ) -> (text: Printable, isWhole: Bool) {
    var scanner = PrintableScanner(policy: policy, limit: limit, reserve: text.utf8.count)
    var text = text
    let isWhole = text.withUTF8 { scanner.take($0) }
    scanner.finish()
    return (Printable(glyphs: scanner.glyphs, columns: scanner.columns), isWhole)
  }

  /// A text of the program itself. It goes the same way as any other: there is no back door.
  public init(literal: StaticString) { self.init(String(describing: literal)) }

  /// Glyphs in the text.
  public var count: Int { glyphs.count }
  /// Whether there is nothing to show.
  public var isEmpty: Bool { glyphs.isEmpty }

  /// The text as it will be seen.
  public var text: String {
    var text = ""
    for glyph in glyphs { glyph.write(to: &text) }
    return text
  }

  /// Part of the text, by glyphs; what lies outside is left out.
  public subscript(_ part: Range<Int>) -> Printable { Printable(glyphs[part.clamped(to: 0..<count)]) }

  /// As much of the beginning as fits into so many columns.
  public func prefix(columns limit: Int) -> Printable {
    guard columns > limit else { return self }
    var (end, used) = (0, 0)
    while end < count, used + glyphs[end].width <= limit { (used, end) = (used + glyphs[end].width, end + 1) }
    return self[0..<end]
  }

  /// As much of the end as fits into so many columns.
  public func suffix(columns limit: Int) -> Printable {
    guard columns > limit else { return self }
    var (start, used) = (count, 0)
    while start > 0, used + glyphs[start - 1].width <= limit {
      (used, start) = (used + glyphs[start - 1].width, start - 1)
    }
    return self[start..<count]
  }

  /// One text after the other.
  public static func + (left: Printable, right: Printable) -> Printable {
    Printable(glyphs: left.glyphs + right.glyphs, columns: left.columns + right.columns)
  }

  /// Appends a text.
  public static func += (left: inout Printable, right: Printable) {
    left.glyphs += right.glyphs
    left.columns += right.columns
  }

  /// Puts a text in place of a part, by glyphs.
  mutating func replace(_ part: Range<Int>, with text: Printable) {
    columns += text.columns - glyphs[part].reduce(0) { $0 + $1.width }
    glyphs.replaceSubrange(part, with: text.glyphs)
  }

  /// One text after the other, with a separator between.
  public static func joined(_ parts: [Printable], separator: Printable) -> Printable {
    var whole = Printable.empty
    for (index, part) in parts.enumerated() {
      if index > 0 { whole += separator }
      whole += part
    }
    return whole
  }
}

extension Printable: ExpressibleByStringInterpolation, CustomStringConvertible {
  /// A literal, also with values in it: all of it is made safe, values included.
  public init(stringLiteral value: String) { self.init(value) }

  /// The text as it will be seen.
  public var description: String { text }
}
