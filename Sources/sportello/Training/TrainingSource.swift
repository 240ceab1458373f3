import Foundation
import Policy
import Training

/// A day with the acts that stand beside it: one of the program's own, or a file.
struct TrainingSource {
  /// How attempts and score sheets call it.
  var name: String
  /// Its YAML.
  var text: String
  var day: Day
  /// The full-marks acts; nil when there are none.
  var script: Script?

  /// One of the program by its name, or a file. Acts stand in the folder `acts` beside it, under the same name.
  ///
  /// - Throws: a failure that names every problem, each with its line.
  static func named(_ name: String) throws -> TrainingSource {
    do {
      if let text = Day.embedded(name) {
        let day = try Day.parse(text, file: "\(name).yaml")
        let script = try Day.embeddedActs(name).map { try Script.parse($0, file: "acts/\(name).yaml", for: day) }
        return TrainingSource(name: name, text: text, day: day, script: script)
      }
      let isPath = name.contains("/") || name.hasSuffix(".yaml") || FileManager.default.fileExists(atPath: name)
      guard isPath else {
        let guess = nearest(to: name, among: Day.embeddedNames).map { "did you mean '\($0)'? " } ?? ""
        throw Failure.cannotRun("there is no day '\(name)'; \(guess)'sportello train --list' lists them")
      }
      let text = try Self.text(name)
      let day = try Day.parse(text, file: name)
      let script = try acts(beside: name).map { try Script.parse(try Self.text($0), file: $0, for: day) }
      let url = URL(fileURLWithPath: name)
      return TrainingSource(
        name: url.deletingPathExtension().lastPathComponent, text: text, day: day, script: script)
    } catch let error as DayError {
      throw Failure.refused("\(error)")
    }
  }

  /// The file of acts that stands beside a day's; nil when there is none.
  static func acts(beside file: String) -> String? {
    let url = URL(fileURLWithPath: file)
    let acts = url.deletingLastPathComponent().appendingPathComponent("acts/\(url.lastPathComponent)").path
    return FileManager.default.fileExists(atPath: acts) ? acts : nil
  }

  /// A script from a file, for the day.
  func script(from file: String) throws -> Script {
    do {
      return try Script.parse(try Self.text(file), file: file, for: day)
    } catch let error as DayError {
      throw Failure.refused("\(error)")
    }
  }

  /// The text of a file.
  static func text(_ path: String) throws -> String {
    String(decoding: try InputFile.read(path, limit: Day.sourceLimit), as: UTF8.self)
  }
}
