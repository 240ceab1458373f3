import Desk
import Foundation
import Logging
import Policy
import ServiceLifecycle
import WhatsApp

/// What a stand-in is to do.
public struct Simulation: Sendable {
  /// The service of the configuration whose carrier it is; nil where there is only one.
  public var service: String?
  /// Where it is told what to do.
  public var control: GatewayConfiguration.Address
  /// What it does badly from the start.
  public var misbehaviour = Misbehaviour()
  /// The name or the file of a day to be played.
  public var day: String?
  /// How many times as fast as it was written.
  public var speed = 1.0
  /// Invented messages a second.
  public var rate = 0.0
  /// Invented messages in all.
  public var messages: Int?
  /// Invented citizens.
  public var citizens = 200
  /// Messages in a body.
  public var batch = 1
  /// Bodies under way at once.
  public var connections = 16
  /// What chance starts from.
  public var seed: UInt64 = 1

  /// A simulation of a quiet day.
  public init(control: GatewayConfiguration.Address) { self.control = control }
}

/// Why there is nothing to stand in for.
public enum SimulationFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The service's API is not on this machine.
  case elsewhere(service: String, api: String)
  /// The configuration has no such service, or several and none was named.
  case noService(known: [String])
  /// There is no such day, or it cannot be understood.
  case noDay(String)

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .elsewhere(let service, let api):
      "\(service): its 'api' is \(api), which is not this machine: write http://127.0.0.1:PORT/v24.0 for a stand-in"
    case .noService(let known): "name one service with --service: \(known.joined(separator: ", "))"
    case .noDay(let why): why
    }
  }
}

/// Plays the carrier of one service until the process is asked to end; then tells what it counted.
///
/// - Throws: `RulesetError`, `SimulationFault`, `SecretFault`; the system's error when an address is taken.
public func simulate(_ path: String, _ simulation: Simulation) async throws -> String {
  let configuration = try readConfiguration(path)
  let named = configuration.services.filter { simulation.service == nil || $0.name == simulation.service }
  guard named.count == 1, let service = named.first else {
    throw SimulationFault.noService(known: configuration.services.map(\.name))
  }
  guard let (address, prefix) = service.localAPI else {
    throw SimulationFault.elsewhere(service: service.name, api: service.api)
  }
  let standIn = try StandIn(
    service, at: configuration.listen, misbehaviour: simulation.misbehaviour, seed: simulation.seed)
  var logger = Logger(label: "simulate", factory: StreamLogHandler.standardError(label:))
  logger.logLevel = .warning
  let teller = Teller(standIn, connections: simulation.connections)
  let plan = try simulation.plan()
  let day = plan.day.map { CitizensOfDay($0, plan, standIn, teller) }
  let api = StandInAPI(standIn: standIn, address: address, prefix: prefix, logger: logger) { message in
    if day?.take(message) != true { Ticks(standIn, teller).give(message) }
  }
  let services: [any ServiceLifecycle.Service] = [
    TellerService(teller: teller), api,
    standInControl(standIn, teller: teller, at: simulation.control, logger: logger),
    CitizensService(day: day, invented: plan.rate > 0 ? InventedCitizens(plan, standIn, teller) : nil),
  ]
  let group = ServiceGroup(
    configuration: .init(services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
  try await group.run()
  return standIn.counts.json.canonicalText
}

extension Service {
  /// Where its API is on this machine, and what stands before its paths; nil when it is elsewhere.
  fileprivate var localAPI: (GatewayConfiguration.Address, prefix: String)? {
    guard api.hasPrefix("http://"), let parts = URLComponents(string: api), let host = parts.host,
      let port = parts.port
    else { return nil }
    return (.init(host: host, port: port), parts.path)
  }
}

/// How soon a citizen's phone gives a message of the desk's its ticks, where no day says it.
private struct Ticks: Sendable {
  private let standIn: StandIn
  private let teller: Teller

  init(_ standIn: StandIn, _ teller: Teller) { (self.standIn, self.teller) = (standIn, teller) }

  /// Tells all three, soon after each other.
  func give(_ message: StandIn.Accepted) {
    let habits = standIn.misbehaviour
    var words = ["sent", "delivered", "read"]
    if standIn.happens(habits.reordered) { words.reverse() }
    Task { [words] in
      try await Task.sleep(for: .seconds(max(0, habits.late)))
      for word in words {
        try await Task.sleep(for: .milliseconds(standIn.number(in: 10..<80)))
        teller.tell(
          StatusUpdate(
            id: message.id, word: word, state: nil, at: standIn.now, callback: message.callback,
            key: ProviderID("\(message.id.rawValue):\(word)")))
      }
    }
  }
}

private struct TellerService: ServiceLifecycle.Service {
  let teller: Teller

  func run() async throws {
    await withGracefulShutdownHandler {
      await teller.run()
    } onGracefulShutdown: {
      teller.end()
    }
  }
}

private struct CitizensService: ServiceLifecycle.Service {
  let day: CitizensOfDay?
  let invented: InventedCitizens?

  func run() async throws {
    try await cancelWhenGracefulShutdown {
      try await withThrowingTaskGroup(of: Void.self) { group in
        if let day { group.addTask { try await day.run() } }
        if let invented { group.addTask { try await invented.run() } }
        try await group.waitForAll()
      }
    }
    // The stand-in is there until it is asked to end, whatever its citizens still have to say.
    try await gracefulShutdown()
  }
}
