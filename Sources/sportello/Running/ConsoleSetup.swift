import Console
import Desk
import Foundation
import Policy
import Store

/// What a console starts with, whether it has a terminal or draws one picture.
struct ConsoleSetup {
  /// The file, for reading on the loop.
  var store: Store
  /// The file as the user named it, for sentences.
  var path: String
  /// Who sits at the desk.
  var me: StaffID
  /// The desk's clock.
  var clock: DeskClock
  /// The language of the screen.
  var language: Language
  /// Whether something carries messages out.
  var isLinked: Bool
  /// Which key does what.
  var keys = KeyMap.builtIn
  /// What was wrong with the files of keys and colours, to be said on the screen.
  var mishaps: [Mishap] = []
  /// The characters of the terminal's font.
  var charset = Charset.full
  /// Whether the console listens to the mouse from the beginning.
  var hasMouse = false
  /// The programs that open what is not the console's.
  var opener = Opener()
  /// Whether the first minutes are guided.
  var hasTour = false
  /// What checks the spelling; without it nothing does.
  var speller: Speller?
  /// The rehearsal that is going on.
  var rehearsal: Rehearsal?

  /// The console before its first page.
  ///
  /// - Throws: a failure for somebody who is not on the list of staff.
  func state(size: Size) throws -> ConsoleState {
    let office = try store.office()
    guard let member = office.staff[me], !member.roles.isEmpty else {
      throw Failure.refused(
        """
        '\(me)' is not on this file's list of staff; an administrator adds you with
        sportello staff add \(me) --name 'Name Surname' --role operator --db \(path)
        """)
    }
    var state = ConsoleState(
      now: clock.now, size: size, me: member, office: office, file: store.kind.shown(speed: clock.speed),
      language: language, keys: keys,
      isLinked: isLinked)
    let settings = OwnSettings()
    if let enterKey = settings.enterKey { state.use(enterKey) }
    let words = speller == nil ? nil : OwnWords()
    if let speller, let words { state.use(speller.tools(words), isWanted: settings.isSpellingChecked ?? true) }
    state.tell(mishaps + settings.mishaps + (words?.mishaps ?? []))
    state.hasMouse = hasMouse
    if hasTour { state.beginTour() }
    if let rehearsal { state.beginTraining(rehearsal.day, rehearsal.clock.pace) }
    return state
  }
}

extension Store.Kind {
  /// The sort of file as the header tells it.
  func shown(speed: Int) -> FileKind {
    switch self {
    case .service: .service
    case .demo: .demo(speed: speed)
    case .seeded: .seeded
    case .training: .training(speed: speed)
    }
  }
}
