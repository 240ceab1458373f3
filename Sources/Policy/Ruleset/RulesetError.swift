/// One thing that is wrong in a ruleset's YAML.
public struct RulesetProblem: Equatable, Sendable, CustomStringConvertible {
  /// The file as the reader named it.
  public var file: String
  /// The line, from 1; 0 when the problem has none.
  public var line: Int
  /// The path of the key, as `hours.monday`; empty for the file as a whole.
  public var key: String
  /// What is wrong and what was expected.
  public var problem: String
  /// The word that was probably meant.
  public var suggestion: String?

  /// A problem at a place.
  public init(file: String, line: Int, key: String, problem: String, suggestion: String? = nil) {
    (self.file, self.line, self.key) = (file, line, key)
    (self.problem, self.suggestion) = (problem, suggestion)
  }

  /// The problem as one line: `arezzo.yaml:12: hours.mondy: unknown key, did you mean 'monday'?`
  public var description: String {
    let place = line > 0 ? "\(file):\(line): " : "\(file): "
    let what = (key.isEmpty ? "" : "\(key): ") + problem
    return place + what + (suggestion.map { ", did you mean '\($0)'?" } ?? "")
  }
}

/// Everything that is wrong in a ruleset's YAML, in the order of the file.
public struct RulesetError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The problems; there is at least one.
  public var problems: [RulesetProblem]

  /// An error of some problems.
  public init(problems: [RulesetProblem]) { self.problems = problems }

  /// One problem a line.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
