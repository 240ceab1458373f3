import Foundation

/// How times and texts are written in a day's YAML.
enum Written {
  /// `1 h 2 min 3.5 s`: a length of zero or more, to the millisecond.
  static func length(_ seconds: TimeInterval) -> String {
    let milliseconds = Int((seconds * 1000).rounded())
    let whole = milliseconds / 1000
    let rest = milliseconds % 1000 == 0 ? "" : ".\(String(1000 + milliseconds % 1000).dropFirst())"
    var parts = [(whole / 3600, "h"), (whole / 60 % 60, "min")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    if whole % 60 > 0 || !rest.isEmpty || parts.isEmpty { parts.append("\(whole % 60)\(rest) s") }
    return parts.joined(separator: " ")
  }

  /// A script of lines, which may be none.
  static func script(_ acts: [String]) -> String { acts.isEmpty ? "acts: []\n" : "acts:\n" + acts.joined() }

  /// A text as YAML's double quotes hold it.
  static func text(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      default:
        scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
          ? " " : String(scalar)
      }
    }
    return "\"" + scalars.joined() + "\""
  }
}
