/// What was wrong with a file of the configuration when the console started: it works without it, and says so.
public enum Mishap: Equatable, Sendable {
  /// A file of keys; its first mistake's line, nil when it cannot be read.
  case keys(file: String, line: Int?)
  /// A theme; nil when no single line is to blame.
  case theme(file: String, line: Int?)
  /// A settings file; nil when it cannot be read.
  case settings(file: String, line: Int?)
  /// The operator's own words: the first line that is no word, nil when the file cannot be read.
  case words(file: String, line: Int?)
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
        "\(file)\(place(line)) non si capisce: scrivi «invio = manda» o «a-capo», «ortografia = on» o «off».",
        "\(file)\(place(line)) makes no sense: write 'invio = manda' or 'a-capo', 'ortografia = on' or 'off'.")
    case .words(let file, nil):
      say("\(file) non si può leggere: le tue parole non valgono.", "\(file) cannot be read: your words do not count.")
    case .words(let file, let line):
      say(
        "\(file)\(place(line)) non è una parola: scrivine una per riga; le altre valgono.",
        "\(file)\(place(line)) is no word: write one a line; the others count.")
    case .theme(let file, let line):
      say(
        "\(file)\(place(line)) non si capisce: valgono i colori del programma; lo spiega «sportello show --svg --theme».",
        "\(file)\(place(line)) makes no sense: the program's own colours count; 'sportello show --svg --theme' explains it."
      )
    }
  }

  private func place(_ line: Int?) -> String { line.map { say(", riga \($0),", ", line \($0),") } ?? "" }
}
