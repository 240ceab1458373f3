import Foundation
import Testing

/// Words by which a path to the service's file, or out to WhatsApp, would begin.
let waysOut = [
  "DatabaseOption", "Site.database", "Site.settings().database", "SPORTELLO_DB", "kind: .service", "import Gateway",
  "URLSession", "--db",
]

/// The ways out that a source of training's takes.
func waysOut(of source: String) -> [String] { waysOut.filter { source.contains($0) } }

@Suite("Training never opens the service's file and has no outlet to WhatsApp")
struct TrainingSeparation {
  @Test("no source of training takes a way out, and its files are made as training files")
  func sources() throws {
    let all = try files(below: "Sources", ending: ["swift"])
    let training = all.filter { path, _ in
      path.hasPrefix("sportello/Training/") || path.hasPrefix("sportello/Commands/Train") || path.hasPrefix("Training/")
    }
    #expect(training.count > 40, "the walk found the sources")
    #expect(training.flatMap { path, text in waysOut(of: text).map { "\(path): \($0)" } } == [])
    let made = training.filter { $0.text.contains("DayRunner.prepare(") }
    #expect(!made.isEmpty && made.allSatisfy { $0.text.contains("kind: .training") })
  }

  @Test("the gate itself works: a way out is found")
  func negativeControl() {
    #expect(waysOut(of: "@OptionGroup var database: DatabaseOption") == ["DatabaseOption"])
  }
}
