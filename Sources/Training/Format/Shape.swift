/// What may stand at a key of a day, and how an editor is told.
indirect enum Shape: Sendable {
  /// Words.
  case text
  /// Only `yes`: the key says it all.
  case yes
  /// A whole number.
  case number(ClosedRange<Int>)
  /// Something written in one way, as `+4 min`.
  case written(Pattern)
  /// One of some words.
  case word([String])
  /// A list of words, or of texts when there is no choice of words.
  case list([String])
  /// Keys and values of their own.
  case place(Place)
  /// A list of those.
  case places(Place)

  /// A way of writing: an example and the regular expression that editors know it by. The program reads each with a
  /// function of its own; a test holds both to the same samples.
  struct Pattern: Sendable {
    var example: String
    var expression: String
  }
}

extension Shape.Pattern {
  private static let stretch = #"\d+(\.\d+)? (s|sec|min|h|d)( \d+(\.\d+)? (s|sec|min|h|d)){0,3}"#
  private static let time = #"([01]?\d|2[0-3]):[0-5]\d"#

  static let duration = Self(example: "1 h 20 min", expression: "^\(stretch)$")
  static let offset = Self(example: "+4 min", expression: #"^\+ ?\#(stretch)$"#)
  static let ago = Self(
    example: "yesterday 11:20", expression: "^(-\(stretch)|-\\d+ d \(time)|yesterday \(time)|last weekday \(time))$")
  static let start = Self(example: "2026-03-12 10:40", expression: "^2[01]\\d\\d-\\d\\d-\\d\\d \(time)$")
  static let size = Self(example: "1.2 MB", expression: #"^\d+(\.\d+)? (kB|MB)$"#)
  static let degrees = Self(example: "43.4633, 11.8796", expression: #"^-?\d+(\.\d+)?, *-?\d+(\.\d+)?$"#)
  static let phone = Self(example: "+39 347 555 0142", expression: #"^\+ *3 *9 *3 *4 *7 *5 *5 *5( *\d){4} *$"#)
  static let tick = Self(example: "20 s, or never", expression: "^(never|\(stretch))$")
  static let moment = Self(
    example: "+20 min, or yesterday 11:20",
    expression: "^(\\+ ?\(stretch)|-\(stretch)|-\\d+ d \(time)|yesterday \(time)|last weekday \(time))$")
  static let hours = Self(example: "12:00-13:00", expression: "^\(time) *- *(\(time)|24:00)$")
}

/// One key of a place.
struct FormatKey: Sendable {
  var name: String
  var shape: Shape
  var isRequired = false
  /// What it is for, in a sentence that editors show.
  var about: String

  init(_ name: String, _ shape: Shape, required: Bool = false, _ about: String) {
    (self.name, self.shape, isRequired, self.about) = (name, shape, required, about)
  }
}

/// A place in a day's YAML where keys stand: the day itself, a citizen, a line. The validator and the schema for editors
/// are both made from it, so that they cannot part.
struct Place: Sendable {
  /// The name under which the schema knows it.
  var name: String
  var keys: [FormatKey]

  var required: [String] { keys.filter(\.isRequired).map(\.name) }
  var optional: [String] { keys.filter { !$0.isRequired }.map(\.name) }

  /// The words that a key chooses from; none when it is no choice.
  func words(_ key: String) -> [String] {
    switch keys.first(where: { $0.name == key })?.shape {
    case .word(let words), .list(let words): words
    case .text, .yes, .number, .written, .place, .places, nil: []
    }
  }
}
