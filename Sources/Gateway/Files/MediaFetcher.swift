import Desk
import Foundation
import Store
import WhatsApp

/// What a fetcher tells the log: numbers of messages, never a name or an address.
public enum FileNote: Equatable, Sendable {
  /// A file lies beside the desk's file.
  case kept(MessageID, bytes: Int)
  /// It is tried again in so many seconds.
  case postponed(MessageID, seconds: Int)
  /// It will not come.
  case lost(MessageID, FileLoss)
  /// The desk's file or its folder failed.
  case store(String)
}

/// Fetches the files of what citizens send, as soon as they are told of: WhatsApp keeps them for seven days, and their
/// addresses for five minutes.
public actor MediaFetcher {
  /// Files under way at once.
  static let concurrency = 4
  /// How long WhatsApp keeps a file (whatsapp.md §5).
  static let keptSeconds: TimeInterval = 7 * 86_400

  private let store: Store
  private let service: Service
  private let client: CarrierClient
  private let metrics: Metrics
  private let report: @Sendable (FileNote) -> Void
  nonisolated let bell = Bell()
  private let executor = QueueExecutor(label: "files")
  private var isEnding = false

  /// Runs on a thread of its own: a file that is locked keeps no webhook waiting.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// A fetcher for one desk.
  ///
  /// - Parameters:
  ///   - store: a connection of its own.
  ///   - report: what the log is told.
  public init(
    store: Store, service: Service, client: CarrierClient, metrics: Metrics,
    report: @escaping @Sendable (FileNote) -> Void
  ) {
    (self.store, self.service, self.client, self.metrics, self.report) = (store, service, client, metrics, report)
  }

  /// Works until `end`.
  public func run() async {
    let watching = watch()
    while !isEnding {
      let pause = await turn()
      await bell.wait(atMost: pause)
      // Commits come in hundreds; files do not.
      if pause > 0 { _ = try? await Task.sleep(for: .milliseconds(50)) }
    }
    withExtendedLifetime(watching) {}
  }

  /// Takes up nothing more.
  public func end() {
    isEnding = true
    bell.ring()
  }

  /// Fetches what is due; in how many seconds to look again.
  func turn() async -> TimeInterval {
    do {
      let wanted = try store.wantedFiles(at: Date(), limit: Self.concurrency)
      guard !wanted.isEmpty else {
        return try store.nextWantedFile().map { min(60, max(0.1, $0.timeIntervalSinceNow)) } ?? 60
      }
      await withDiscardingTaskGroup { group in
        for file in wanted { group.addTask { await self.fetch(file) } }
      }
      return 0
    } catch {
      report(.store(error.description))
      return 5
    }
  }

  private func fetch(_ file: WantedFile) async {
    var outcome = await attempt(file)
    // An address is good for five minutes: the next one is asked for at once.
    if case .refused(http: 400..<500) = outcome, case .cloudAPI = service.carrier { outcome = await attempt(file) }
    do { try settle(file, outcome) } catch { report(.store(error.description)) }
  }

  private func attempt(_ file: WantedFile) async -> Fetched {
    guard let token = try? service.accessToken.read() else { return .lost }
    var request = FileRequest(address: file.source, digest: file.claimed, wanted: file)
    if case .cloudAPI(let number) = service.carrier {
      guard let call = CloudAPI(number: number).file(file.source) else { return .unfit(.gone) }
      guard case .answered(let http, let body) = await client.call(call, at: service.api, token: token) else {
        return .lost
      }
      guard let facts = CloudAPI.file(http: http, body: body) else { return .refused(http: http) }
      request.address = facts.address
      request.digest = file.claimed ?? facts.digest.flatMap(Media.digest)
    }
    let address = FileAddress(request.address, api: service.api)
    guard address.isAllowed else { return .unfit(.gone) }
    if address.takesToken { request.token = token }
    return await client.fetch(request, for: store)
  }

  /// Notes what came of it: what may still come is tried again, each time after four times as long.
  private func settle(_ file: WantedFile, _ outcome: Fetched) throws(StoreFault) {
    let isOld = Date().timeIntervalSince(file.wantedAt) > Self.keptSeconds
    switch outcome {
    case .kept(let kept):
      try store.record(kept, of: file, mimeType: SniffedType(kept.head)?.mimeType)
      metrics.count { $0.files["kept", default: 0] += 1 }
      report(.kept(file.message, bytes: kept.bytes))
    case .unfit(.damaged) where file.attempts < 3: try postpone(file)
    case .unfit(let loss): try giveUp(file, loss)
    case .refused(http: 401), .refused(http: 403), .refused(http: 429), .lost, .unwritten:
      if case .unwritten(let code) = outcome { report(.store("a file cannot be written, code \(code)")) }
      if isOld { try giveUp(file, .gone) } else { try postpone(file) }
    case .refused(http: 400..<500) where file.attempts >= 3: try giveUp(file, .gone)
    case .refused: if isOld { try giveUp(file, .gone) } else { try postpone(file) }
    }
  }

  private func postpone(_ file: WantedFile) throws(StoreFault) {
    let seconds = min(3600, 2 * backoffSeconds(afterAttempts: min(file.attempts, 6)))
    try store.postpone(file, until: Date(timeIntervalSinceNow: TimeInterval(seconds)))
    report(.postponed(file.message, seconds: seconds))
  }

  private func giveUp(_ file: WantedFile, _ loss: FileLoss) throws(StoreFault) {
    try store.giveUp(file, because: loss)
    metrics.count { $0.files[loss.rawValue, default: 0] += 1 }
    report(.lost(file.message, loss))
  }

  private func watch() -> FileBell? {
    do { return try FileBell(store, rings: bell) } catch {
      report(.store(error.description))
      return nil
    }
  }
}
