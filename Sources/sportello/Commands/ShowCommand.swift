import ArgumentParser
import Console
import Desk
import Foundation
import Policy
import Store
import Training

/// `sportello show`: what the console would show after some keys, without a terminal.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print what the console would show after some keys.",
    discussion: "Works on a private copy: the keys change nothing. Keys: jj<enter>ciao<esc><pgdn><c-j><lt>.")
  /// What is printed.
  enum Form: String, EnumerableFlag { case text, roles, svg }

  @Option(help: "A day: demo, quiet, or a YAML file as in fixtures/days. Default: demo.") var day: String?
  @Option(help: "Columns and rows, as 120x36.") var size = "120x36"
  @Option(
    help: "The clock: ISO 8601 with an offset. Default: the day's first minute; with --db, now.",
    transform: Instant.parse)
  var at: Instant?
  @Option(help: "The keys to press.") var keys = ""
  @Flag(help: "Print characters, the roles' letters, or an SVG picture.") var form: Form = .text
  @Option(help: "A file instead of a day; a private copy of it is looked at.") var db: String?
  @Flag(help: "Play the day as a rehearsal, whose clock stands still.") var training = false
  @Option(help: "Draw it as a terminal of these characters does: full, simple or ascii. Default: full.")
  var charset: Charset?
  @OptionGroup var person: PersonOption
  @OptionGroup var screen: ScreenOptions

  func run() throws {
    // What is wrong with a theme is told before anything else is done.
    let theme = form == .svg ? try screen.chosenTheme() : nil
    let size = try Size(argument: size)
    let pressed = try parsedKeys()
    let folder = ThrowAwayFolder()
    defer { folder.remove() }
    let setup = try setup(in: folder)
    var picture = StillConsole(setup, try setup.state(size: size))
    picture.open()
    for key in pressed { picture.press(key) }
    var frame = picture.frame
    frame.grid = frame.grid.drawn(with: charset ?? .full)
    if let theme { return Output.line(svg(frame, theme: theme, title: "sportello")) }
    Output.line(form == .roles ? frame.grid.roles : frame.grid.text)
  }

  func validate() throws {
    guard day == nil || db == nil else { throw ValidationError("give either --day or --db") }
    guard !training || db == nil else { throw ValidationError("--training plays a day: leave --db out") }
    guard screen.theme == nil || form == .svg else {
      throw ValidationError("--theme goes with --svg: characters and roles have no colours")
    }
    guard charset == nil || form != .roles else {
      throw ValidationError("--charset goes with --text or --svg: roles are the same in every font")
    }
  }

  private func setup(in folder: ThrowAwayFolder) throws -> ConsoleSetup {
    let copy = folder.path("copy.sqlite")
    if training { return try rehearsing(in: folder) }
    guard let db else { return try setup(playing: DaySource.named(day), in: copy) }
    let original = try Store.open(db, readOnly: true)
    let me = try person.me(in: original)
    if at != nil, original.kind == .service { try ClockOption.refuse() }
    try original.copy(to: copy)
    return ConsoleSetup(
      store: try Store.open(copy), path: db, me: me, clock: .stopped(at: at?.date ?? Date()),
      language: try screen.language(), isLinked: false, keys: OwnKeys().map)
  }

  /// A day's first minute, or its state at a later instant of the same day; any other instant moves the day there.
  private func setup(playing written: Day, in copy: String) throws -> ConsoleSetup {
    let instant = at?.date ?? written.start
    let isWithin = instant >= written.start && instant < written.start.addingTimeInterval(written.length)
    let day = isWithin ? written : try DaySource.day(written, starting: instant)
    let store = try DayRunner.prepare(day, at: copy)
    try DayRunner(day, in: store).play(to: instant)
    let first = day.staff.first?.id ?? Site.login
    return ConsoleSetup(
      store: store, path: copy, me: try person.actAs == nil ? first : person.me(in: store),
      clock: .stopped(at: instant), language: try screen.language(), isLinked: true, keys: OwnKeys().map)
  }

  /// A day's first minute as a rehearsal, or a later instant of it.
  private func rehearsing(in folder: ThrowAwayFolder) throws -> ConsoleSetup {
    let day = try TrainingSource.named(day ?? "quiet").day
    let rehearsal = try Rehearsal(day, at: folder.path("training.sqlite"))
    rehearsal.clock.keep(TrainingPace(isPaused: true))
    rehearsal.go(to: max(day.start, at?.date ?? day.start))
    return ConsoleSetup(
      store: rehearsal.store, path: rehearsal.store.path, me: rehearsal.me, clock: .training(rehearsal.clock),
      language: try screen.language(), isLinked: true, keys: OwnKeys().map, rehearsal: rehearsal)
  }

  private func parsedKeys() throws -> [Key] {
    do {
      return try Key.parse(keys)
    } catch {
      throw Failure.cannotRun("--keys: \(error)")
    }
  }
}

/// A console without a terminal: every effect is answered on the spot, and its clock stands still.
struct StillConsole {
  private var setup: ConsoleSetup
  private(set) var state: ConsoleState
  /// Only for whoever asks for it with `:ortografia on`: what a picture shows must not depend on the machine.
  private let speller = Speller()

  init(_ setup: ConsoleSetup, _ state: ConsoleState) { (self.setup, self.state) = (setup, state) }

  /// What it shows.
  var frame: Frame { render(state) }

  /// Cells of text that the longest message in memory holds, laid out: what the size of a message may cost.
  var heaviestMessage: Int { state.heaviestMessage }

  /// Asks for its first pages.
  mutating func open() {
    handle(state.opening())
    if let rehearsal = setup.rehearsal { feed(.training(.course(rehearsal.course))) }
    do {
      feed(.presence(try setup.store.attendances().map(\.presence)))
    } catch {
      feed(.fault(error.trouble))
    }
  }

  /// Presses a key.
  mutating func press(_ key: Key) { feed(.key(key)) }

  /// Hears what others would tell it.
  mutating func hear(_ inputs: [Input]) { inputs.forEach { feed($0) } }

  /// Says how fast a replay is shown.
  mutating func show(_ pace: TrainingPace) { state.show(pace) }

  /// Opens a conversation.
  mutating func show(_ chat: ConversationID, named name: String) { handle(state.show(chat, named: name)) }

  private mutating func feed(_ input: Input) { handle(update(&state, input)) }

  private mutating func handle(_ effects: [Effect]) {
    for effect in effects {
      let now = setup.clock.now
      let written =
        setup.rehearsal?.perform(effect, at: now) ?? setup.store.write(effect, for: setup.me, at: now)
      var heard = setup.store.read(effect, for: setup.me, at: now) + written
      // The picture is of a copy; the gateway serves the file.
      if effect == .outbox(.link) {
        do { heard = [.outbox(.link(try setup.store.gatewayLink(of: setup.path)))] } catch {
          heard = [.fault(error.trouble)]
        }
      }
      heard.forEach { feed($0) }
      if case .writing(let request) = effect {
        (request.answeredAtOnce + request.answers(by: speller)).forEach { feed(.writing($0)) }
      }
      if case .training(let request) = effect { serve(request) }
      if effect.ticket != nil { feed(.changed) }
    }
  }

  /// What a rehearsal asks; going back makes another file, and begins anew in it.
  private mutating func serve(_ request: TrainingRequest) {
    guard let rehearsal = setup.rehearsal else { return }
    guard case .rewind(let instant) = request else { return rehearsal.answer(request).forEach { feed($0) } }
    do {
      let earlier = try rehearsal.rewound(to: instant)
      (setup.rehearsal, setup.store, setup.path) = (earlier, earlier.store, earlier.store.path)
      setup.clock = .training(earlier.clock)
      state = try setup.state(size: state.size)
      open()
      feed(.training(.rewound))
    } catch {
      feed(.fault(error.trouble))
    }
  }
}
