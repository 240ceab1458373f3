import Policy
import Testing

@testable import Moderation

@Suite("A14: what the signs of an idea stand for")
struct PatternTests {
  /// Whether a list of one idea finds it; beside it only the lists that tell questions and denials are made ready.
  private func found(_ idea: String, _ standing: String = "", in text: String) throws -> Bool {
    let list = "== prova\thigh\tPerché sì.\(standing)\n\(idea)\tx\tx"
    let counter = try #require(EmbeddedWords.all["counter"])
    let classes = try #require(EmbeddedWords.all["classes"])
    let book = Rulebook(["piracy": list, "counter": counter, "classes": classes])
    return !Observation(text, book).findings("piracy").isEmpty
  }

  @Test(
    "parts before or after each other",
    arguments: [
      ("zufolo & [tamburo]", "il tamburo e lo zufolo", true), ("zufolo & [tamburo]", "lo zufolo e il tamburo", true),
      ("zufolo & [tamburo]", "il tamburo. E lo zufolo", false),
      ("zufolo && [tamburo]", "il tamburo. E lo zufolo", true),
      ("zufolo && tamburo && arpa", "arpa! zufolo? tamburo", true),
      ("zufolo && tamburo && arpa", "zufolo, arpa", false),
      ("zufolo // tamburo", "zufolo. tamburo", true), ("zufolo // tamburo", "tamburo. zufolo", false),
    ])
  func either(_ idea: String, _ text: String, _ expected: Bool) throws {
    #expect(try found(idea, in: text) == expected, "\(idea): \(text)")
  }

  @Test("more than three parts are a fault, told with file and line")
  func tooMany() {
    let list = "== prova\thigh\tPerché sì.\nuno && due && tre && quattro\tx\tx"
    let faults = Rulebook(["piracy": list]).faults
    #expect(faults == ["piracy.txt:2: the pattern 'uno && due && tre && quattro' cannot be read"])
  }

  @Test(
    "who must say it",
    arguments: [
      ("", "vendi zufoli?", true), ("\toffered", "vendi zufoli?", false), ("\toffered", "zufoli!", true),
      ("\toffered", "chi vuole zufoli?", true), ("\toffered", "Zufoli. Vorrei sapere chi li fa", false),
      ("\tasked", "vendi zufoli?", true), ("\tasked", "vorrei sapere degli zufoli", false),
      ("\tstated", "basta odio, zufoli", false), ("\toffered", "basta odio, zufoli", true),
    ])
  func standing(_ standing: String, _ text: String, _ expected: Bool) throws {
    #expect(try found("zufoli", standing, in: text) == expected, "\(standing): \(text)")
  }

  @Test(
    "what is written short, and prices",
    arguments: [("6 un cretino", "attacco-personale"), ("nn vali niente", "attacco-personale")])
  func short(_ text: String, _ rule: String) throws {
    #expect(flags(in: Specimen(text: text), under: try ruleset("arezzo")).map(\.rule).contains(rule))
  }

  @Test("€ by a number is a word, within a word a letter", arguments: ["10€", "€10", "10 €", "€ 10"])
  func euro(_ text: String) throws {
    #expect(try found("euro", in: text))
    #expect(!Observation("m€rda", .embedded).findings("foul").isEmpty)
  }
}
