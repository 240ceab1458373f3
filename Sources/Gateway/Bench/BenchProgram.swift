import Foundation

/// This program, started once more to be measured.
final class BenchProgram {
  private let process = Process()

  /// Starts it, and waits until it listens.
  ///
  /// - Throws: `LoadFault` when it does not listen in ten seconds.
  init(_ arguments: [String], port: Int) throws {
    let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    process.executableURL = URL(fileURLWithPath: own ?? CommandLine.arguments[0])
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    let end = ContinuousClock.now + .seconds(10)
    while true {
      if let descriptor = try? Loopback.dial(port) {
        close(descriptor)
        return
      }
      guard process.isRunning, ContinuousClock.now < end else { throw LoadFault(what: "the program does not start") }
      Thread.sleep(forTimeInterval: 0.05)
    }
  }

  /// Megabytes that it has in memory now.
  var megabytes: Double {
    guard let data = FileManager.default.contents(atPath: "/proc/\(process.processIdentifier)/status") else { return 0 }
    let line = String(decoding: data, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return line.flatMap { Double($0.filter(\.isNumber)) }.map { $0 / 1024 } ?? 0
  }

  /// Ends it.
  func end() {
    process.terminate()
    process.waitUntilExit()
  }
}
