import Desk
import Foundation
import Store
import Testing
import Training

@testable import sportello

@Suite("Every day of the library plays to its end, and scores as its author says")
struct TrainingDayTests {
  /// The days that expect something.
  static let names = Day.embeddedNames.filter { Day.embeddedActs($0) != nil }

  private func sheet(_ source: TrainingSource, _ script: Script) throws -> (ScoreSheet, [Played.Refused]) {
    let folder = ThrowAwayFolder()
    defer { folder.remove() }
    let played = try TrainingPlay(source.day, at: folder.path("day.sqlite")).play(script.acts(of: source.day))
    return (played.score(), played.refusals)
  }

  @Test("the full-marks acts earn full marks, none is refused, and each slip misses what it says", arguments: names)
  func scripts(_ name: String) throws {
    let source = try TrainingSource.named(name)
    #expect(try Trial(day: source.day, script: try #require(source.script)).complaints() == [])
  }

  @Test("a script that promises too much is found out")
  func complaints() throws {
    let source = try TrainingSource.named("quiet")
    var script = try #require(source.script)
    script.steps.removeAll { $0.id == "ahmed" }
    script.slips.removeAll { $0.misses == ["ahmed"] }
    #expect(
      try Trial(day: source.day, script: script).complaints() == [
        "the full-marks acts miss ahmed", "slip 1 (presto, graduatoria) misses ahmed, graduatoria, presto",
        "no slip misses ahmed",
      ])
  }

  @Test("the same day and acts give the same journal, twice", arguments: ["quiet", "minaccia", "ordinanza"])
  func journals(_ name: String) throws {
    let source = try TrainingSource.named(name)
    let script = try #require(source.script)
    #expect(try sheet(source, script).0.journal == sheet(source, script).0.journal)
  }

  @Test("there are twenty-five days, each with clauses, skills, acts and expectations")
  func library() throws {
    #expect(Self.names.count >= 26)
    for name in Self.names where name != "quiet" {
      let day = try TrainingSource.named(name).day
      #expect(!day.teaches.isEmpty && !day.skills.isEmpty && !day.about.isEmpty, "\(name)")
      #expect(day.expectations.count >= 4 && day.expectations.contains { $0.hint != nil }, "\(name)")
    }
  }

  @Test("C17, A15: acts stand for what the trainee did; a citizen who changes number stays the same")
  func number() throws {
    let source = try TrainingSource.named("cambio-numero")
    let folder = ThrowAwayFolder()
    defer { folder.remove() }
    let script = try #require(source.script)
    let played = try TrainingPlay(source.day, at: folder.path("day.sqlite")).play(script.acts(of: source.day))
    let incoming = played.threads["paola"]?.filter(\.isIncoming).count
    #expect(incoming == 5)
  }

  @Test("a trainee's file is a training file, in which everybody has the roles of the day and no more (A24)")
  func file() throws {
    let folder = ThrowAwayFolder()
    defer { folder.remove() }
    let day = try TrainingSource.named("quiet").day
    let store = try DayRunner.prepare(day, at: folder.path("day.sqlite"), kind: .training)
    #expect(store.kind == .training)
    #expect(try store.office().staff[StaffID("a.bianchi")]?.roles == [.operator])
  }

  @Test(
    "a file of any other kind is refused where training opens one", arguments: [Store.Kind.service, .demo, .seeded])
  func otherFiles(_ kind: Store.Kind) throws {
    let folder = ThrowAwayFolder()
    defer { folder.remove() }
    let day = try TrainingSource.named("quiet").day
    let path = folder.path("desk.sqlite")
    _ = try DayRunner.prepare(day, at: path, kind: kind)
    #expect(throws: Failure.self) { try TrainingFile.open(path) }
  }
}
