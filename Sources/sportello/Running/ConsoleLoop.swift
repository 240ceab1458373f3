import Console
import Desk
import Foundation
import Policy
import Store
import Terminal

/// What the writer tells the loop.
enum Heard: Sendable {
  /// Something for the console.
  case input(Input)
  /// The day has been played on; this is when it goes on.
  case day(next: Date?)
}

/// The console in a terminal: one loop, one wait, all waiting input taken before one repaint. Writes go to a worker in
/// the order they were made, so that no key waits for a commit.
final class ConsoleLoop {
  let screen: Screen
  let setup: ConsoleSetup
  let writes: LaterStore
  let workers: Workers
  let day: (any DayPlaying)?
  var nextOfDay: Date?
  private(set) var state: ConsoleState
  let news: FileNews
  let attending: Attending
  let outings: Outings
  let editor = ExternalEditor()
  let others: OtherConsoles
  private var painting = Painting()
  let spelling: SpellingWorker
  /// What is to be read once the picture is painted.
  private var ahead: [Effect] = []
  var foresight: Foresight
  var isOver = false
  /// Where a rehearsal goes back to, when that is why the console ends.
  var rewindsTo: Date?
  var isLost = false
  var tendedAt = Date.distantPast
  /// The key that the picture answers, the last of several; nil when it answers none.
  private var key: Key?
  private var forethought: Forethought?
  /// What the key before it had made already.
  private var picture: Painting.Picture?
  /// How long the terminal has to take the picture.
  private static let respite = Duration.milliseconds(1)

  /// Takes the terminal.
  ///
  /// - Parameters:
  ///   - setup: who, which file, which clock.
  ///   - day: the invented day that plays in the file, in a demonstration.
  ///   - screen: the terminal, when it is taken already.
  init(_ setup: ConsoleSetup, theme: Theme, day: (any DayPlaying)? = nil, on taken: Screen? = nil) throws {
    self.setup = setup
    self.day = day
    state = try setup.state(size: Size(columns: 80, rows: 24))
    writes = LaterStore(setup.store.path)
    workers = Workers(Reader(setup.store.path, for: setup.me))
    news = try FileNews(setup.store)
    attending = Attending(writes, setup.me)
    outings = Outings(setup.opener)
    (others, foresight) = (OtherConsoles(setup.store), Foresight(setup.store))
    spelling = SpellingWorker(setup.speller ?? Speller())
    nextOfDay = day == nil ? nil : setup.clock.now
    do {
      screen = try taken ?? Screen(theme: theme, charset: setup.charset)
    } catch {
      throw Failure.cannotRun("\(error)")
    }
  }

  /// Runs until the operator leaves or the terminal goes away; everything done is written before it returns.
  ///
  /// - Returns: the instant to which a rehearsal goes back; the terminal stays taken then.
  @discardableResult
  func run() -> Date? {
    defer {
      settle()
      if rewindsTo == nil { screen.close() }
      for place in editor.keptFiles { Output.warn("what you wrote in your editor is in \(place)") }
    }
    screen.hasMouse = state.hasMouse
    feed(.resize(screen.size))
    feed(.tick(setup.clock.now))
    handle(state.opening())
    beginTraining()
    restoreDrafts()
    noticeOthers()
    while !isOver {
      paint()
      let events = nextEvents()
      // Once for all that was typed meanwhile: keys that come together share their moment.
      feed(.tick(setup.clock.now))
      events.forEach(take)
      // Whoever has pressed a key sees what it does before anything is read again.
      key = events.compactMap(\.key).last
      if key == nil { lookAtNews() }
    }
    return rewindsTo
  }

  private func paint() {
    guard let made = picture else { return painting.paint(&state, on: screen) }
    picture = nil
    painting.paint(made, on: screen)
  }

  /// Waits for what comes next. What the picture had no need of is done before, but not at once: the terminal may be on
  /// this processor, and would show the picture only after that.
  private func nextEvents() -> [ScreenEvent] {
    if key != nil {
      // The end of that time is nobody's news.
      let early = screen.wait(until: .now + Self.respite, descriptors: descriptors).filter { $0 != .timer }
      workers.begin()
      if !early.isEmpty { return early }
    }
    painting.mend(&state, on: screen)
    while readAhead() {
      painting.paint(&state, on: screen)
      painting.mend(&state, on: screen)
    }
    workers.begin()
    if !screen.hasInput { foresight.look(at: state.nextThread, answers) }
    if !screen.hasInput { forethought = key.flatMap { Forethought($0, in: state, painting) } }
    return screen.wait(until: deadline, descriptors: descriptors)
  }

  private var descriptors: [Int32] {
    [news.descriptor] + workers.descriptors + [spelling.descriptor].compactMap(\.self) + others.descriptors
  }

  /// Writes what the operator did, and what comes back because of it: the text of an answer that failed is a draft again.
  private func settle() {
    attend(nil)
    _ = outings.stop()
    for _ in 0..<3 {
      workers.finish()
      workers.writer.drain().forEach(hear)
      feed(.tick(setup.clock.now.addingTimeInterval(1)))
    }
    workers.stop()
    spelling.stop()
  }

  private func restoreDrafts() {
    do {
      let (known, unknown) = (try setup.store.drafts(by: setup.me), try setup.store.unknownDrafts(by: setup.me))
      feed(.drafts(known, unknown: unknown))
    } catch {
      feed(.fault(error.trouble))
    }
  }

  func take(_ event: ScreenEvent) {
    switch event {
    case .key(let key): press(key)
    case .resize(let size): feed(.resize(size))
    case .readable(news.descriptor): if news.takeSigns() { lose() }
    case .readable(workers.reader.descriptor): workers.reader.drain().forEach(feed)
    case .readable(let descriptor) where descriptor == spelling.descriptor: spelling.drain().forEach(feed)
    case .readable(let descriptor) where others.take(descriptor): noticeOthers()
    case .readable: workers.writer.drain().forEach(hear)
    case .timer: if news.due == nil { noticeOthers() }
    case .suspend: suspend()
    case .resumed: feed(.tick(setup.clock.now))
    case .hangup, .terminate: isOver = true
    }
    playDay()
    tendWhenDue()
  }

  private func hear(_ heard: Heard) {
    switch heard {
    case .input(let input):
      // An act's answer has the screen read again: its own commit is no news after that.
      if case .settled = input { _ = catchUp() }
      feed(input)
    case .day(let next): nextOfDay = next
    }
  }

  func feed(_ input: Input) {
    // What comes next finds in memory what was asked for before.
    _ = readAhead()
    if case .tick(let now) = input, state.passes(to: now) {
      if forethought?.passes(to: now) == false { forethought = nil }
      return
    }
    change(input)
  }

  private func press(_ key: Key) {
    _ = readAhead()
    guard let known = forethought, known.key == key else { return change(.key(key)) }
    (forethought, state, picture) = (nil, known.state, known.picture)
    handle(known.effects)
  }

  /// What was made of the state as it was counts no longer.
  private func change(_ input: Input) {
    (forethought, picture) = (nil, nil)
    handle(update(&state, input))
  }

  /// Reads what the last picture did not need; false when there was no such thing.
  private func readAhead() -> Bool {
    guard !ahead.isEmpty else { return false }
    let effects = ahead
    ahead = []
    effects.forEach(read)
    return true
  }

  private func read(_ effect: Effect) {
    for answer in foresight.answers(to: effect) ?? answers(to: effect) { change(answer) }
  }

  private func answers(to effect: Effect) -> [Input] { setup.store.read(effect, for: setup.me, at: state.now) }

  private func handle(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .loadInbox(let request) where request.isAhead: ahead.append(effect)
      case .loadThread(let request) where request.isAhead: ahead.append(effect)
      case .loadInbox, .loadThread: read(effect)
      case .loadCounts: count(effect)
      case .perform, .dismissFlags, .saveDraft: write(effect)
      case .ladder(let request): if request.writes { write(effect) } else { read(effect) }
      case .outbox(.usualSilence): count(effect)
      case .outbox(.allowTemplate): write(effect)
      case .outbox: read(effect)
      case .search(let request): workers.reader.ask(request)
      case .writing(let request): serve(request)
      case .attend(let place): if !isOver { attend(place) }
      case .copy(let text): screen.copy(text)
      case .mouse(let isOn): screen.hasMouse = isOn
      case .outside(let request): serve(request)
      case .dossier(let request):
        workers.reader.ask { [path = setup.store.path, me = setup.me, now = setup.clock.now] _ in
          [.dossier(request.made(in: path, by: me, at: now))]
        }
      case .training(let request): serve(request)
      case .redraw: screen.redraw().forEach(take)
      case .suspend: suspend()
      case .quit: isOver = true
      }
    }
  }

  /// Counting takes longer than a page: whoever waits for a page does not wait for it.
  private func count(_ effect: Effect) {
    let now = state.now
    workers.reader.ask { [me = setup.me] store in store.read(effect, for: me, at: now) }
  }

  /// When the picture changes by itself, or the day goes on.
  private var deadline: ContinuousClock.Instant? {
    guard setup.clock.speed > 0 else { return news.due }
    let next = [state.nextWake, nextOfDay].compactMap(\.self).min()
    let own = next.map {
      ContinuousClock.now + .seconds(max(0, $0.timeIntervalSince(setup.clock.now)) / Double(setup.clock.speed))
    }
    return [own, news.due].compactMap(\.self).min()
  }
}
