import Policy

/// One thing that is wrong in a day's YAML: file, line, key, problem, suggestion, told as rulesets tell theirs.
public typealias DayProblem = RulesetProblem

/// Everything that is wrong in a day's YAML, in the order of the file.
public struct DayError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The problems; there is at least one.
  public var problems: [DayProblem]

  /// An error of some problems.
  public init(problems: [DayProblem]) { self.problems = problems }

  /// One problem a line.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
