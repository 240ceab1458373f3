import Testing

@testable import Console

@Suite("Outside text becomes printable")
struct PrintableTests {
  @Test(
    "Italian, and what people write besides, stays as it is",
    arguments: [
      "Perché non c'è più l'ufficio? Costa 5 € — «sì»", "ÀÈÉÌÒÙ àèéìòù ç ñ ß ø", "e\u{301} decomposta", "漢字 かな 한국어",
      "Привет", "שלום", "مرحبا", "👍 🙏 😀", "\u{A0}spazio duro\u{202F}stretto",
    ])
  func kept(text: String) {
    #expect(Array(Printable(text).text.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test(
    "nothing that commands a terminal gets through; what it was stays visible",
    arguments: [
      ("colour", "a\u{1B}[31mrosso\u{1B}[0m", "a�[31mrosso�[0m"),
      ("title", "\u{1B}]0;ciao\u{07}", "�]0;ciao�"),
      ("device control", "\u{1B}P1$r\u{1B}\\", "�P1$r�\\"),
      ("one-byte CSI", "\u{9B}2J", "�2J"),
      ("bell, backspace, delete, shift out, null", "\u{07}\u{08}\u{7F}\u{0E}\0", "�����"),
      ("clear and home", "\u{1B}[2J\u{1B}[H", "�[2J�[H"),
      ("private use, noncharacters", "\u{E000}\u{F8FF}\u{FFFE}\u{10FFFF}\u{F0000}", "�����"),
      ("unassigned", "\u{378}\u{2FE0}", "��"),
      ("override", "gnp.\u{202E}exe", "gnp.�exe"),
      ("isolates, embeddings and marks of phones", "\u{2068}+39\u{2069} \u{202A}347\u{202C}\u{200E}\u{61C}", "+39 347"),
      ("zero width", "pay\u{200B}pal\u{2060}\u{FEFF}\u{AD}", "paypal"),
      ("tags", "ok\u{E0041}\u{E007F}", "ok"),
      ("fillers that look like nothing", "\u{3164}\u{115F}\u{FFA0}x", "x"),
      ("variation selectors", "a\u{FE0F}\u{E0100}\u{180B}", "a"),
    ])
  func hostile(_ story: String, text: String, expected: String) {
    #expect(Printable(text).text == expected, "\(story)")
  }

  @Test(
    "clusters are cut to what every terminal draws alike",
    arguments: [
      ("a family", "👨‍👩‍👧‍👦!", "👨!"), ("a heart on fire", "❤️‍🔥", "❤"), ("a skin colour", "👍🏽", "👍"),
      ("a woman who runs", "🏃🏾‍♀️", "🏃"), ("a flag", "ciao 🇮🇹", "ciao [IT]"), ("half a flag", "🇮x", "Ix"),
      ("two flags and a half", "🇮🇹🇫🇷🇩", "[IT][FR]D"), ("a keycap", "1️⃣", "1"), ("England", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴"),
      ("a joiner between letters", "क्‍ष", "क्ष"), ("two emoji without a joiner", "👍👎", "👍👎"),
      ("marks without end", "o" + String(repeating: "\u{336}", count: 9) + "k", "o\u{336}\u{336}k"),
      ("a mark alone", "\u{301}a", "◌\u{301}a"),
    ])
  func clusters(_ story: String, text: String, expected: String) {
    #expect(Array(Printable(text).text.unicodeScalars) == Array(expected.unicodeScalars), "\(story)")
  }

  @Test("newlines and tabs, in one line and in several")
  func lines() {
    let text = "a\r\nb\rc\n\nd\u{2028}e\tf"
    #expect(Printable(text).text == "a b c  d e f")
    #expect(Printable(text, .block).text == "a\nb\nc\n\nd\ne   f")
    #expect(Printable("1234\t5", .block).columns == 9)
  }

  @Test("a limit cuts by columns, and keeps the marks of the last character")
  func limits() {
    #expect(Printable("abc漢", limit: 4).text == "abc")
    #expect(Printable("abe\u{301}\u{301}xyz", limit: 3).text == "abe\u{301}\u{301}")
    #expect(Printable("abc", limit: 0).isEmpty && Printable("abc", limit: -1).isEmpty)
    #expect(Printable("🇮🇹", limit: 3).columns == 3)
  }

  @Test("every scalar there is, alone and after a letter, ends in cells that only hold what is safe")
  func everyScalar() {
    var unsafe: [Int] = []
    for value in [0..<0x40000, 0xE0000..<0xE1000, 0x10FF00..<0x110000].joined() {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      for glyph in Printable("a" + String(Character(scalar)), .block).glyphs where !glyph.isNewline {
        let isControl = glyph.base < 0x20 || (0x7F..<0xA0).contains(glyph.base)
        let isBidi = (0x202A...0x202E).contains(glyph.base) || (0x2066...0x2069).contains(glyph.base)
        if isControl || isBidi || !(1...2).contains(glyph.width) { unsafe.append(value) }
      }
    }
    #expect(unsafe.isEmpty)
  }

  @Test("values in a literal are made safe too")
  func interpolation() {
    let name = "Mario\u{1B}[2J"
    let text: Printable = "da \(name)"
    #expect(text.text == "da Mario�[2J")
    #expect(Printable(literal: "Città").text == "Città")
  }

  @Test("a character of 64 kB is one cell")
  func hugeCluster() {
    let text = Printable("a" + String(repeating: "\u{301}", count: 32_000))
    #expect(text.count == 1 && text.columns == 1)
  }
}
