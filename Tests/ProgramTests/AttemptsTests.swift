import Foundation
import Testing
import Training

@testable import sportello

@Suite("Attempts are kept where the account keeps its state, for its owner alone")
struct AttemptsTests {
  @Test(
    "XDG_STATE_HOME counts before HOME, and relative folders do not",
    arguments: [
      (["XDG_STATE_HOME": "/s", "HOME": "/h"], "/s/sportello/attempts"),
      (["HOME": "/h"], "/h/.local/state/sportello/attempts"),
      (["XDG_STATE_HOME": "state", "HOME": "/h"], "/h/.local/state/sportello/attempts"),
      (["XDG_STATE_HOME": "", "HOME": "/h"], "/h/.local/state/sportello/attempts"),
      ([:], NSHomeDirectory() + "/.local/state/sportello/attempts"),
    ])
  func place(_ environment: [String: String], expected: String) {
    #expect(Attempts.usual { environment[$0] } == expected)
  }

  @Test("what was kept is read again, oldest first; a line that is none is passed over")
  func kept() throws {
    let folder = ThrowAwayFolder()
    defer { folder.remove() }
    let attempts = Attempts(path: folder.path("state/sportello/attempts"))
    #expect(try attempts.all() == [])
    let source = try TrainingSource.named("quiet")
    let play = try TrainingPlay(source.day, at: folder.path("day.sqlite"))
    let sheet = try play.play(try #require(source.script).acts(of: source.day)).score()
    for (index, trainee) in ["lara", "ugo"].enumerated() {
      let at = Date(timeIntervalSince1970: 1_773_309_600 + Double(index))
      try attempts.keep(Attempt(sheet, of: "quiet", by: trainee, at: at))
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: attempts.path))
      try file.seekToEnd()
      try file.write(contentsOf: Data("{\n".utf8))
    }
    #expect(try attempts.all().map(\.trainee) == ["lara", "ugo"])
    let facts = try FileManager.default.attributesOfItem(atPath: attempts.path)
    #expect(facts[.posixPermissions] as? Int == 0o600)
  }
}
