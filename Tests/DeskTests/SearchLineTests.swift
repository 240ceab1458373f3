import Foundation
import Policy
import Testing

@testable import Desk

@Suite("A line of search is read, whatever is typed")
struct SearchLineTests {
  static let today = CivilDay(year: 2026, month: 3, day: 12)

  func read(_ line: String) throws -> SearchLine {
    let ruleset = try Ruleset.parse(try #require(Ruleset.embedded("arezzo")), file: "arezzo.yaml")
    return SearchLine(line, today: try #require(Self.today), ruleset: ruleset)
  }

  /// The query in short words, for comparison with a story.
  func told(_ query: SearchQuery) -> String {
    let terms = query.terms.map { $0.spelled.joined(separator: "+") + ($0.isPrefix ? "*" : "") }
    let people = query.authors.map { "da:\($0.written)" } + query.partners.map { "con:\($0.written)" }
    let days = [query.since.map { "da \($0)" }, query.until.map { "fino \($0)" }].compactMap(\.self)
    let labels = query.labels.map { "#" + $0.joined(separator: "|") }
    return (terms + people + days + labels + query.clauses.map { "!\($0)" } + query.kinds.map { "=\($0.rawValue)" })
      .joined(separator: " ")
  }

  @Test(arguments: [
    ("the last word may go on", "tassa rif", "tassa rif*"),
    ("a blank ends it", "tassa rifiuti ", "tassa rifiuti"),
    ("accents and case say nothing", "PERCHÉ Così", "perche cosi*"),
    ("an apostrophe makes two words in a row", "l'acqua ", "l+acqua"),
    ("quotes keep words in a row", "\"tassa rifiuti\"", "tassa+rifiuti"),
    ("a missing quote too, and the last goes on", "“tassa rif", "tassa+rif*"),
    ("operators in Italian", "da:rossi dopo:2026-01-01 tassa rifiuti ", "tassa rifiuti da:rossi da 2026-01-01"),
    (
      "and in English", "from:rossi before:31/01/2026 with:\"maria bonci\" ", "da:rossi con:maria bonci fino 2026-01-31"
    ),
    ("today and yesterday", "dopo:ieri prima:oggi", "da 2026-03-11 fino 2026-03-12"),
    ("a year or a month is its first day", "dopo:2025 prima:02/2026", "da 2025-01-01 fino 2026-02-01"),
    ("subjects by their id or their title", "etichetta:tribut label:scuola", "#tributi #scuola"),
    ("clauses by their letter", "clausola:f clause:A14.b", "!A14.f !A14.b"),
    ("kinds, one or many", "tipo:foto kind:voice tipo:nostra", "=image =voice =ours"),
    ("an operator without its value waits", "tassa da: tipo: dopo:", "tassa"),
    ("the first letter of a name waits", "da:r", ""),
    ("an hour and an address are words", "10:30 https://comune.it ", "10+30 https+comune+it"),
    ("nothing", "   ", ""),
  ])
  func queries(story: String, line: String, expected: String) throws {
    let read = try read(line)
    #expect(told(read.query) == expected, "\(story)")
    #expect(read.problem == nil, "\(story)")
  }

  @Test(arguments: [
    ("pippo:ciao tassa ", SearchProblem.unknownOperator("pippo"), "tassa"),
    ("dopo:2026-13-01 tassa ", .unreadableDay("2026-13-01"), "tassa"),
    ("dopo:30/2/2026", .unreadableDay("30/2/2026"), ""), ("prima:boh", .unreadableDay("boh"), ""),
    ("dopo:2026-0", .unreadableDay("2026-0"), ""),
    ("dopo:99999999999999999999", .unreadableDay("99999999999999999999"), ""),
    ("dopo:oggi prima:ieri", .emptySpan, "da 2026-03-12 fino 2026-03-11"),
    ("etichetta:zzz tassa ", .unknownLabel("zzz"), "tassa"), ("clausola:Z9", .unknownClause("z9"), ""),
    ("tipo:boh", .unknownKind("boh"), ""), ("🎉 tassa ", .noWord("🎉"), "tassa"), ("da:** ", .noWord("**"), ""),
    (
      String(repeating: "a ", count: 25), .tooManyWords(limit: 24),
      Array(repeating: "a", count: 24).joined(separator: " ")
    ),
    ("\"" + String(repeating: "a ", count: 25) + "\" tassa ", .tooManyWords(limit: 24), "tassa"),
    (
      String(repeating: "da:xy ", count: 25), .tooManyWords(limit: 24),
      Array(repeating: "da:xy", count: 24).joined(separator: " ")
    ),
    (String(repeating: "a", count: 2000), .tooLong(limit: 1000), String(repeating: "a", count: 1000) + "*"),
  ])
  func problems(line: String, problem: SearchProblem, rest: String) throws {
    let read = try read(line)
    #expect(read.problem == problem)
    #expect(told(read.query) == rest || rest.hasSuffix("*"))
  }

  @Test(
    "hostile lines are only words",
    arguments: [
      "\"", "\"\"", "*", "NEAR(a b, 2)", "a AND OR NOT b", "(((", "a\u{0}b", "{text} : x", "text:x", "-a +b ^c",
      "'; DROP",
      "\u{202E}abc", "👨‍👩‍👧‍👦", String(repeating: "a ", count: 5_000), String(repeating: "\"", count: 10_000),
      String(repeating: "da:x ", count: 2_000), "e" + String(repeating: "\u{301}", count: 900), "«»“”„",
    ])
  func hostile(line: String) throws {
    let query = try read(line).query
    #expect(query.terms.count <= SearchLine.mostTerms && query.authors.count <= SearchLine.mostTerms)
    for word in query.terms.flatMap(\.spelled) {
      #expect(word.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil })
    }
  }

  @Test(
    "digits of a number are told from other words",
    arguments: [
      ("347 555", "347555"), ("+39 347-555.0214", "393475550214"), ("21", nil), ("347a", nil),
      ("1234567890123456", nil),
    ] as [(String, String?)])
  func digits(written: String, expected: String?) { #expect(written.phoneDigits == expected) }
}

@Suite("Words in a text")
struct SearchTermTests {
  @Test(
    arguments: [
      ("Perché no?", "perche ", 0..<6), ("La TASSA sui rifiuti", "tassa rifiuti ", 3..<8),
      ("la tassa rifiuti", "\"tassa rifiuti\"", 3..<16), ("la tassa sui rifiuti", "\"tassa rifiuti\"", nil),
      ("tassa tassa rifiuti", "\"tassa rifiuti\"", 6..<19), ("graduatoria", "grad", 0..<11),
      ("graduatoria", "grad ", nil),
      ("caffe\u{301}!", "caffè ", 0..<6), ("anno 2026", "202", 5..<9), ("", "a", nil), ("🎉", "a", nil),
    ] as [(String, String, Range<Int>?)])
  func hits(text: String, line: String, expected: Range<Int>?) throws {
    let terms = try SearchLineTests().read(line).query.terms
    #expect(terms.firstHit(in: text) == expected)
  }
}
