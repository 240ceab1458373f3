import Console
import Testing

@Suite("Keys as text")
struct KeyTests {
  @Test("a script is read key by key")
  func script() throws {
    let keys = try Key.parse("jè<enter>ciao<c-x><lt><space><esc><F5><s-tab><pgdn><c-j>")
    let ciao = "ciao".map { Key.character($0) }
    let expected: [Key] =
      [.character("j"), .character("è"), .enter] + ciao + [
        .control("x"), .character("<"), .character(" "), .escape, .function(5), .backTab, .pageDown, .control("j"),
      ]
    #expect(keys == expected)
    #expect(try Key.parse("a b\n") == [.character("a"), .character(" "), .character("b"), .enter])
    #expect(try Key.parse("<c-m><c-i><c-[>") == [.enter, .tab, .escape])
    #expect(try Key.parse("<paste>uno<enter>due <lt>b><c-i></paste>x") == [.paste("uno\ndue <b>\t"), .character("x")])
  }

  @Test(
    "what is written back is read the same",
    arguments: [
      "jj<enter>ciao<c-x><lt><space><esc>",
      "<up><down><left><right><home><end><pgup><pgdn><ins><del><bs><tab><s-tab><c-left><c-right>",
      "<f1><f12><c-@><c-_><paste>a<enter>b<lt>c<tab></paste>", "è€👍",
    ])
  func roundTrip(script: String) throws {
    let keys = try Key.parse(script)
    #expect(keys.map(\.description).joined() == script)
  }

  @Test(
    "a mistake is told with the remedy",
    arguments: [
      ("j<entr>", "keys \"j<entr>\": unknown key <entr>; did you mean <enter>?"),
      ("<wobbly>", "keys \"<wobbly>\": unknown key <wobbly>; for the character '<' write <lt>"),
      ("a<b", "keys \"a<b\": no '>' after \"<b\"; for the character '<' write <lt>"),
      ("<paste>a", "keys \"<paste>a\": no </paste> after <paste>"),
      ("<paste><up></paste>", "keys \"<paste><up></paste>\": <up> cannot stand in a paste"),
      ("<f64>", "keys \"<f64>\": unknown key <f64>; for the character '<' write <lt>"),
      (
        "<f99999999999999999999>",
        "keys \"<f99999999999999999999>\": unknown key <f99999999999999999999>; for the character '<' write <lt>"
      ),
    ])
  func mistakes(script: String, expected: String) {
    let error = #expect(throws: KeyError.self) { try Key.parse(script) }
    #expect(error?.description == expected)
  }

  @Test("help calls keys as the keyboard does")
  func names() throws {
    let keys = try Key.parse("<enter><c-j><pgdn><space>a<s-tab><del><esc>")
    #expect(
      keys.map { KeyNames.italian[$0] } == ["Invio", "Ctrl-J", "Pag↓", "Spazio", "a", "Maiusc-Tab", "Canc", "Esc"])
    #expect(keys.prefix(3).map { KeyNames.english[$0] } == ["Enter", "Ctrl-J", "Pg↓"])
  }
}
