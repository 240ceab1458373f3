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
  private let writes: LaterStore
  let workers: Workers
  private let day: (any DayPlaying)?
  var nextOfDay: Date?
  private(set) var state: ConsoleState
  private let news: FileNews
  let attending: Attending
  let outings: Outings
  let editor = ExternalEditor()
  private let others: OtherConsoles
  private var painting = Painting()
  let spelling: SpellingWorker
  /// What is to be read once the picture is painted.
  private var ahead: [Effect] = []
  private var foresight: Foresight
  var isOver = false
  /// Where a rehearsal goes back to, when that is why the console ends.
  var rewindsTo: Date?
  private var isLost = false
  private var tendedAt = Date.distantPast

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
      painting.paint(&state, on: screen)
      workers.begin()
      if readAhead() { continue }
      if !screen.hasInput { foresight.look(at: state.nextThread, answers) }
      let descriptors =
        [news.descriptor] + workers.descriptors + [spelling.descriptor].compactMap(\.self) + others.descriptors
      let events = screen.wait(until: deadline, descriptors: descriptors)
      // Once for all that was typed meanwhile: keys that come together share their moment.
      feed(.tick(setup.clock.now))
      events.forEach(take)
      // Whoever has pressed a key sees what it does before anything is read again.
      if !events.contains(where: \.isKey) { lookAtNews() }
    }
    return rewindsTo
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
    case .key(let key): feed(.key(key))
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

  /// Once a minute what has ended by itself is ended in the file too: blocks (A15), sealed texts (A14).
  private func tendWhenDue() {
    let now = setup.clock.now
    guard !isLost, now.timeIntervalSince(tendedAt) >= 60 || now < tendedAt else { return }
    tendedAt = now
    let rehearsal = setup.rehearsal
    workers.write { [writes] in (rehearsal?.tend(at: now) ?? writes.tend(at: now)).map(Heard.input) }
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
    for answer in foresight.answers(to: effect) ?? answers(to: effect) { handle(update(&state, answer)) }
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

  func attend(_ place: Presence.Place?) {
    guard !isLost else { return }
    attending.place = place
    workers.write { [attending] in
      attending.write()
      return []
    }
  }

  /// Looks who is where at other consoles.
  private func noticeOthers() {
    guard !isLost else { return }
    do {
      if let presences = try others.news() { feed(.presence(presences)) }
    } catch {
      feed(.fault(error.trouble))
    }
  }

  private func write(_ effect: Effect) {
    if isLost {
      if let ticket = effect.ticket { feed(.settled(ticket: ticket, .fault(.lost))) }
      return
    }
    let (writes, me, now, rehearsal) = (writes, setup.me, setup.clock.now, setup.rehearsal)
    workers.write {
      do {
        if let rehearsal { return rehearsal.perform(effect, at: now).map(Heard.input) }
        return try writes.store().write(effect, for: me, at: now).map(Heard.input)
      } catch {
        let answer = effect.ticket.map { Input.settled(ticket: $0, .fault(error.trouble)) }
        return [.input(answer ?? .fault(error.trouble))]
      }
    }
    // An answer starts the seconds in which it can be taken back; the day's courier looks again when they are over.
    if day != nil { nextOfDay = min(nextOfDay ?? now, now) }
  }

  /// Another process, or our own writer, committed something: what is on the screen is read again.
  private func lookAtNews() {
    guard news.isDue() else { return }
    noticeOthers()
    guard catchUp() else { return }
    feed(.tick(setup.clock.now))
    feed(.changed)
  }

  /// Whether anybody has committed since the last time; rules and staff that changed are known from here on.
  private func catchUp() -> Bool {
    do {
      guard try news.hasChanged() else { return false }
      foresight.forget()
      if let office = try news.newOffice() { feed(.office(office)) }
      // A colleague's answer on the same file also waits for the day's courier.
      if day != nil { nextOfDay = setup.clock.now }
      return true
    } catch {
      feed(.fault(error.trouble))
      return false
    }
  }

  /// The file was removed or replaced under the console: what would be written now would go nowhere.
  private func lose() {
    isLost = true
    feed(.fault(.lost))
  }

  private func playDay() {
    guard let day, let next = nextOfDay, next <= setup.clock.now else { return }
    nextOfDay = nil
    let (now, rehearsal) = (setup.clock.now, setup.rehearsal)
    workers.write {
      do {
        let next = try day.advance(to: now)
        return [.day(next: next)] + (rehearsal.map { [.input(.training(.course($0.course)))] } ?? [])
      } catch {
        return [.input(.fault(error.trouble)), .day(next: now.addingTimeInterval(1))]
      }
    }
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
