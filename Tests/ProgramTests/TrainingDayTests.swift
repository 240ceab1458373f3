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
    let script = try #require(source.script)
    let (full, refusals) = try sheet(source, script)
    #expect(full.lines.filter { !$0.isMet }.map(\.expectation.id) == [], "\(name): full marks")
    #expect(refusals == [], "\(name): refused")
    for slip in script.slips {
      let missed = try sheet(source, script.with(slip)).0.lines.filter { !$0.isMet }.map(\.expectation.id)
      #expect(Set(missed) == Set(slip.misses), "\(name): \(slip.misses)")
    }
    let all = Set(source.day.expectations.map(\.id))
    #expect(all.subtracting(script.slips.flatMap(\.misses)) == [], "\(name): expectations that no slip misses")
  }

  @Test("the same day and acts give the same journal, twice", arguments: names)
  func journals(_ name: String) throws {
    let source = try TrainingSource.named(name)
    let script = try #require(source.script)
    #expect(try sheet(source, script).0.journal == sheet(source, script).0.journal)
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
}
