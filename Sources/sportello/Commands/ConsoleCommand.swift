import ArgumentParser
import Console
import Foundation
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
