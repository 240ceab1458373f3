import Testing
import WhatsApp

@testable import Console

@Suite("The operator reads why a message did not arrive, and what to do")
struct FailureTests {
  /// The codes of WhatsApp's table of errors (whatsapp.md §6.3).
  private static let table: [Int] =
    [
      0, 190, 3, 10, 131_005, 200, 299, 4, 80_007, 130_429, 131_056, 131_048, 131_064, 368, 131_031, 130_497, 1, 2,
      131_000, 131_016, 133_004, 131_057, 33, 100, 131_008, 131_009, 135_000, 131_021, 131_026, 131_030, 131_037,
      131_042, 131_045, 133_010, 131_047, 131_049, 131_050, 130_472, 131_051, 131_052, 131_053, 131_060, 131_062,
      131_035, 131_036, 132_000, 132_001, 132_005, 132_007, 132_012, 132_015, 132_016, 132_068, 132_069, 133_000,
      133_016, 137_000, 138_000, 139_000, 139_004, 139_100, 139_103, 131_200,
    ]

  @Test("every code of the table, and every one that the courier acts on, has a sentence", arguments: Language.allCases)
  func complete(language: Language) {
    let phrases = Phrases(language)
    for code in Set(Self.table).union(CarrierError.knownCodes) {
      #expect(Phrases.knowsFailure(code), "\(code)")
      let sentence = phrases.failure(code)
      #expect(!sentence.contains("\(code)") && sentence.count > 20, "\(code)")
    }
  }

  @Test("a code nobody knows is told by its number, and none at all too")
  func unknown() {
    #expect(Phrases().failure(999_999).contains("999999"))
    #expect(Phrases().failure(nil).contains("non dice perché"))
    #expect(!Phrases.knowsFailure(999_999))
  }

  @Test("that somebody may have blocked the desk is never told as certain")
  func discreet() {
    #expect(!Phrases().failure(131_026).contains("blocca"))
  }
}
