import ArgumentParser
import Foundation
import Policy
import Store
import Terminal

/// `sportello bench`: how fast this program is on a file, with the floor beside it in the same run.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure the console and durable arrivals, with what bare parts cost beside them.",
    discussion: """
      Measured from outside, in a terminal of 160 columns and 48 rows made for it: the start, a step down, a page \
      down, 200 held keys, opening a chat and going back, another view, memory after 1,000 chats, and how often an \
      idle console wakes. Then arrivals a second, each batch in a durable commit. The floor is ncurses, and SQLite, \
      with nothing of the console around them, run by this same program in the same minutes. Not measured: search, \
      and keys while others write.

      It works on a private copy in the temporary folder, on Linux. Give it a release build, a quiet machine, and a \
      file in which a thousand chats wait, as 'sportello seed --conversations 10000 --messages 100000' makes it.
      """,
    subcommands: [ModerationBench.self])
  @OptionGroup var database: DatabaseOption
  @OptionGroup var format: FormatOption

  func run() throws {
    let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let figures = try Self.figures(of: try database.open(readOnly: true), program: program, effort: BenchEffort())
    guard format.json else { return figures.forEach { Output.line($0.line) } }
    Output.json(.array(figures.map(\.json)))
  }

  /// The whole table, measured on a private copy of a file.
  static func figures(of original: Store, program: String, effort: BenchEffort) throws -> [Figure] {
    guard original.kind != .service else {
      throw Failure.refused(
        "bench opens chats and writes invented arrivals: it works on demo, seeded and training files only")
    }
    let folder = ThrowAwayFolder()
    defer { folder.remove() }
    let copy = folder.path("copy.sqlite")
    try original.copy(to: copy)
    let store = try Store.open(copy)
    let now = try store.newestInstant() ?? Date()
    return try ScreenBench(program: program, path: copy, at: now, effort: effort).figures()
      + QueryBench(store: store, at: now).figures() + ArrivalBench(store: store, at: now).figures(effort)
  }
}

/// The bare screen that the console is measured against.
struct BareScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bare-screen", abstract: "Draw with ncurses alone, as 'bench' does for its floor.",
    shouldDisplay: false)

  func run() throws {
    do throws(ScreenError) { try BareScreen.run() } catch { throw Failure.cannotRun("\(error)") }
  }
}
