import Testing

@testable import Console

@Suite("Terminals whose font lacks our signs")
struct CharsetTests {
  private func drawn(_ text: String, _ charset: Charset) -> String {
    Printable(text).glyphs.map { charset.drawn($0) }.reduce(into: "") { $1.write(to: &$0) }
  }

  @Test("signs become letters, lines stay where the font has them, letters with accents always")
  func tables() {
    let text = "● ○ ◷ ⚑ ▌ ✓✓ ✎ › … ─│┌┐└┘├┤┬┴┼ «però» × Łódź 漢"
    #expect(drawn(text, .full) == text)
    #expect(drawn(text, .simple) == "* o @ ! | vv ~ > ~ ─│┌┐└┘├┤┬┴┼ «però» × Łódź 漢")
    #expect(drawn(text, .ascii) == "* o @ ! | vv ~ > ~ -|+++++++++ \"però\" x Łódź 漢")
    #expect(drawn("pero\u{300} q\u{336}", .simple) == "però q")
  }

  @Test("every sign of ours has a letter, and no glyph changes its width")
  func complete() {
    let signs = "●○◷⚑▌▏✓✗✎›…▒▲▣▤▶▸♪◎☺☎↷↓↑←→".unicodeScalars
    for charset in [Charset.simple, .ascii] {
      for sign in signs {
        let glyph = charset.drawn(Glyph(base: sign.value, width: 1))
        #expect(glyph.base < 0x7F && glyph.width == 1, "\(sign)")
      }
    }
    for sample in WidthSample.all {
      for glyph in sample.text.glyphs {
        #expect(Charset.allCases.allSatisfy { $0.drawn(glyph).width == glyph.width })
      }
    }
  }

  @Test(
    "a terminal's name says what it has",
    arguments: [
      ("linux", Charset.simple), ("linux-16color", .simple), ("putty-256color", .simple), ("vt100", .ascii),
      ("vt220", .ascii),
      ("ansi", .ascii), ("xterm", .full), ("xterm-direct", .full), ("screen", .full), ("tmux-256color", .full),
      ("rxvt-unicode", .full), ("vte-256color", .full), ("", .full),
    ])
  func names(terminal: String, charset: Charset) {
    #expect(Charset(terminal: terminal) == charset)
  }
}
