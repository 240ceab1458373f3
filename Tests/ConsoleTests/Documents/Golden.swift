import Foundation
import Testing

/// Documents as they were looked at and accepted, beside the pictures of screens.
///
/// After a change that is meant, `RECORD_PICTURES=1 swift test --filter Document` writes them anew; look at the
/// difference before committing it.
enum Golden {
  static func compare(_ text: String, _ name: String) throws {
    let file = PictureTests.folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["RECORD_PICTURES"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    let (found, wanted) = (text.split(separator: "\n"), expected.split(separator: "\n"))
    let first = zip(found, wanted).first { $0 != $1 }
    #expect(text == expected, "\(name): \(first.map { "«\($0)» for «\($1)»" } ?? "another length")")
  }
}
