import Console
import WhatsApp

/// A terminal's recording as asciicast v2 has it: a header and, line by line, what the terminal was sent and when
/// (https://docs.asciinema.org/manual/asciicast/v2/). Nothing of the machine or of the day it was made is in it.
struct Asciicast {
  /// Seconds without anything new that a player may leave out.
  private static let longestPause = "3"

  private var lines: [String]

  init(size: Size, title: String) {
    let header: JSON = [
      "version": .count(2), "width": .count(size.columns), "height": .count(size.rows), "title": .string(title),
      "idle_time_limit": .number(Self.longestPause),
    ]
    lines = [header.ascii]
  }

  /// What the terminal was sent so many milliseconds after the beginning; nothing of an empty text.
  mutating func add(_ text: String, at milliseconds: Int) {
    guard !text.isEmpty else { return }
    let rest = String(1000 + milliseconds % 1000).dropFirst()
    lines.append(JSON.array([.number("\(milliseconds / 1000).\(rest)"), .string("o"), .string(text)]).ascii)
  }

  /// The file.
  var text: String { lines.map { $0 + "\n" }.joined() }
}
