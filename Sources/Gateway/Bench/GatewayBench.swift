import Desk
import Foundation
import Logging
import ServiceLifecycle
import Store
import WhatsApp

/// How much is measured.
public struct BenchEffort: Sendable {
  /// Bodies of one message, for the rate.
  public var bodies = 30_000
  /// Seconds of 200 messages each.
  public var steadySeconds = 10
  /// Messages over which memory is watched.
  public var messages = 100_000

  /// The usual.
  public init() {}
}

/// One line of the table.
public struct BenchFigure: Sendable {
  /// What was measured.
  public var name: String
  /// How much it was.
  public var value: Double
  /// Of what.
  public var unit: String
  /// What it may be at most, or has to be at least; nil for what only stands beside.
  public var limit: Double?
  /// Whether more is better.
  public var isRate = false

  /// Whether the limit is kept.
  public var isMet: Bool { limit.map { isRate ? value >= $0 : value <= $0 } ?? true }

  /// The line.
  public var line: String {
    let bound = limit.map { "\(isRate ? "at least" : "at most") \(Self.shown($0))  \(isMet ? "met" : "NOT MET")" } ?? ""
    let number = Self.shown(value)
    let space = String(repeating: " ", count: max(1, 62 - name.count - number.count))
    return "\(name)\(space)\(number) \(unit)\(bound.isEmpty ? "" : "  ")\(bound)"
  }

  private static func shown(_ value: Double) -> String {
    value >= 100 ? "\(Int(value.rounded()))" : "\((value * 10).rounded() / 10)"
  }
}

/// Measures the gateway beside what SQLite and Hummingbird do alone on the same machine, all in the same minute.
///
/// - Parameter report: is told each figure as soon as it is known.
/// - Returns: whether every limit is kept.
/// - Throws: `LoadFault` and the faults of a start.
public func bench(_ effort: BenchEffort, report: @escaping @Sendable (BenchFigure) -> Void) async throws -> Bool {
  let desk = try BenchDesk()
  defer { desk.remove() }
  let measurement = GatewayMeasurement(desk, effort, report)
  try await measurement.run()
  return measurement.isMet
}

/// One measurement.
private final class GatewayMeasurement {
  private static let citizens = 2_000
  private let desk: BenchDesk
  private let effort: BenchEffort
  private let tell: @Sendable (BenchFigure) -> Void
  /// Whether every limit was kept so far.
  private(set) var isMet = true
  /// How many messages there were so far.
  private var serial = 0

  init(_ desk: BenchDesk, _ effort: BenchEffort, _ tell: @escaping @Sendable (BenchFigure) -> Void) {
    (self.desk, self.effort, self.tell) = (desk, effort, tell)
  }

  func run() async throws {
    let program = try BenchProgram(["run", desk.configuration], port: desk.port)
    defer { program.end() }
    // Everybody has written once, and waits.
    try await send(requests(Self.citizens / 100, messages: 100))
    let rate = try await send(requests(effort.bodies)).rate
    report("durable messages, one a body, 64 connections", rate, "a second", limit: 5_000, isRate: true)
    report("  Hummingbird alone, the signature checked", try await bareServer(), "a second", isRate: true)
    for batch in [10, 100] {
      report("  SQLite alone, the same rows, \(batch) a commit", try bareRows(batch), "a second", isRate: true)
    }
    let steady = try await send(requests(200 * effort.steadySeconds), perSecond: 200).milliseconds.sorted()
    report("answer at 200 a second, p50", steady[steady.count / 2], "ms")
    report("answer at 200 a second, p99", steady[steady.count * 99 / 100], "ms", limit: 50)
    let large = try await send(requests(5, messages: 1_000), connections: 1).milliseconds.sorted()
    report("a body of 1000 messages stored, judged, answered", large[2], "ms", limit: 200)
    try await memory(of: program)
  }

  private func report(
    _ name: String, _ value: Double, _ unit: String, limit: Double? = nil, isRate: Bool = false
  ) {
    let figure = BenchFigure(name: name, value: value, unit: unit, limit: limit, isRate: isRate)
    isMet = isMet && figure.isMet
    tell(figure)
  }

  /// What memory comes to over many messages, in bodies of ten: what it took until the first tenth was through is what
  /// it keeps.
  private func memory(of program: BenchProgram) async throws {
    var marks: [Double] = []
    for _ in 0..<10 {
      try await send(requests(max(1, effort.messages / 100), messages: 10))
      marks.append(program.megabytes)
    }
    let (first, last) = (marks[0], marks[marks.count - 1])
    report("memory after \(effort.messages) messages more", last, "MB")
    report("  of which came after the first tenth", last - first, "MB", limit: max(8, first / 5))
  }

  private func requests(_ count: Int, messages: Int = 1) -> [[UInt8]] {
    defer { serial += count * messages }
    return desk.requests(count, messages: messages, citizens: Self.citizens, from: serial)
  }

  @discardableResult
  private func send(
    _ requests: [[UInt8]], connections: Int = 64, perSecond: Double? = nil
  ) async throws -> Load.Outcome {
    let load = Load(port: desk.port, connections: connections, requests: requests, perSecond: perSecond)
    let outcome = try await load.run()
    guard outcome.bad == 0 else { throw LoadFault(what: "\(outcome.bad) bodies were not answered 200") }
    return outcome
  }

  private func bareServer() async throws -> Double {
    let port = try Loopback.freePort()
    let program = try BenchProgram(["floor", "\(port)"], port: port)
    defer { program.end() }
    return try await Load(port: port, requests: requests(effort.bodies)).run().rate
  }

  /// The rows of as many messages as a second brings, by bare SQLite, on a copy of the desk's file.
  private func bareRows(_ batch: Int) throws -> Double {
    let copy = "\(desk.folder)/bare-\(batch).sqlite"
    let store = try Store.open(desk.database)
    try store.copy(to: copy)
    let target = try Store.open(copy)
    let chats = try target.waitingConversations(limit: Self.citizens)
    guard !chats.isEmpty else { throw LoadFault(what: "nobody waits") }
    let count = batch * (6_000 / batch)
    let arrivals = (0..<count).map { index in
      Arrival(
        id: ProviderID("wamid.bare.\(batch).\(index)"), kind: .text, from: chats[index % chats.count].citizen,
        at: Date(),
        content: .text("Buongiorno, la graduatoria del nido quando esce? Messaggio \(index)"),
        raw: "{\"id\":\"wamid.bare.\(index)\",\"type\":\"text\",\"timestamp\":\"1773309600\"}")
    }
    let bare = try BareArrivals(copy, office: try target.office())
    try bare.prepare(arrivals, in: arrivals.indices.map { chats[$0 % chats.count].id }, store: target)
    let begun = ContinuousClock.now
    for _ in 0..<(count / batch) { try bare.commit(batch) }
    let passed = begun.duration(to: .now).components
    return Double(count) / max(1e-6, Double(passed.seconds) + Double(passed.attoseconds) / 1e18)
  }
}

/// Hummingbird with the signature checked and nothing behind it, at a port, until the process is asked to end.
///
/// - Throws: the system's error when the port is taken.
public func benchFloor(port: Int) async throws {
  try await serveFloor(port: port, ServerLimits(), heedsSignals: true)
}

/// The same with other limits, until the task is cancelled.
///
/// - Parameter listening: is told the port, which the system chooses for 0.
func serveFloor(
  port: Int, _ limits: ServerLimits, heedsSignals: Bool = false,
  listening: @escaping @Sendable (Int) -> Void = { _ in }
) async throws {
  var logger = Logger(label: "floor", factory: StreamLogHandler.standardError(label:))
  logger.logLevel = .warning
  let server = try bareServer(
    at: .init(host: "127.0.0.1", port: port), secret: BenchDesk.secret, limits, logger: logger, listening: listening)
  let group = ServiceGroup(
    configuration: .init(
      services: [server], gracefulShutdownSignals: heedsSignals ? [.sigterm, .sigint] : [], logger: logger))
  try await group.run()
}
