/// What was wrong with a file of the configuration when the console started: it works without it, and says so.
public enum Mishap: Equatable, Sendable {
  /// A file of keys; its first mistake's line, nil when it cannot be read.
  case keys(file: String, line: Int?)
  /// A theme; nil when no single line is to blame.
  case theme(file: String, line: Int?)
  /// A settings file; nil when it cannot be read.
  case settings(file: String, line: Int?)
}

extension ConsoleState {
  /// Says what was wrong, in one sentence, until the first key.
  public mutating func tell(_ mishaps: [Mishap]) {
    guard !mishaps.isEmpty else { return }
    notice = .fault(mishaps.map(phrases.sentence).joined(separator: " "))
  }
}

extension Phrases {
  func sentence(_ mishap: Mishap) -> String {
    switch mishap {
    case .keys(let file, let line):
      say(
        "\(file)\(place(line)) non si capisce: valgono i tasti del programma; lo spiega «sportello keys check».",
        "\(file)\(place(line)) makes no sense: the program's own keys count; 'sportello keys check' explains it.")
    case .settings(let file, let line):
      say(
        "\(file)\(place(line)) non si capisce: scrivi «invio = manda» o «invio = a-capo».",
        "\(file)\(place(line)) makes no sense: write 'invio = manda' or 'invio = a-capo'.")
    case .theme(let file, let line):
      say(
        "\(file)\(place(line)) non si capisce: valgono i colori del programma; lo spiega «sportello show --theme».",
        "\(file)\(place(line)) makes no sense: the program's own colours count; 'sportello show --theme' explains it.")
    }
  }

  private func place(_ line: Int?) -> String { line.map { say(", riga \($0),", ", line \($0),") } ?? "" }
}
