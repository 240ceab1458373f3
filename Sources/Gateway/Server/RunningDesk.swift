import Foundation
import Logging
import Moderation
import Store

/// A service as it runs: its file's connections, its secrets, its way in and its courier.
public final class RunningDesk: Sendable {
  /// What it is.
  public let service: Service
  /// What it has done.
  public let metrics = Metrics()
  let appSecret: String?
  let verifyToken: String?
  let pathSecret: String?
  let intake: Intake
  let courier: Courier
  /// Where the configuration wants Callbell to be asked.
  let rereading: Rereading?
  let fetcher: MediaFetcher
  private let figuresStore: Store
  private let hold: FileHold

  /// Takes the service's file, reads its secrets and makes everything ready; nothing runs yet.
  ///
  /// - Throws: `StartFault`, `SecretFault`, `StoreFault` or `RulesetError`.
  public init(_ service: Service, book: Rulebook, client: CarrierClient, logger: Logger) throws {
    self.service = service
    (appSecret, verifyToken) = (try service.appSecret?.read(), try service.verifyToken?.read())
    pathSecret = try service.pathSecret?.read()
    _ = try service.accessToken.read()
    let writer = try DeskFile.open(service, at: Date())
    hold = try FileHold(service.database)
    figuresStore = try Store.open(service.database)
    intake = Intake(store: writer, reader: try Store.open(service.database), book: book, metrics: metrics)
    try intake.warm()
    var logger = logger
    logger[metadataKey: "service"] = "\(service.name)"
    let log = logger
    rereading = service.rereads ? Rereading(transport: client.transport(for: service)) : nil
    courier = Courier(
      store: try Store.open(service.database), carrier: service.carrier, account: service.account,
      transport: client.transport(for: service), metrics: metrics
    ) { note in log.tell(note) }
    fetcher = MediaFetcher(
      store: try Store.open(service.database), service: service, client: client, metrics: metrics
    ) { note in log.tell(note) }
  }

  /// Its figures at this moment.
  ///
  /// - Throws: `StoreFault` when the file does not answer.
  public func figures(at now: Date) throws(StoreFault) -> ServiceFigures {
    let waiting = try figuresStore.outboxWaiting()
    let oldest = waiting.oldest.map { max(0, now.timeIntervalSince($0)) } ?? 0
    return ServiceFigures(
      service: service.name, counts: metrics.now, queued: waiting.count, oldestSeconds: oldest)
  }
}

extension Logger {
  /// A fetcher's note as a line.
  func tell(_ note: FileNote) {
    switch note {
    case .kept(let id, let bytes): debug("file kept", metadata: ["message": "\(id)", "bytes": "\(bytes)"])
    case .postponed(let id, let seconds):
      info("file put off", metadata: ["message": "\(id)", "seconds": "\(seconds)"])
    case .lost(let id, let loss): notice("file lost", metadata: ["message": "\(id)", "why": "\(loss.rawValue)"])
    case .store(let sentence): error("the file failed", metadata: ["fault": "\(sentence)"])
    }
  }

  /// A courier's note as a line: numbers of messages and codes alone.
  func tell(_ note: CourierNote) {
    switch note {
    case .doubted(let count): notice("messages of the last run have an uncertain fate", metadata: ["count": "\(count)"])
    case .sent(let id): debug("sent", metadata: ["message": "\(id)"])
    case .uncertain(let id): warning("uncertain: not sent again", metadata: ["message": "\(id)"])
    case .failed(let id, let code): notice("failed", metadata: ["message": "\(id)", "code": "\(code ?? 0)"])
    case .delayed(let id, let code, let seconds):
      info("delayed", metadata: ["message": "\(id)", "code": "\(code ?? 0)", "seconds": "\(seconds)"])
    case .resting(let seconds, let alarm?):
      error("nothing is sent: somebody has to look", metadata: ["alarm": "\(alarm.rawValue)", "seconds": "\(seconds)"])
    case .resting(let seconds, nil): warning("nothing is sent for a while", metadata: ["seconds": "\(seconds)"])
    case .block(let level): info("block at WhatsApp", metadata: ["level": "\(level.rawValue)"])
    case .courtesy(let isTold): debug("read mark", metadata: ["told": "\(isTold)"])
    case .templates(let read?, _): info("templates", metadata: ["count": "\(read)"])
    case .templates(nil, let code): notice("templates cannot be read", metadata: ["code": "\(code ?? 0)"])
    case .store(let sentence): error("the file failed", metadata: ["fault": "\(sentence)"])
    }
  }
}
