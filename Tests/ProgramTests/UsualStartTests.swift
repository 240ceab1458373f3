import Testing

@testable import sportello

@Suite("The words with which a console is started are read the same with and without the parser")
struct UsualStartTests {
  @Test(
    "every option alone, all together, and none",
    arguments: [
      [], ["--db", "arezzo.sqlite"], ["--at", "2026-03-12T10:40:00+01:00"], ["--as", "a.bianchi"],
      ["--theme", "light"],
      ["--lang", "en"], ["--charset", "ascii"],
      [
        "--lang", "it", "--db", "/srv/un desk.sqlite", "--as", "s.neri", "--at", "2026-03-12T10:40:00Z", "--theme",
        "dark",
        "--charset", "full",
      ],
    ])
  func same(_ words: [String]) throws {
    let usual = try #require(ConsoleStart(usual: words))
    let parsed = try ConsoleCommand.parse(words).start
    #expect(usual.database.db == parsed.database.db)
    #expect(usual.rules.rules == parsed.rules.rules)
    #expect(usual.person.actAs == parsed.person.actAs)
    #expect(usual.clock.at?.date == parsed.clock.at?.date)
    #expect(usual.screen.theme == parsed.screen.theme)
    #expect(usual.screen.lang == parsed.screen.lang)
    #expect(usual.font.charset == parsed.font.charset)
  }

  @Test(
    "what is rare, wrong or asks for help is left to the parser",
    arguments: [
      ["--help"], ["--version"], ["demo"], ["--db"], ["--db", "--lang"], ["--db", "a", "--db", "b"], ["--db=a"],
      ["--at", "yesterday"], ["--charset", "runes"], ["--rules", "arezzo"], ["--thme", "dark"], ["--db", "a", "b"],
    ])
  func others(_ words: [String]) { #expect(ConsoleStart(usual: words) == nil) }
}
