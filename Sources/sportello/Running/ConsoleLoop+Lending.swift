import Console
import Desk
import Terminal

/// What others have of the terminal and the machine: the user's programs, the operator's editor, the shell.
extension ConsoleLoop {
  /// What goes to the user's programs, and what comes of it.
  func serve(_ request: OutsideRequest) {
    switch request {
    case .open(let item):
      let (told, copied) = outings.open(item, room: screen.size, with: workers.reader)
      if let copied { screen.copy(copied) }
      feed(.opened(told))
    case .show(let picture):
      let events = screen.show(picture, hint: state.pictureHint)
      feed(.opened(.shown))
      events.forEach(take)
    case .stopDrawing: _ = outings.stop()
    }
  }

  /// Has the workers stand still while the program may be stopped; says so when they cannot, and nothing waits for them.
  private func standingStill(_ body: () -> Void) {
    if outings.stop() { feed(.opened(.stopped)) }
    guard workers.stand() else { return feed(.fault(.locked)) }
    body()
    workers.resume()
  }

  /// Whoever is away does not write: colleagues see that before the program stops.
  func suspend() {
    let place = attending.place
    var events: [ScreenEvent] = []
    attend(place.map { Presence.Place($0.conversation, .viewing) })
    standingStill { events = screen.suspend() }
    attend(place)
    events.forEach(take)
  }

  /// What the composer asks of the machine.
  func serve(_ request: WritingRequest) {
    switch request {
    case .edit(let conversation, let purpose, let text):
      var edited: EditedText?
      // Ctrl-Z in an editor stops this program too.
      standingStill { edited = screen.lend { editor.edit(text, conversation, purpose) } }
      guard let edited else { return }
      feed(.resize(screen.size))
      feed(.tick(setup.clock.now))
      feed(.writing(.edited(conversation, purpose, edited)))
    case .list(let folder): workers.reader.ask { _ in [.writing(.folder(Attacher.list(folder)))] }
    case .inspect(let path, let conversation):
      workers.reader.ask { _ in [.writing(.inspected(conversation, Attacher.inspect(path)))] }
    case .keep(let enterKey):
      do { try OwnSettings.keep(enterKey) } catch { feed(.writing(.preferenceNotKept)) }
    case .keepSpelling(let isWanted):
      do { try OwnSettings.keep(spelling: isWanted) } catch { feed(.writing(.preferenceNotKept)) }
    case .spell, .learn, .findSpeller: spelling.ask(request)
    }
  }
}
