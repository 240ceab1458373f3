import ArgumentParser
import Console
import Desk
import Foundation
import Policy
import Store
import Terminal
import Training
import WhatsApp

extension TrainCommand {
  /// `train [FILE]`: the console on a throw-away file, or with `--headless` acts that were written down.
  struct Play: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Play a day: in the console, or by itself with --headless.",
      discussion: """
        In the console the score sheet is printed when you leave. --headless plays the full-marks acts that stand \
        beside the day, or those of --script; with --json it prints one object: \
        {"day","total","of","expectations":[{"what","clause","met","at"}],"journal"}.
        """)
    @Argument(help: "A day of the program, or a file. Default: quiet.") var file: String?
    @Flag(help: "List the days of the program; with --headless what each earns, and its journal's digest.")
    var list = false
    @Flag(help: "Play by itself, without a terminal.") var headless = false
    @Option(help: "The acts to play, instead of those beside the day; with --headless.") var script: String?
    @Option(help: "How many times as fast the clock runs in the console: 1, 10 or 60.") var speed = 1
    @Option(help: "Write the score sheet as a page too, to this file.") var html: String?
    @Option(help: "Whose attempt it is, for 'train attempts'. Default: your account, in the console.")
    var trainee: String?
    @OptionGroup var format: FormatOption
    @OptionGroup var screen: ScreenOptions
    @OptionGroup var font: CharsetOption

    func validate() throws {
      if script != nil, !headless || list { throw ValidationError("--script goes with --headless and one day") }
      guard [1, 10, 60].contains(speed) else { throw ValidationError("--speed is 1, 10 or 60") }
      if format.json, !headless, !list { throw ValidationError("--json goes with --headless or --list") }
    }

    func run() throws {
      if list { return try listDays() }
      let source = try TrainingSource.named(file ?? "quiet")
      let folder = ThrowAwayFolder()
      defer { folder.remove() }
      let path = folder.path("training.sqlite")
      let played = headless ? try playAlone(source, path) : try playInConsole(source, path)
      let sheet = played.score()
      let phrases = Phrases(try screen.language())
      if let html { try Self.write(phrases.html(of: sheet), to: html) }
      if let who = trainee ?? (headless ? nil : Site.login.rawValue) {
        try Attempts().keep(Attempt(sheet, of: source.name, by: who, at: Date()))
      }
      if format.json { return Output.json(sheet.json(named: source.name)) }
      Output.text(phrases.text(of: sheet))
    }

    private static func write(_ page: String, to file: String) throws {
      do { try Data(page.utf8).write(to: URL(fileURLWithPath: file)) } catch {
        throw Failure.cannotRun("\(file) cannot be written: \(error.localizedDescription)")
      }
    }

    private func playAlone(_ source: TrainingSource, _ path: String) throws -> Played {
      guard let acts = try script.map({ try source.script(from: $0) }) ?? source.script else {
        throw Failure.refused("there are no acts beside this day; give some with --script FILE")
      }
      let played = try TrainingPlay(source.day, at: path).play(acts.acts(of: source.day))
      for refused in played.refusals {
        Output.warn("\(Zone.rome.iso8601(refused.at)) \(refused.citizen): refused: \(played.why(refused))")
      }
      return played
    }

    private func playInConsole(_ source: TrainingSource, _ path: String) throws -> Played {
      let own = OwnKeys()
      var mishaps = own.mishaps
      let theme = try screen.theme(telling: &mishaps)
      do { try Screen.check() } catch { throw Failure.cannotRun("\(error)") }
      var rehearsal = try Rehearsal(source.day, at: path)
      rehearsal.clock.keep(TrainingPace(speed: speed))
      var terminal: Screen?
      while true {
        let setup = ConsoleSetup(
          store: rehearsal.store, path: rehearsal.store.path, me: rehearsal.me, clock: .training(rehearsal.clock),
          language: try screen.language(), isLinked: true, keys: own.map, mishaps: mishaps,
          charset: try font.chosen(), hasMouse: try Site.settings().mouse ?? false,
          opener: try Opener(for: rehearsal.store),
          speller: Speller(dictionary: try Site.settings().dictionary), rehearsal: rehearsal)
        let loop = try ConsoleLoop(setup, theme: theme, day: rehearsal, on: terminal)
        guard let instant = loop.run() else { return try rehearsal.played() }
        (terminal, mishaps) = (loop.screen, [])
        rehearsal = try rehearsal.rewound(to: instant)
      }
    }
  }
}

extension ScoreSheet {
  /// The object of the contract.
  func json(named name: String) -> JSON {
    [
      "day": .string(name), "total": .count(total), "of": .count(of),
      "expectations": .array(
        lines.map { line in
          let who = line.expectation.citizen.map { "\($0): " } ?? ""
          return [
            "what": .string(who + line.expectation.words), "clause": .optional(line.expectation.clause),
            "met": .bool(line.isMet), "at": .optional(line.at.map { Zone.rome.iso8601($0) }),
          ]
        }), "journal": .string(journal),
    ]
  }
}
