import Foundation
import Policy
import Store

/// Measures the console in a terminal, key by key, beside a bare ncurses program.
struct ScreenBench {
  private let command: [String]
  private let bare: [String]
  private let effort: BenchEffort

  init(program: String, path: String, at now: Date, effort: BenchEffort) {
    command = [program, "--db", path, "--at", Zone.rome.iso8601(now)]
    bare = [program, "bare-screen"]
    self.effort = effort
  }

  /// Every figure of the screen.
  ///
  /// - Throws: a failure when a program does not answer its keys.
  func figures() throws -> [Figure] {
    let bareStart = try starts(bare)
    let start = try starts(command)
    let floor = try PseudoTerminal(bare)
    _ = floor.settle(quiet: 100)
    let console = try PseudoTerminal(command)
    _ = console.settle(quiet: 200)
    let bareFloor = Figure.quantile(bareStart, 0.5)
    let startLimit = min(20, 8 * (bareFloor ?? 20))
    return [Figure(name: "start to painted", unit: "ms", values: start, floor: bareFloor, limit: startLimit)]
      + (try movements(console, floor)) + (try visiting(console)) + rest(console)
  }

  /// Steps, pages and held keys, from the head of the list on.
  private func movements(_ console: PseudoTerminal, _ floor: PseudoTerminal) throws -> [Figure] {
    let bareStep = Figure.quantile(try presses("j", effort.steps, floor, "the bare screen").compactMap(\.last), 0.5)
    let barePage = Figure.quantile(try presses(" ", effort.pages, floor, "the bare screen").compactMap(\.last), 0.5)
    let steps = try presses("j", effort.steps, console, "a step down")
    let pages = try presses("\u{1B}[6~", effort.pages, console, "a page down")
    let held = try answered("held keys", effort.held) { round in
      console.press(String(repeating: round.isMultiple(of: 2) ? "k" : "j", count: 200), quiet: 60)
    }
    let stepLimit = bareStep.map { 2 * $0 }
    return [
      Figure(name: "a step down", unit: "ms", values: steps.compactMap(\.last), floor: bareStep, limit: stepLimit),
      Figure(name: "a step down", unit: "bytes", values: steps.map { Double($0.bytes) }, limit: 400),
      Figure(name: "a page down", unit: "ms", values: pages.compactMap(\.last), floor: barePage, limit: 1.5),
      Figure(name: "200 held keys", unit: "ms", values: held.compactMap(\.last), limit: 4),
    ]
  }

  /// Opening chats, going back, and changing the list.
  private func visiting(_ console: PseudoTerminal) throws -> [Figure] {
    let views = try answered("another view", effort.visits) { console.press("\(($0 + 1) % 4 + 1)") }
    _ = console.press("1")
    var backs: [PseudoTerminal.Output] = []
    let opens = try answered("opening a chat", effort.visits) { _ in
      let open = console.press("\r")
      backs.append(console.press("\u{1B}[D"))
      _ = console.press("j", patience: 40)
      return open
    }
    backs = try answered("going back", effort.visits) { backs[$0] }
    return [
      Figure(name: "open a chat", unit: "ms", values: opens.compactMap(\.last), limit: 1.5),
      Figure(name: "back to the list", unit: "ms", values: backs.compactMap(\.last), limit: 1.5),
      Figure(name: "another view", unit: "ms", values: views.compactMap(\.last), limit: 1.5),
    ]
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
    let idle = Figure(
      name: "wake-ups in \(effort.idleSeconds) idle seconds", unit: "times", values: [Double(console.sleeps - sleeps)],
      limit: 2)
    return [memory, idle]
  }

  private func starts(_ command: [String]) throws -> [Double] {
    try answered("starting", effort.starts) { _ in
      let begun = ContinuousClock.now
      return try PseudoTerminal(command).settle(quiet: 120, since: begun)
    }.compactMap(\.last)
  }

  private func presses(
    _ key: String, _ count: Int, _ terminal: PseudoTerminal, _ name: String
  ) throws -> [PseudoTerminal.Output] {
    try answered(name, count) { _ in terminal.press(key) }
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
