import Testing

@testable import Console

@Suite("Text in a width")
struct WrappingTests {
  @Test(
    "lines break between words, and within a word only when it is longer than a line",
    arguments: [
      ("fits", "ciao", 10, ["ciao"]), ("nothing", "", 5, [""]),
      ("between words", "la graduatoria del nido", 15, ["la graduatoria", "del nido"]),
      ("blanks at the break belong to no line", "uno   due", 4, ["uno", "due"]),
      ("blanks in front stay", "  uno due", 5, ["  uno", "due"]),
      ("a long word fills its lines", "abcdefghij kl", 4, ["abcd", "efgh", "ij", "kl"]),
      ("a long word after a short one", "a bcdefgh", 4, ["a", "bcde", "fgh"]),
      ("newlines stay", "a\n\nb\n", 5, ["a", "", "b", ""]),
      ("a wide character is never cut", "漢字漢", 5, ["漢字", "漢"]),
      ("beside a wide character a line may break", "ab漢字", 5, ["ab漢", "字"]),
      ("a width of nothing takes a character a line", "漢a", 0, ["漢", "a"]),
      ("blanks only", "      ", 3, [""]),
    ])
  func wrapping(_ story: String, text: String, columns: Int, expected: [String]) {
    #expect(wrap(Printable(text, .block), columns: columns).map(\.text) == expected, "\(story)")
  }

  @Test("a word of 4,096 characters becomes full lines")
  func longWord() {
    let lines = wrap(Printable(String(repeating: "x", count: 4_096), .block), columns: 100)
    #expect(lines.count == 41 && lines.allSatisfy { $0.columns <= 100 })
  }

  @Test("the cursor stands where its character stands")
  func cursor() {
    let text = Printable("uno due\ntre漢q", .block)
    let lines = text.lines(columns: 5)
    let places = [0, 3, 4, 7, 8, 11, 12, 13, 99].map { text.place(of: $0, in: lines) }
    let expected = [(0, 0), (3, 0), (0, 1), (3, 1), (0, 2), (3, 2), (0, 3), (1, 3), (1, 3)]
    #expect(places == expected.map { Point(column: $0.0, row: $0.1) })
    #expect(text.place(of: 3, in: []) == .zero)
  }

  @Test(
    "what is missing is shown by dots, never by half a character",
    arguments: [
      ("Maria Grazia", 20, "Maria Grazia"), ("Maria Grazia", 6, "Maria…"), ("漢字漢字", 4, "漢…"), ("abc", 1, "…"),
      ("abc", 0, ""), ("abc", -3, ""),
    ])
  func elision(text: String, columns: Int, expected: String) {
    #expect(elide(Printable(text), columns: columns).text == expected)
  }
}
