import ArgumentParser
import Console
import Foundation
import Policy
import Store
import Terminal

/// `sportello`: opens the console on the desk's file.
struct ConsoleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "console", abstract: "Open the console (what a bare 'sportello' does).")
  @OptionGroup var database: DatabaseOption
  @OptionGroup var rules: RulesOption
  @OptionGroup var person: PersonOption
  @OptionGroup var clock: ClockOption
  @OptionGroup var screen: ScreenOptions
  @OptionGroup var font: CharsetOption

  /// What was asked for.
  var start: ConsoleStart {
    ConsoleStart(database: database, rules: rules, person: person, clock: clock, screen: screen, font: font)
  }

  func run() throws { try start.run() }
}

/// A console about to open on the desk's file.
struct ConsoleStart {
  var database = DatabaseOption()
  var rules = RulesOption()
  var person = PersonOption()
  var clock = ClockOption()
  var screen = ScreenOptions()
  var font = CharsetOption()

  func run() throws {
    let own = OwnKeys()
    var mishaps = own.mishaps
    let theme = try screen.theme(telling: &mishaps)
    // Before a file is made: without a terminal there is nobody to look at it.
    if try Site.isEmptyPlace(database.path()) {
      do { try Screen.check() } catch { throw Failure.cannotRun("\(error)") }
    }
    let store = try database.openOrMake(rules)
    let start = try clock.at == nil ? nil : clock.now(for: store)
    let setup = ConsoleSetup(
      store: store, path: store.path, me: try person.me(in: store), clock: start.map { .starting(at: $0) } ?? .wall,
      language: try screen.language(), isLinked: false, keys: own.map, mishaps: mishaps,
      charset: try font.chosen(),
      hasMouse: try Site.settings().mouse ?? false, opener: try Opener(for: store),
      speller: Speller(dictionary: try Site.settings().dictionary))
    try ConsoleLoop(setup, theme: theme).run()
  }
}

extension ConsoleStart {
  /// The start for the words with which a console is opened all day: some of the options below, each once and with a
  /// value; nil for everything else, mistakes and help among it, which the parser reads. The parser's tables cost as much
  /// time as half the first screen.
  init?(usual words: [String]) {
    var values: [String: String] = [:]
    var rest = words[...]
    while let name = rest.popFirst() {
      guard Self.usualNames.contains(name), let value = rest.popFirst(), !value.hasPrefix("-"),
        values.updateValue(value, forKey: name) == nil
      else { return nil }
    }
    self.init()
    (database.db, rules.rules, person.actAs) = (values["--db"], nil, values["--as"])
    (screen.theme, screen.lang) = (values["--theme"], values["--lang"])
    clock.at = nil
    if let text = values["--at"] {
      guard let instant = try? Instant.parse(text) else { return nil }
      clock.at = instant
    }
    font.charset = nil
    if let text = values["--charset"] {
      guard let charset = Charset(rawValue: text) else { return nil }
      font.charset = charset
    }
  }

  /// The options that are read without the parser.
  private static let usualNames: Set<String> = ["--db", "--at", "--as", "--theme", "--lang", "--charset"]
}
