import Foundation

/// The bare C program that the console is measured against: `Sources/CNcurses/Floor/bare.c`, which this program carries
/// as text and the system's compiler makes a program of.
///
/// A part of this program would not do: it would pay for the start of Swift's runtime, and for loading all the rest.
struct FloorProgram {
  /// Where the program is.
  let path: String

  /// Makes the program in a folder; nil where there is no C compiler or no ncursesw to build it with.
  init?(in folder: ThrowAwayFolder) throws {
    guard let text = EmbeddedFloor.all["bare"] else { return nil }
    let source = folder.path("bare.c")
    try text.write(toFile: source, atomically: true, encoding: .utf8)
    let places = (Site.environment("PATH") ?? "/usr/bin:/bin").split(separator: ":").map(String.init)
    let made = folder.path("bare")
    for name in ["cc", "clang", "gcc"] {
      guard let compiler = places.map({ "\($0)/\(name)" }).first(where: FileManager.default.isExecutableFile) else {
        continue
      }
      if Self.run([compiler, "-O2", "-o", made, source, "-lncursesw"]) {
        path = made
        return
      }
    }
    return nil
  }

  /// Runs a program without a word from it; whether it did what it was asked.
  private static func run(_ command: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command.first ?? "")
    process.arguments = Array(command.dropFirst())
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
