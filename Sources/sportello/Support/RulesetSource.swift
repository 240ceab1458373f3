import Foundation
import Policy

/// A ruleset with the YAML it was read from: the text is what a file keeps.
struct RulesetSource {
  /// The text, byte for byte.
  var yaml: String
  /// Its meaning.
  var ruleset: Ruleset

  /// One that the program carries, or else a file of that name.
  static func named(_ name: String) throws -> RulesetSource {
    if Ruleset.embedded(name) != nil { return try embedded(name) }
    guard FileManager.default.fileExists(atPath: name) else {
      let known = Ruleset.embeddedNames.joined(separator: ", ")
      let guess = nearest(to: name, among: Ruleset.embeddedNames).map { ": did you mean '\($0)'?" } ?? ""
      throw Failure.cannotRun("'\(name)' is neither a ruleset of the program (\(known)) nor a file\(guess)")
    }
    return try file(name)
  }

  /// One that the program carries.
  static func embedded(_ name: String) throws -> RulesetSource {
    guard let yaml = Ruleset.embedded(name) else { throw Failure.cannotRun("there is no ruleset '\(name)'") }
    return RulesetSource(yaml: yaml, ruleset: try Ruleset.parse(yaml, file: "\(name).yaml"))
  }

  /// One from a file.
  ///
  /// - Throws: `RulesetError` with every problem, or a failure when the file cannot be read.
  static func file(_ path: String) throws -> RulesetSource {
    let bytes = try InputFile.read(path, limit: 1 << 20)
    let ruleset = try Ruleset.parse(bytes: bytes, file: path)
    return RulesetSource(yaml: String(decoding: bytes, as: UTF8.self), ruleset: ruleset)
  }
}
