/// How the words of a text stand out by WhatsApp's marks: `*bold*`, `_italic_`, `~strike~`, code between backticks, lists
/// and quotes. The marks stay, dim: what is copied from the screen is what was sent, and no width changes.
///
/// Source: WhatsApp's help, "How to format your messages"; where it is silent, what the telephone does.
struct Formatting: Equatable, Sendable {
  /// Glyphs that stand out alike.
  struct Run: Equatable, Sendable {
    var glyphs: Range<Int>
    var emphasis: Emphasis
  }

  /// The most glyphs that are looked at: a longer text is no message of WhatsApp's, and a key must not wait for it.
  static let limit = 10_000

  /// Code, which the telephone sets in a fixed width on grey.
  static let code: Emphasis = .reverse
  /// A quoted line, which the telephone sets in grey.
  static let quote: Emphasis = .dim
  /// The marks themselves.
  static let mark: Emphasis = .dim

  /// In the order of the text; what is plain has none.
  let runs: [Run]

  /// Of words that are not a message.
  static let none = Formatting(.empty)

  /// Reads the marks of a text of several lines; a text beyond the limit has none. The cost is linear.
  init(_ text: Printable) {
    guard text.count <= Formatting.limit, Formatting.mayHold(text.glyphs) else {
      runs = []
      return
    }
    var reader = FormattingReader(text.glyphs)
    runs = reader.read()
  }

  /// Whether there is any mark at all: most messages have none.
  private static func mayHold(_ glyphs: [Glyph]) -> Bool {
    var beginsLine = true
    for glyph in glyphs {
      if glyph.isMark || beginsLine && (glyph.base == 0x2D || glyph.base == 0x3E || 0x30...0x39 ~= glyph.base) {
        return true
      }
      beginsLine = glyph.isNewline
    }
    return false
  }

  /// The pieces of a line, all of it in order, each with how it stands out.
  func pieces(of line: Range<Int>) -> [Run] {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].glyphs.upperBound <= line.lowerBound { low = middle + 1 } else { high = middle }
    }
    var (pieces, place) = ([Run](), line.lowerBound)
    for run in runs[low...] where run.glyphs.lowerBound < line.upperBound {
      let part = run.glyphs.clamped(to: line)
      if place < part.lowerBound { pieces.append(Run(glyphs: place..<part.lowerBound, emphasis: [])) }
      pieces.append(Run(glyphs: part, emphasis: run.emphasis))
      place = part.upperBound
    }
    if place < line.upperBound { pieces.append(Run(glyphs: place..<line.upperBound, emphasis: [])) }
    return pieces
  }

  /// The pieces of a line as spans of one role.
  func spans(of line: Range<Int>, in text: Printable, _ role: Role, _ emphasis: Emphasis) -> [Span] {
    pieces(of: line).map { Span(text[$0.glyphs], role, emphasis.union($0.emphasis)) }
  }
}
