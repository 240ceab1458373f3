import Foundation
import Logging
import NIOCore
import ServiceLifecycle

/// Serves every desk of a configuration until the process is asked to end; then takes nothing more in, and waits for
/// what is on its way out.
///
/// - Throws: `RulesetError`, `StartFault`, `SecretFault`, `TLSFault` or `StoreFault` before anything is served; the system's error
///   when an address is taken.
public func serve(_ path: String, level: Logger.Level) async throws {
  let configuration = try readConfiguration(path)
  var logger = Logger(label: "sportello-gateway", factory: StreamLogHandler.standardError(label:))
  logger.logLevel = level
  let lists = WordLists.read()
  for fault in lists.faults { logger.warning("a word list is left aside", metadata: ["fault": "\(fault)"]) }
  let client = CarrierClient()
  do {
    let log = logger
    let desks = try configuration.services.map { try RunningDesk($0, book: lists.book, client: client, logger: log) }
    for desk in desks { logger.info("serves", metadata: ["service": "\(desk.service.name)"]) }
    try await run(desks, configuration, logger)
  } catch {
    await client.end()
    throw error
  }
  await client.end()
}

private func run(_ desks: [RunningDesk], _ configuration: GatewayConfiguration, _ logger: Logger) async throws {
  var quiet = logger
  quiet.logLevel = max(logger.logLevel, .warning)
  // Ended in the opposite order: first nothing comes in, then what is on its way out arrives.
  let services: [any ServiceLifecycle.Service] =
    desks.flatMap { desk -> [any ServiceLifecycle.Service] in
      [CourierService(courier: desk.courier), FetcherService(fetcher: desk.fetcher)]
    }
    + [
      try operationsServer(desks, at: configuration.operations, logger: quiet),
      try webhookServer(
        Webhook(desks, logger: logger), at: configuration.listen, tls: configuration.tls, logger: quiet),
      SystemdNotices(),
    ]
  let group = ServiceGroup(
    configuration: .init(services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet))
  do { try await group.run() } catch let error as IOError { throw AddressFault(code: error.errnoCode) }
}

/// An address of the configuration cannot be listened at.
public struct AddressFault: Error, Equatable, CustomStringConvertible {
  /// The system's code.
  public var code: Int32

  /// What is wrong, and what to do.
  public var description: String {
    "an address of the configuration cannot be listened at: \(String(cString: strerror(code))); "
      + "look at 'listen' and 'operations', and who has their ports"
  }
}

/// A courier among the services.
private struct CourierService: ServiceLifecycle.Service {
  let courier: Courier

  func run() async throws {
    await withGracefulShutdownHandler {
      await courier.run()
    } onGracefulShutdown: {
      Task { await courier.end() }
    }
  }
}

/// A fetcher among the services.
private struct FetcherService: ServiceLifecycle.Service {
  let fetcher: MediaFetcher

  func run() async throws {
    await withGracefulShutdownHandler {
      await fetcher.run()
    } onGracefulShutdown: {
      Task { await fetcher.end() }
    }
  }
}
