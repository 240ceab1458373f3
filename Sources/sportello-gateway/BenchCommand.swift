import ArgumentParser
import Foundation
import Gateway

/// `sportello-gateway bench`: how much the gateway takes, beside what the machine could.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures the gateway on a throw-away desk, beside bare SQLite and bare Hummingbird.",
    discussion:
      "The exit code is 1 when a limit is not kept. Measure a release build on a machine that does nothing else.")
  @Option(help: "Bodies of one message, for the rate.") var bodies = 30_000
  @Option(help: "Seconds at 200 messages a second.") var seconds = 10
  @Option(help: "Messages over which memory is watched.") var messages = 100_000

  func validate() throws {
    guard (100...1_000_000).contains(bodies), (1...600).contains(seconds), (1_000...10_000_000).contains(messages)
    else {
      throw ValidationError("expected 100 to 1000000 bodies, 1 to 600 seconds, 1000 to 10000000 messages")
    }
  }

  func run() async throws {
    var effort = BenchEffort()
    (effort.bodies, effort.steadySeconds, effort.messages) = (bodies, seconds, messages)
    // Each line as soon as it is known, also into a file.
    let isMet = try await bench(effort) { FileHandle.standardOutput.write(Data(($0.line + "\n").utf8)) }
    if !isMet { throw ExitCode(1) }
  }
}

/// `sportello-gateway floor PORT`: what `bench` measures beside the gateway.
struct FloorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "floor", abstract: "Answers signed bodies and does nothing with them.", shouldDisplay: false)
  @Argument var port: Int

  func run() async throws { try await benchFloor(port: port) }
}
