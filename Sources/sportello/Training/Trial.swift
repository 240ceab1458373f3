import Console
import Desk
import Foundation
import Store
import Training

/// Tries a day's acts out: the full-marks acts must earn full marks, and each slip miss just what it says.
struct Trial {
  var day: Day
  var script: Script

  /// What does not hold, a sentence each.
  func complaints() throws -> [String] {
    var complaints: [String] = []
    let full = try played(script)
    let missed = self.missed(full)
    if !missed.isEmpty { complaints.append("the full-marks acts miss \(missed.joined(separator: ", "))") }
    for refused in full.refusals {
      let minutes = Int(refused.at.timeIntervalSince(day.start) / 60)
      complaints.append("a full-marks act is refused: \(refused.citizen), +\(minutes) min: \(full.why(refused))")
    }
    for (index, slip) in script.slips.enumerated() {
      let missed = self.missed(try played(script.with(slip)))
      guard missed != slip.misses.sorted() else { continue }
      let found = missed.isEmpty ? "nothing" : missed.joined(separator: ", ")
      complaints.append("slip \(index + 1) (\(slip.misses.joined(separator: ", "))) misses \(found)")
    }
    let tried = Set(script.slips.flatMap(\.misses))
    let untried = day.expectations.map(\.id).filter { !tried.contains($0) }
    if !untried.isEmpty { complaints.append("no slip misses \(untried.joined(separator: ", "))") }
    return complaints
  }

  private func played(_ script: Script) throws -> Played {
    let folder = ThrowAwayFolder()
    defer { folder.remove() }
    return try TrainingPlay(day, at: folder.path("training.sqlite")).play(script.acts(of: day))
  }

  private func missed(_ played: Played) -> [String] {
    played.score().lines.filter { !$0.isMet }.map(\.expectation.id).sorted()
  }
}

extension Played {
  /// Why an act was refused, as a sentence.
  func why(_ refused: Refused) -> String {
    let office = Office(timetable: timetable, staff: [:])
    return Phrases(.english).sentence(for: refused.refusal, in: office, at: refused.at).text
  }
}
