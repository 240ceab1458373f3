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
        {"day","total","of","expectations":[{"what","clause","met","at"}],"journal"}. --cast does the same and writes \
        what the console shows meanwhile as a recording for asciinema's players.
        """)
    @Argument(help: "A day of the program, or a file. Default: quiet.") var file: String?
    @Flag(help: "List the days of the program; with --headless what each earns, and its journal's digest.")
    var list = false
    @Flag(help: "Play by itself, without a terminal.") var headless = false
    @Option(help: "The acts to play, instead of those beside the day; with --headless or --cast.") var script: String?
    @Option(help: "How many times as fast the clock runs: 1, 10 or 60; with --cast any from 1 to 3600.") var speed = 1
    @Option(help: "Write a recording of the console as asciicast v2, to this file; it must not be there yet.")
    var cast: String?
    @Option(help: "Columns and rows of the recording, as 100x30; with --cast.") var size: String?
    @Option(help: "Write the score sheet as a page too, to this file.") var html: String?
    @Option(help: "Whose attempt it is, for 'train attempts'. Default: your account, in the console.")
    var trainee: String?
    @OptionGroup var format: FormatOption
    @OptionGroup var screen: ScreenOptions
    @OptionGroup var font: CharsetOption

    func validate() throws {
      if script != nil, list || !headless && cast == nil {
        throw ValidationError("--script goes with --headless or --cast, and one day")
      }
      if cast != nil, headless || list || html != nil || trainee != nil {
        throw ValidationError("--cast writes a recording: leave --headless, --list, --html and --trainee out")
      }
      if size != nil, cast == nil { throw ValidationError("--size goes with --cast") }
      guard cast == nil ? [1, 10, 60].contains(speed) : (1...3600).contains(speed) else {
        throw ValidationError("--speed is 1, 10 or 60; with --cast from 1 to 3600")
      }
      if format.json, !headless, !list { throw ValidationError("--json goes with --headless or --list") }
    }

    func run() throws {
      if list { return try listDays() }
      let source = try TrainingSource.named(file ?? "quiet")
      let folder = ThrowAwayFolder()
      defer { folder.remove() }
      let path = folder.path("training.sqlite")
      if let cast { return try record(source, path, to: cast) }
      let played = headless ? try playAlone(source, path) : try console.play(source.day, at: path).played()
      let sheet = played.score()
      let phrases = Phrases(try screen.language())
      if let html { try Self.write(phrases.html(of: sheet), to: html) }
      if let who = trainee ?? (headless ? nil : Site.login.rawValue) {
        try Attempts().keep(Attempt(sheet, of: source.name, by: who, at: Date()))
      }
      if format.json { return Output.json(sheet.json(named: source.name)) }
      Output.text(phrases.text(of: sheet))
    }

    private var console: RehearsalConsole { RehearsalConsole(speed: speed, screen: screen, font: font) }

    private static func write(_ page: String, to file: String) throws {
      do { try Data(page.utf8).write(to: URL(fileURLWithPath: file)) } catch {
        throw Failure.cannotRun("\(file) cannot be written: \(error.localizedDescription)")
      }
    }

    /// The acts that are played without anybody at the console.
    func acts(of source: TrainingSource) throws -> [ScriptedAct] {
      guard let acts = try script.map({ try source.script(from: $0) }) ?? source.script else {
        throw Failure.refused("there are no acts beside this day; give some with --script FILE")
      }
      return acts.acts(of: source.day)
    }

    private func playAlone(_ source: TrainingSource, _ path: String) throws -> Played {
      let played = try TrainingPlay(source.day, at: path).play(acts(of: source))
      Self.tellRefusals(of: played)
      return played
    }

    /// Says which of a script's acts were refused, and why.
    static func tellRefusals(of played: Played) {
      for refused in played.refusals {
        Output.warn("\(Zone.rome.iso8601(refused.at)) \(refused.citizen): refused: \(played.why(refused))")
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
