/// Why bytes from outside were not read. It never repeats any of them: they may hold a citizen's words.
public enum BodyError: Error, Equatable, Sendable {
  /// No JSON. Line and column count from 1, columns in characters of UTF-8; `expected` is what should have stood there.
  case notJSON(line: Int, column: Int, expected: String)
  /// More bytes than are ever read.
  case tooLarge(bytes: Int, limit: Int)
  /// Arrays and objects within each other, deeper than `JSON.depthLimit`.
  case tooDeep(line: Int, column: Int)
}

extension BodyError: CustomStringConvertible {
  /// The reason as an English sentence with what to do, for logs and `rejected` lists.
  public var description: String {
    switch self {
    case .notJSON(let line, let column, let expected):
      "not JSON: line \(line), column \(column): expected \(expected)"
    case .tooLarge(let bytes, let limit):
      "too large: \(bytes) bytes, at most \(limit) are read; split it"
    case .tooDeep(let line, let column):
      "line \(line), column \(column): arrays and objects nested deeper than \(JSON.depthLimit) levels"
    }
  }
}
