import Foundation
import Policy
import Store

/// Measures the console in a terminal, key by key, beside a bare C program on ncurses.
struct ScreenBench {
  private let command: [String]
  private let floor: FloorProgram?
  private let effort: BenchEffort

  init(program: String, path: String, at now: Date, floor: FloorProgram?, effort: BenchEffort) {
    command = [program, "--db", path, "--at", Zone.rome.iso8601(now)]
    (self.floor, self.effort) = (floor, effort)
  }

  /// Every figure of one console that nobody disturbs.
  ///
  /// - Parameter queries: what bare SQLite takes.
  /// - Throws: a failure when a program does not answer its keys.
  func figures(_ queries: QueryBench) throws -> [Figure] {
    let start = try start()
    let console = try console()
    let (movements, page) = try movements(console)
    return [start] + movements + (try visiting(console, page, queries)) + [try searching(console, page, queries)]
      + rest(console)
  }

  /// A console that has painted its list.
  func console() throws -> PseudoTerminal {
    let console = try PseudoTerminal(command)
    guard console.settle(quiet: 200).last != nil else { throw Failure.cannotRun("the console paints nothing") }
    return console
  }

  /// From the start of the process to the painted list, beside the bare program's.
  private func start() throws -> Figure {
    var (own, bare): ([Double], [Double]) = ([], [])
    for _ in 0..<effort.starts {
      if let floor { bare.append(try start(of: [floor.path])) }
      own.append(try start(of: command))
    }
    let floor = Figure.quantile(bare, 0.5)
    return Figure(name: "start to painted", unit: "ms", values: own, floor: floor, limit: min(20, 8 * (floor ?? 20)))
  }

  private func start(of command: [String]) throws -> Double {
    let begun = ContinuousClock.now
    guard let painted = try PseudoTerminal(command).settle(quiet: 120, since: begun).last else {
      throw Failure.cannotRun("\(command.first ?? "") paints nothing")
    }
    return painted
  }

  /// Steps, pages and held keys, from the head of the list on; and what a whole screen takes in C.
  private func movements(_ console: PseudoTerminal) throws -> (figures: [Figure], page: Double?) {
    let bare = try floor.map { try PseudoTerminal([$0.path]) }
    _ = bare?.settle(quiet: 100)
    let step = try presses("j", "j", effort.steps, console, bare, "a step down")
    let page = try presses("\u{1B}[6~", " ", effort.pages, console, bare, "a page down")
    let held = try answered("held keys", effort.held) { round in
      console.press(String(repeating: round.isMultiple(of: 2) ? "k" : "j", count: 200), quiet: 2 * effort.quiet)
    }
    let figures = [
      Figure(
        name: "a step down", unit: "ms", values: step.own.compactMap(\.last), floor: step.bare,
        limit: step.bare.map { 2 * $0 } ?? 0.5),
      Figure(name: "a step down", unit: "bytes", values: step.own.map { Double($0.bytes) }, limit: 400),
      Figure(name: "a page down", unit: "ms", values: page.own.compactMap(\.last), floor: page.bare, limit: 1.5),
      Figure(name: "200 held keys", unit: "ms", values: held.compactMap(\.last), limit: 4),
    ]
    return (figures, page.bare)
  }

  /// Opening chats, going back, and changing the list. The floor is a whole screen in C and the question to SQLite.
  private func visiting(
    _ console: PseudoTerminal, _ page: Double?, _ queries: QueryBench
  ) throws -> [Figure] {
    let views = try answered("another view", effort.visits) { press("\(($0 + 1) % 4 + 1)", console) }
    // From the end of the list upwards: there the chats of a small file and of a large one are alike.
    for key in ["1", "\u{1B}[F"] { _ = press(key, console) }
    var backs: [PseudoTerminal.Output] = []
    let opens = try answered("opening a chat", effort.visits) { _ in
      let open = press("\r", console)
      backs.append(press("\u{1B}[D", console))
      _ = console.press("k", quiet: effort.quiet, patience: 40)
      return open
    }
    backs = try answered("going back", effort.visits) { backs[$0] }
    return [
      Figure(
        name: "open a chat", unit: "ms", values: opens.compactMap(\.frame), floor: page + queries.thread.median,
        limit: 1.5),
      Figure(name: "the same until it counts as read", unit: "ms", values: opens.compactMap(\.last)),
      Figure(name: "back to the list", unit: "ms", values: backs.compactMap(\.last), limit: 1.5),
      Figure(
        name: "another view", unit: "ms", values: views.compactMap(\.last), floor: page + queries.page.median,
        limit: 1.5),
    ]
  }

  /// Words typed letter by letter into the search: from each key to the last byte of what was found.
  private func searching(_ console: PseudoTerminal, _ page: Double?, _ queries: QueryBench) throws -> Figure {
    _ = press("/", console)
    var letters: [PseudoTerminal.Output] = []
    for word in QueryBench.words.prefix(effort.words) {
      letters += word.map { press(String($0), console) }
      // To the line's beginning, and everything after it away.
      for key in ["\u{01}", "\u{0B}"] { _ = press(key, console) }
    }
    _ = press("\u{1B}", console)
    letters = try answered("typing a search", letters.count) { letters[$0] }
    return Figure(
      name: "a letter of a search, to its results", unit: "ms", values: letters.compactMap(\.last),
      floor: page + queries.search.median, limit: 3, limitOfP95: 12)
  }

  /// Memory, and what happens while nothing does.
  private func rest(_ console: PseudoTerminal) -> [Figure] {
    for _ in 0..<effort.chats {
      for key in ["\r", "\u{1B}[D", "j"] { _ = console.press(key, quiet: 4, patience: 40) }
    }
    _ = console.settle(patience: 300)
    let sleeps = console.sleeps
    Thread.sleep(forTimeInterval: TimeInterval(effort.idleSeconds))
    let memory = Figure(
      name: "peak memory after \(effort.chats) chats", unit: "MB", values: [console.peakMegabytes].compactMap(\.self),
      limit: 40)
    // The minute's clock may strike in that time: it and what it calls.
    let idle = Figure(
      name: "wake-ups in \(effort.idleSeconds) idle seconds", unit: "times", values: [Double(console.sleeps - sleeps)],
      limit: 2)
    return [memory, idle]
  }

  private func press(_ keys: String, _ terminal: PseudoTerminal) -> PseudoTerminal.Output {
    terminal.press(keys, quiet: effort.quiet)
  }

  /// Presses a key so many times, and each time the bare program's own: whatever else the machine does slows both. What
  /// that one takes is the median; nil where there is none.
  private func presses(
    _ key: String, _ bareKey: String, _ count: Int, _ console: PseudoTerminal, _ bare: PseudoTerminal?, _ name: String
  ) throws -> (own: [PseudoTerminal.Output], bare: Double?) {
    // The first ones warm up what everybody has warm.
    for _ in 0..<min(3, count / 10) { _ = (press(key, console), bare.map { press(bareKey, $0) }) }
    var floor: [PseudoTerminal.Output] = []
    let own = try answered(name, count) { _ in
      if let bare { floor.append(press(bareKey, bare)) }
      return press(key, console)
    }
    return (own, Figure.quantile(try answered("the bare program", floor.count) { floor[$0] }.compactMap(\.last), 0.5))
  }

  /// Does something so many times; keys that painted nothing do not count, and too many of them are a failure.
  private func answered(
    _ name: String, _ count: Int, _ body: (Int) throws -> PseudoTerminal.Output
  ) throws -> [PseudoTerminal.Output] {
    let outputs = try (0..<count).map(body).filter { $0.last != nil }
    guard outputs.count * 10 >= count * 9 else {
      let silent = count - outputs.count
      throw Failure.cannotRun(
        "\(name): \(silent) times of \(count) nothing was painted; do a thousand chats wait in the file?")
    }
    return outputs
  }
}

extension Double? {
  /// The sum; nothing where one is missing.
  fileprivate static func + (left: Double?, right: Double?) -> Double? {
    left.flatMap { left in right.map { left + $0 } }
  }
}
