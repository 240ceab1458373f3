import Foundation
import Training

/// The files to which a day and its acts are written: the acts in the folder `acts` beside the day, under its name.
struct DayFiles {
  private let output: String
  private let day: URL
  private let acts: URL

  init(_ output: String) {
    self.output = output
    day = URL(fileURLWithPath: output)
    acts = day.deletingLastPathComponent().appendingPathComponent("acts").appendingPathComponent(day.lastPathComponent)
  }

  /// - Throws: a failure when one of them is there already.
  func check() throws {
    for place in [day, acts] where FileManager.default.fileExists(atPath: place.path) {
      throw Failure.refused("\(place.path) is there already; name another file")
    }
  }

  /// Writes both, once it is sure that they can be read again.
  ///
  /// - Returns: the day.
  @discardableResult
  func write(day text: String, acts script: String) throws -> Day {
    let read: Day
    do {
      read = try Day.parse(text, file: output)
      _ = try Script.parse(script, file: "acts/\(output)", for: read)
    } catch {
      throw Failure.refused("it cannot be made a day: \(error)")
    }
    try check()
    do {
      try FileManager.default.createDirectory(at: acts.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: day, options: .withoutOverwriting)
      try Data(script.utf8).write(to: acts, options: .withoutOverwriting)
    } catch {
      throw Failure.cannotRun("\(output) cannot be written: \(error.localizedDescription)")
    }
    return read
  }
}
