import ArgumentParser
import Foundation
import Policy
import Store

/// `sportello bench`: how fast this program is, with the floor beside it in the same run.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure the console, durable arrivals, moderation and training.",
    discussion: """
      sportello bench [--db FILE] [--against FILE] [--json]   |   sportello bench moderation FOLDER   |   \
      sportello bench training
      """,
    subcommands: [ConsoleBench.self, ModerationBench.self, TrainingBench.self], defaultSubcommand: ConsoleBench.self)
}

/// `sportello bench console`: how fast the console and arrivals are on a file.
struct ConsoleBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "console",
    abstract: "The console and durable arrivals, with what bare parts cost beside them (what a bare 'bench' does).",
    discussion: """
      Measured from outside, in a terminal of 160 columns and 48 rows made for it: the start, a step down, a page \
      down, 200 held keys, opening a chat and going back, another view, each letter of a search, memory after 1,000 \
      chats, and how often an idle console wakes; how soon another process's message is painted, and a step down \
      while a thousand messages a second arrive. Then durable arrivals a second.

      The floor is the same done bare, in the same minutes: a C program on ncurses, made by the system's compiler from \
      a text that this program carries, and SQLite with the same rows and questions and nothing around it.

      It works on a private copy in the temporary folder, on Linux. Give it a release build, a quiet machine, and a \
      file in which a thousand chats wait, as 'sportello seed --conversations 10000 --messages 100000' makes it.
      """)
  @OptionGroup var database: DatabaseOption
  @Option(help: "A larger file: measure it too, and how much each figure grows.") var against: String?
  @Option(help: "Only the screen, the traffic of other processes, or durable arrivals.") var only: BenchPart?
  @OptionGroup var format: FormatOption

  func run() throws {
    let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let files = try [database.open(readOnly: true)] + (against.map { [try Store.open($0, readOnly: true)] } ?? [])
    var tables: [[Figure]] = []
    for file in files {
      let figures = try Self.figures(of: file, program: program, effort: BenchEffort(), only: only)
      tables.append(figures)
      if !format.json { Self.show(figures, of: file.path) }
    }
    let growth = tables.count == 2 ? Figure.growth(from: tables[0], to: tables[1]) : []
    guard format.json else { return growth.isEmpty ? () : Self.show(growth, of: "growth") }
    Output.json(.array((tables.joined() + growth).map(\.json)))
  }

  private static func show(_ figures: [Figure], of name: String) {
    Output.line(name)
    Output.line(Figure.heading)
    figures.forEach { Output.line($0.line) }
  }

  /// The whole table, measured on a private copy of a file.
  static func figures(
    of original: Store, program: String, effort: BenchEffort, only part: BenchPart? = nil
  ) throws -> [Figure] {
    guard original.kind != .service else {
      throw Failure.refused(
        "bench opens chats and writes invented arrivals: it works on demo, seeded and training files only")
    }
    let folder = ThrowAwayFolder()
    defer { folder.remove() }
    let copy = folder.path("copy.sqlite")
    try original.copy(to: copy)
    // On the disk before anything is measured: half a minute later the system would write it out under the messages.
    try FileHandle(forUpdating: URL(fileURLWithPath: copy)).synchronize()
    let store = try Store.open(copy)
    let now = try store.newestInstant() ?? Date()
    let floor = try FloorProgram(in: folder)
    if floor == nil {
      Output.warn("no C compiler with ncursesw: what is painted has no floor beside it (apt-get install gcc)")
    }
    let screen = ScreenBench(program: program, path: copy, at: now, floor: floor, effort: effort)
    return try BenchPart.allCases.filter { part == nil || $0 == part }.flatMap { part in
      switch part {
      case .screen:
        let queries = try QueryBench(store, at: now)
        return try screen.figures(queries) + [queries.page, queries.thread, queries.search]
      case .traffic: return try TrafficBench(screen, store: store, at: now, effort: effort).figures()
      case .arrivals: return try ArrivalBench(store: store, at: now).figures(effort)
      }
    }
  }
}

/// What `sportello bench` can measure by itself.
enum BenchPart: String, CaseIterable, ExpressibleByArgument {
  case screen, traffic, arrivals
}
