import Foundation
import Testing

@testable import Policy

@Suite("The embedded rulesets")
struct EmbeddedRulesetTests {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/Policy/Rulesets")

  @Test("are their readable sources, byte for byte, and all of them")
  func sameAsSources() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasSuffix(".yaml") }
    #expect(files.map { String($0.dropLast(5)) }.sorted() == Ruleset.embeddedNames)
    for name in Ruleset.embeddedNames {
      let source = try Data(contentsOf: Self.folder.appendingPathComponent("\(name).yaml"))
      #expect(Ruleset.embedded(name).map { Data($0.utf8) } == source, "\(name): run .ci/embed")
    }
  }

  @Test("are valid, and named as their files", arguments: ["arezzo", "casale-marittimo"])
  func valid(_ name: String) throws {
    let ruleset = try embeddedRuleset(name)
    #expect(ruleset.name == name)
    #expect(ruleset.zone == "Europe/Rome")
  }
}

/// An embedded ruleset, parsed.
func embeddedRuleset(_ name: String) throws -> Ruleset {
  try Ruleset.parse(try #require(Ruleset.embedded(name)), file: "\(name).yaml")
}

/// An instant of ISO 8601.
func instant(_ text: String) throws -> Date { try Zone.instant(iso8601: text) }

/// A day of ISO 8601.
func day(_ text: String) throws -> CivilDay { try #require(CivilDay(text)) }
