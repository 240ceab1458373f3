import Foundation
import Moderation
import Testing

@Suite("Hostile text becomes an answer, always the same, in time that grows with its length")
struct HostileTextTests {
  static let texts: [(String, String)] = [
    ("one letter", String(repeating: "a", count: 65_536)),
    ("drawn out", "cazz" + String(repeating: "o", count: 65_532)),
    ("the start of a threat, over and over", String(repeating: "ti vi ", count: 10_922)),
    ("letters set apart", String(repeating: "c ", count: 32_768)),
    ("masks", String(repeating: "c*", count: 32_768)),
    ("dots", String(repeating: "a.", count: 32_768)),
    ("links", String(repeating: "a.it ", count: 13_107)),
    ("schemes", String(repeating: "http://", count: 9_362)),
    ("codes in groups", String(repeating: "rss mra 80a01 ", count: 4_681)),
    ("combining marks", "e" + String(repeating: "\u{301}", count: 32_000)),
    ("NUL and bidi", String(repeating: "\0\u{202E}x", count: 13_000)),
    ("not UTF-8", String(decoding: [0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80], as: UTF8.self)),
    ("joined emoji", String(repeating: "👩‍👩‍👧‍👦", count: 2_600)),
  ]

  @Test(arguments: texts.indices)
  func survives(_ index: Int) throws {
    let (story, text) = Self.texts[index]
    let rules = try ruleset("arezzo")
    let clock = ContinuousClock()
    var judgement: Judgement?
    let first = clock.measure { judgement = judge(Specimen(text: text), under: rules) }
    #expect(judgement == judge(Specimen(text: text), under: rules), "\(story)")
    // A quadratic rule would take minutes; the bound leaves room for an unoptimised build on a busy machine.
    #expect(first < .seconds(20), "\(story)")
    let length = text.unicodeScalars.count
    #expect(judgement?.flags.allSatisfy { $0.evidence.upperBound <= length } == true)
  }

  /// The same nuisance over and over, 200 kB of it.
  @Test(
    "a message gets one flag for each clause and rule, the surest and first",
    arguments: [
      ("prati.top/x ", ["link-esterno"]), ("bit.ly/x prati.com ", ["link-accorciato", "link-esterno"]),
      ("RSSMRA80A01H501U ", ["codice-fiscale"]), ("coglioni, ", ["turpiloquio"]),
    ])
  func oneForEachRule(_ text: String, _ rules: [String]) throws {
    let long = String(repeating: text, count: 200_000 / text.utf8.count)
    let flags = judge(Specimen(text: long), under: try ruleset("arezzo")).flags
    #expect(flags.map(\.rule) == rules)
    #expect(flags.first?.evidence.lowerBound == 0)
  }

  @Test("the surest flag stays, also when it is not the first")
  func surest() throws {
    let rules = try ruleset("arezzo")
    let flags = judge(Specimen(text: "c0glioni, coglioni"), under: rules).flags
    #expect(flags.map(\.confidence) == judge(Specimen(text: "coglioni"), under: rules).flags.map(\.confidence))
    #expect(flags.first?.evidence.lowerBound == 10)
  }

  @Test(
    "A message is judged alike composed, decomposed and in capitals",
    arguments: [
      "perché non rispondete, coglioni", "ti ucciderò", "mia madre è malata", "il suo codice è RSSMRA80A01H501U",
    ])
  func forms(_ text: String) throws {
    let rules = try ruleset("arezzo")
    func clauses(_ text: String) -> [String] { judge(Specimen(text: text), under: rules).flags.map(\.rule) }
    #expect(clauses(text) == clauses(text.decomposedStringWithCanonicalMapping))
    #expect(clauses(text) == clauses(text.uppercased()))
  }
}
