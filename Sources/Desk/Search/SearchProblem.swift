/// What of a line of search was not understood. Each is told in a sentence; the rest of the line counts all the same.
public enum SearchProblem: Equatable, Sendable {
  /// No operator has this name.
  case unknownOperator(String)
  /// No day, or one that is not yet written whole.
  case unreadableDay(String)
  /// The days leave no room between them.
  case emptySpan
  /// The ruleset has no such subject.
  case unknownLabel(String)
  /// The ruleset has no such ground.
  case unknownClause(String)
  /// No kind of message has this name.
  case unknownKind(String)
  /// Signs or emoji alone, which are not looked for.
  case noWord(String)
  /// More characters than are read.
  case tooLong(limit: Int)
  /// More words than are looked for.
  case tooManyWords(limit: Int)
}
