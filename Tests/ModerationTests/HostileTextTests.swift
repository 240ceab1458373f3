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
