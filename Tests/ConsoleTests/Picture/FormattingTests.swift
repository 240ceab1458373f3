import Testing

@testable import Console

@Suite("WhatsApp's formatting")
struct FormattingTests {
  /// One letter for each glyph: `b i s c` for bold, italic, strike and code, `-` for dim marks, capitals for two at once.
  private func picture(_ text: String) -> String {
    let printable = Printable(text, .block)
    return Formatting(printable).pieces(of: 0..<printable.count).map { run in
      let letter =
        switch run.emphasis {
        case []: "."
        case .bold: "b"
        case .italic: "i"
        case .strike: "s"
        case Formatting.code: "c"
        case .dim: "-"
        case [.bold, .italic]: "B"
        case [.bold, .strike]: "S"
        case [.bold, .dim], [.italic, .dim], [.strike, .dim], [.bold, .italic, .dim]: "="
        case _: "?"
        }
      return String(repeating: letter, count: run.glyphs.count)
    }.joined()
  }

  @Test(
    "marks count at the borders of words, on one line, and nest",
    arguments: [
      ("ciao *mondo* e basta", ".....-bbbbb-........"), ("_sì_ ~no~", "-ii-.-ss-"), ("*due parole*", "-bbbbbbbbbb-"),
      ("2*3*4", "....."), ("a_b_c", "....."), ("3 * 4 * 5", "........."), ("* a*", "--.."), ("*a *", "...."),
      ("*a* b*", "-b-..."), ("*a *b* c*", "-bbbb-..."), ("(*a*)", ".-b-."), ("*a*, *b*!", "-b-..-b-."),
      ("*perché*", "-bbbbbb-"), ("è*no*", "....."), ("*no*è", "....."), ("*a\nb*", "....."), ("**", ".."),
      ("***", "..."),
      ("**a**", ".-b-."), ("*_a_*", "-=B=-"), ("_*a* b_", "-=B=ii-"), ("*~a~*", "-=S=-"), ("*a _b* c_", "-bbbb-..."),
      ("*👍*", "-b-"), ("ora *10:30*", "....-bbbbb-"), ("*a", ".."), ("", ""),
    ])
  func pairs(text: String, expected: String) { #expect(picture(text) == expected) }

  @Test(
    "code keeps its marks to itself, and only three backticks go over lines",
    arguments: [
      ("`a*b*`", "-cccc-"), ("```a\nb```", "---ccc---"), ("```*a*```", "---ccc---"), ("```   ```", "........."),
      ("``````", "......"), ("```a``` *b*", "---c---.-b-"), ("`a\nb`", "....."), ("```a", "...."), ("x`a`y", "....."),
      ("*a ```b*c``` d*", "-bb---ccc---bb-"),
    ])
  func code(text: String, expected: String) { #expect(picture(text) == expected) }

  @Test(
    "lists and quotes begin a line",
    arguments: [
      ("- uno\n- *due*", "--....--=bbb-".replacing("=", with: "-")), ("1. uno", "---..."), ("12. uno", "----..."),
      ("12.uno", "......"), ("-uno", "...."), ("> a", "---"), (">a", ".."), ("> ", ".."), ("a > b", "....."),
      ("2026. ", "......"), ("> *a*", "---=-"), ("* uno", "--..."),
    ])
  func lines(text: String, expected: String) { #expect(picture(text) == expected) }

  @Test("an emphasis goes on over the lines that wrapping makes")
  func wrapped() {
    let text = Printable("prima *tre parole grosse* dopo", .block)
    let formatting = Formatting(text)
    let looks = text.lines(columns: 12).map { formatting.pieces(of: $0).map(\.emphasis) }
    #expect(looks == [[[], .dim, .bold], [.bold], [.bold, .dim, []]])
    for line in text.lines(columns: 12) {
      let pieces = formatting.spans(of: line, in: text, .plain, [])
      #expect(pieces.map(\.text.text).joined() == text[line].text, "nothing is hidden")
    }
  }

  @Test("a text made to be slow is read as quickly as any other", arguments: ["*a ", "*", "```", "_*~`a ", "*_~a"])
  func hostile(piece: String) {
    let text = Printable(String(repeating: piece, count: Formatting.limit / piece.count), .block)
    let formatting = Formatting(text)
    #expect(formatting.pieces(of: 0..<text.count).map(\.glyphs.count).reduce(0, +) == text.count)
  }

  @Test("it is seen while one writes and in the conversation, and the marks stay")
  func seen() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter><enter>porti *due* copie")
    let wanted = "porti *due* copie".unicodeScalars.map(\.value)
    func looks() -> [Emphasis] {
      let cells = render(play.state).grid.cells
      let start = cells.indices.last { cells[$0...].prefix(wanted.count).map(\.glyph.base) == wanted }
      return start.map { cells[$0...].prefix(12).map(\.emphasis) } ?? []
    }
    let expected: [Emphasis] = [[], [], [], [], [], [], .dim, .bold, .bold, .bold, .dim, []]
    #expect(looks() == expected)
    try play.press("<enter>")
    #expect(looks() == expected)
  }
}
