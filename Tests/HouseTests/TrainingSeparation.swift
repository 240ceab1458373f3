import Foundation
import Testing

/// Words by which a path to the service's file, or out to WhatsApp, would begin.
let waysOut = [
  "DatabaseOption", "Site.database", "Site.settings().database", "SPORTELLO_DB", "kind: .service", "import Gateway",
  "URLSession", "FoundationNetworking", "--db", "socket(", "connect(", "graph.facebook", "setup.path",
]

/// The ways out that a source of training's takes.
func waysOut(of source: String) -> [String] { waysOut.filter { source.contains($0) } }

/// The lines of a source by which a desk's file is opened or made, or something is made that opens one.
func openings(of source: String) -> [String] {
  source.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { line in
    !line.hasPrefix("//")
      && line.contains(
        #/\bStore\s*\.\s*(?:open|create|self|init)\b|\bStore\(|\btry\s+\.(?:open|create)\(|\b(?:LaterStore|Reader|Connection|DatabaseQueue)\(|\b(?:DayRunner\.|Self\.|func )prepare\(|\bdatabase\.(?:open|path)/#
          .wordBoundaryKind(.simple)
      )
  }
}

@Suite("Training never opens the service's file and has no outlet to WhatsApp")
struct TrainingSeparation {
  /// Every file of the rooms that a rehearsal runs in.
  private static let rooms = [
    "Training/", "sportello/Training/", "sportello/Running/", "sportello/Commands/Train", "sportello/Commands/Record",
    "sportello/Bench/BusyDay",
  ]

  /// Each opening in these rooms, and why it leads to the rehearsal's own file.
  private static let known = [
    // The one door: it refuses whatever is no training file.
    "sportello/Training/TrainingFile.swift: let store = try Store.open(path)",
    // They make the file they play on, in a throw-away folder.
    "sportello/Training/Rehearsal.swift: store = try DayRunner.prepare(day, at: path, kind: .training)",
    "sportello/Training/TrainingPlay.swift: store = try DayRunner.prepare(day, at: path, kind: .training)",
    "sportello/Running/DayPreparation.swift: "
      + "static func prepare(_ day: Day, at path: String, kind: Store.Kind = .demo) throws -> Store {",
    "sportello/Running/DayPreparation.swift: let store = try Store.create(",
    // The console opens again the file it was given, by that file's own path.
    "sportello/Running/ConsoleLoop.swift: writes = LaterStore(setup.store.path)",
    "sportello/Running/ConsoleLoop.swift: workers = Workers(Reader(setup.store.path, for: setup.me))",
    "sportello/Running/LaterStore.swift: let store = try Store.open(path)",
    "sportello/Running/Reader.swift: (file, self.me) = (LaterStore(path), me)",
    // Invented towns are no part of training, and are made anew.
    "sportello/Running/Seeding.swift: let store = try Store.create(",
  ]

  @Test("no source in the rooms of a rehearsal takes a way out, and each file opened there is the rehearsal's own")
  func sources() throws {
    let all = try files(below: "Sources", ending: ["swift"])
    let training = all.filter { path, _ in Self.rooms.contains { path.hasPrefix($0) } }
    for room in Self.rooms { #expect(training.contains { $0.path.hasPrefix(room) }, "the walk found \(room)") }
    #expect(
      training.flatMap { path, text in waysOut(of: text).map { "\(path): \($0)" } } == [
        // A console says by which command somebody is put on the list of its staff.
        "sportello/Running/ConsoleSetup.swift: --db"
      ])
    let found = training.flatMap { path, text in openings(of: text).map { "\(path): \($0)" } }
    #expect(Set(found).subtracting(Self.known) == [], "openings that nobody has looked at")
    #expect(Set(Self.known).subtracting(found) == [], "openings that are not there any more")
  }

  @Test(
    "the gates themselves work: a way out is found",
    arguments: [
      #"let real = try Store.open("/var/lib/sportello/desk.sqlite")"#, "let store: Store = try .open(path)",
      "let open = Store.open", "let later = LaterStore(Site.place)", "  return try Store . create(at: path)",
      "let store = try database.open()", "let store = try await DayRunner.prepare(day, at: path)",
    ])
  func negativeControl(_ line: String) {
    #expect(openings(of: line).count == 1)
    #expect(openings(of: "// " + line) == [])
    #expect(waysOut(of: "@OptionGroup var database: DatabaseOption") == ["DatabaseOption"])
  }
}
