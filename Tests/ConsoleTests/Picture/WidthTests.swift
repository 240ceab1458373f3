import Testing

@testable import Console

@Suite("Widths of characters")
struct WidthTests {
  /// Where wcwidth and the C library of Debian 12 disagree, and we follow the C library, which is what ncurses asks.
  static let disputed: [ClosedRange<UInt32>] = [
    0x2630...0x2637, 0x268A...0x268F, 0x3248...0x324F, 0x1D300...0x1D376,
  ]

  @Test("every scalar that is shown has the width that wcwidth gives it, spacing marks and disputed symbols apart")
  func figures() {
    let (none, two) = (ScalarTable(WidthFigures.none), ScalarTable(WidthFigures.two))
    let disputed = ScalarTable(Self.disputed)
    var wrong: [String] = []
    for value in UInt32(0x300)..<0x40000 {
      guard let scalar = Unicode.Scalar(value), !disputed.contains(value) else { continue }
      let expected = none.contains(value) ? 0 : two.contains(value) ? 2 : 1
      let found: Int
      switch ScalarClass(scalar) {
      case .narrow: found = scalar.properties.generalCategory == .spacingMark ? expected : 1
      case .wide: found = scalar.properties.generalCategory == .spacingMark ? expected : 2
      case .modifier: found = 2
      case .mark: found = 0
      case .invisible, .refused, .newline, .tab, .regional, .joiner: continue
      }
      if found != expected { wrong.append(String(value, radix: 16) + ":\(found)/\(expected)") }
    }
    #expect(wrong.isEmpty)
  }

  @Test(
    "what a table must not get wrong",
    arguments: [
      ("città perché È € ñ", 18), ("漢字", 4), ("ｈｉ", 4), ("e\u{301}", 1), ("한국어", 6),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("שלום", 4), ("مرحبا", 5), ("नमस्ते", 4), ("👍", 2), ("☎", 1), ("❤️", 1), ("⚠️", 1),
      ("⌚", 2), ("─│┼█▌", 5), ("①", 1), ("🇮🇹", 4),
    ])
  func widths(text: String, columns: Int) {
    #expect(Printable(text).columns == columns)
  }
}
