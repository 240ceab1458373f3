import Console
import Terminal
import Training

/// A rehearsal at the terminal, from the day's start until the trainee leaves.
struct RehearsalConsole {
  /// How many times as fast the clock runs at first.
  var speed: Int
  var screen: ScreenOptions
  var font: CharsetOption

  /// Opens the console on a new file.
  ///
  /// - Returns: the rehearsal as it was left.
  func play(_ day: Day, at path: String) throws -> Rehearsal {
    let own = OwnKeys()
    var mishaps = own.mishaps
    let theme = try screen.theme(telling: &mishaps)
    do { try Screen.check() } catch { throw Failure.cannotRun("\(error)") }
    var rehearsal = try Rehearsal(day, at: path)
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
      guard let instant = loop.run() else { return rehearsal }
      (terminal, mishaps) = (loop.screen, [])
      rehearsal = try rehearsal.rewound(to: instant)
    }
  }
}
