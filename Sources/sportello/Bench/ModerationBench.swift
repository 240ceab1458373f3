import ArgumentParser
import Foundation
import Moderation
import Policy

/// `sportello bench moderation`: how well and how fast messages are judged.
struct ModerationBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moderation", abstract: "Measure moderation: on labelled samples where there are some, and its speed.",
    discussion: """
      A folder may hold hatecheck-it.tsv, municipal-questions-it.tsv and smishing-it.tsv: a heading line, then label \
      TAB text, or label TAB kind TAB text. A flag counts from medium confidence on. Speed is that of one core; give it \
      a release build and a quiet machine.
      """)
  @Argument(help: "The folder with the samples.") var folder: String
  @Option(help: "The ruleset to judge by: a name or a file. Default: arezzo.") var rules = "arezzo"

  func run() throws {
    let ruleset = try RulesetSource.named(rules).ruleset
    let book = OwnLists.book()
    for quality in try Quality.all(in: folder, under: ruleset, with: book) { Output.line(quality) }
    Speed.lines(under: ruleset, with: book).forEach { Output.line($0) }
  }
}

/// A labelled message.
struct Sample {
  var label: String
  var kind: String
  var text: String

  /// Reads a file of samples; none when it is not there.
  static func read(_ path: String) throws -> [Sample] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    let text = String(decoding: try InputFile.read(path, limit: 1 << 24), as: UTF8.self)
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count >= 2, let text = fields.last else { return nil }
      return Sample(label: fields[0], kind: fields.count > 2 ? fields[1] : "", text: text)
    }
  }
}

/// Right and wrong answers to yes and no.
struct Verdicts {
  private(set) var (hits, misses, alarms, silences) = (0, 0, 0, 0)

  mutating func count(_ answer: Bool, truth: Bool) {
    switch (answer, truth) {
    case (true, true): hits += 1
    case (false, true): misses += 1
    case (true, false): alarms += 1
    case (false, false): silences += 1
    }
  }

  /// The mean of the F1 of yes and that of no.
  var macroF1: Double {
    func f1(_ right: Int, _ wrong: Int) -> Double { right == 0 ? 0 : Double(2 * right) / Double(2 * right + wrong) }
    return (f1(hits, misses + alarms) + f1(silences, misses + alarms)) / 2
  }
}

/// The table of quality.
enum Quality {
  /// A line for each measure of the samples found in a folder.
  static func all(in folder: String, under ruleset: Ruleset, with book: Rulebook) throws -> [String] {
    func letters(_ text: String) -> Set<Character> {
      Set(
        judge(Specimen(text: text), under: ruleset, with: book).flags.filter { $0.confidence > .low }
          .compactMap(\.clause.last))
    }
    var lines: [String] = []
    let questions = try Sample.read("\(folder)/municipal-questions-it.tsv")
    if !questions.isEmpty {
      let wrong = questions.filter { !letters($0.text).isEmpty }.count
      lines.append("questions to municipalities: false alarms \(share(wrong, questions.count))")
    }
    let hate = try Sample.read("\(folder)/hatecheck-it.tsv")
    if !hate.isEmpty { lines += hateLines(hate, letters) }
    let scams = try Sample.read("\(folder)/smishing-it.tsv")
    if !scams.isEmpty {
      var tally = Verdicts()
      for sample in scams { tally.count(letters(sample.text).contains("f"), truth: sample.label == "spam") }
      lines.append("scam and smishing: found \(share(tally.hits, tally.hits + tally.misses))")
      lines.append("service messages: false alarms \(share(tally.alarms, tally.alarms + tally.silences))")
    }
    return lines.isEmpty ? ["no samples in \(folder)"] : lines
  }

  private static func hateLines(_ samples: [Sample], _ letters: (String) -> Set<Character>) -> [String] {
    var tally = Verdicts()
    var kinds: [String: (flagged: Int, all: Int)] = [:]
    for sample in samples {
      let isFlagged = letters(sample.text).contains("e")
      tally.count(isFlagged, truth: sample.label == "hateful")
      kinds[sample.kind, default: (0, 0)].flagged += isFlagged ? 1 : 0
      kinds[sample.kind, default: (0, 0)].all += 1
    }
    func sum(_ prefix: String) -> String {
      let some = kinds.filter { $0.key.hasPrefix(prefix) }.values
      return share(some.reduce(0) { $0 + $1.flagged }, some.reduce(0) { $0 + $1.all })
    }
    return [
      "attacks on groups (ground e): macro-F1 " + String(format: "%.3f", tally.macroF1),
      "counter-speech: flagged " + sum("counter"), "neutral and positive mentions: flagged " + sum("ident"),
    ] + kinds.sorted { $0.key < $1.key }.map { "  \($0.key): flagged \(share($0.value.flagged, $0.value.all))" }
  }

  private static func share(_ part: Int, _ whole: Int) -> String {
    String(format: "%d of %d (%.1f %%)", part, whole, whole == 0 ? 0 : Double(part) * 100 / Double(whole))
  }
}

/// How fast messages are judged.
enum Speed {
  private static let everyday = [
    "Buongiorno, vorrei sapere quando esce la graduatoria del nido e se posso ancora mandare l'ISEE aggiornato.",
    "Salve, la carta d'identità di mia madre scade domenica: si può rinnovare senza appuntamento in centro?",
    "Non è possibile aspettare due mesi per un certificato, siete degli incapaci e ve ne accorgerete presto!",
    "Il lampione davanti al numero dodici è spento da una settimana, a chi lo devo segnalare? Grazie mille.",
  ]
  private static let worst: [(String, String)] = [
    ("one letter", "a"), ("single letters", "c "), ("masks", "c*"), ("small words", "ti vi "), ("digits", "12 "),
    ("links", "a.it "), ("combining marks", "e\u{301}\u{300}"),
    ("attacks", "tutti i musulmani sono ladri, ti ammazzo, "),
  ]

  /// Messages a second, and the longest messages of the worst kinds.
  static func lines(under ruleset: Ruleset, with book: Rulebook) -> [String] {
    let clock = ContinuousClock()
    let rounds = 5_000
    let length = everyday.reduce(0) { $0 + $1.unicodeScalars.count }
    let spent = clock.measure {
      for _ in 0..<rounds {
        for text in everyday { _ = judge(Specimen(text: text), under: ruleset, with: book) }
      }
    }
    let hundreds = Double(rounds * length) / 100 / seconds(spent)
    return ["speed: " + String(format: "%.0f", hundreds) + " messages of 100 characters a second"]
      + worst.map { name, piece in
        let text = String(repeating: piece, count: 65_536 / piece.utf8.count)
        let time = clock.measure { _ = judge(Specimen(text: text), under: ruleset, with: book) }
        return "64 KB of \(name): " + String(format: "%.1f ms", seconds(time) * 1_000)
      }
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }
}
