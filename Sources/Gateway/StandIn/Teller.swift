import AsyncHTTPClient
import Desk
import Foundation
import NIOCore
import Synchronization
import WhatsApp

/// Brings a stand-in's bodies to the desk's webhook, many at once, each again and again until it is answered 200.
final class Teller: Sendable {
  /// One body.
  struct Parcel: Sendable {
    var body: [UInt8]
    /// The names of the citizens' messages in it.
    var messages: [String] = []
    /// How many pieces of news are in it.
    var statuses = 0
  }

  private let standIn: StandIn
  private let connections: Int
  private let client: HTTPClient
  private let parcels: AsyncStream<Parcel>
  private let inlet: AsyncStream<Parcel>.Continuation
  private let waiting = Mutex(0)

  /// - Parameter connections: bodies under way at once.
  init(_ standIn: StandIn, connections: Int) {
    (self.standIn, self.connections) = (standIn, connections)
    var configuration = HTTPClient.Configuration()
    configuration.timeout = .init(connect: .seconds(2), read: .seconds(20))
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    (parcels, inlet) = AsyncStream.makeStream()
  }

  /// How many bodies wait or are under way.
  var pending: Int { waiting.withLock { $0 } }

  /// Takes a body to be brought.
  func tell(_ parcel: Parcel) {
    waiting.withLock { $0 += 1 }
    standIn.count { counts in
      counts.messages += parcel.messages.count
      counts.statuses += parcel.statuses
    }
    inlet.yield(parcel)
  }

  /// Tells what citizens did, in one body; by Callbell each thing in its own.
  func tell(_ arrivals: [Arrival]) {
    let arrivals = arrivals.filter { !standIn.isBlocked($0.from) }
    guard !arrivals.isEmpty else { return }
    switch standIn.service.carrier {
    case .cloudAPI(let number):
      let body = CloudWebhook(number: number).body(Delivery(arrivals: arrivals))
      tell(Parcel(body: body.escapedBytes, messages: arrivals.map(\.id.rawValue)))
    case .callbell:
      for var arrival in arrivals {
        // Callbell tells where a file is, and not how it is called.
        if case .media(var media) = arrival.content {
          media.id = media.id.map { "\(standIn.service.api)/files/\($0)" }
          arrival.content = .media(media)
        }
        tell(Parcel(body: CallbellWebhook.body(arrival).escapedBytes, messages: [arrival.id.rawValue]))
      }
    }
  }

  /// Tells a piece of news.
  func tell(_ news: StatusUpdate) {
    switch standIn.service.carrier {
    case .cloudAPI(let number):
      tell(Parcel(body: CloudWebhook(number: number).body(Delivery(statuses: [news])).escapedBytes, statuses: 1))
    case .callbell: tell(Parcel(body: CallbellWebhook.body(news).escapedBytes, statuses: 1))
    }
  }

  /// Works until it is cancelled.
  func run() async {
    await withTaskGroup(of: Void.self) { group in
      var underWay = 0
      for await parcel in parcels {
        if underWay >= connections { await group.next() } else { underWay += 1 }
        group.addTask { await self.deliver(parcel) }
      }
      group.cancelAll()
    }
    do { try await client.shutdown() } catch { return }
  }

  /// Ends it, whatever still waits.
  func end() { inlet.finish() }

  private func deliver(_ parcel: Parcel) async {
    let habits = standIn.misbehaviour
    let header = standIn.appSecret.map { signature(of: parcel.body, secret: $0) }
    if standIn.happens(habits.wrongSignatures) {
      _ = await post(parcel.body, signed: "sha256=" + String(repeating: "0", count: 64))
    }
    let twin = standIn.happens(habits.duplicates) ? Task { await self.post(parcel.body, signed: header) } : nil
    var pause = 0.02
    var isRepeat = false
    while !Task.isCancelled {
      let absence = ContinuousClock.now.duration(to: standIn.vanishedUntil)
      if absence > .zero { guard (try? await Task.sleep(for: absence)) != nil else { return } }
      if isRepeat { standIn.count { $0.repeated += 1 } }
      let isSlow = !isRepeat && standIn.happens(habits.slowBodies)
      if await post(parcel.body, signed: header, isSlow: isSlow) == 200 { break }
      isRepeat = true
      guard (try? await Task.sleep(for: .seconds(pause))) != nil else { return }
      pause = min(2, pause * 2)
    }
    _ = await twin?.value
    waiting.withLock { $0 -= 1 }
    standIn.note(taken: parcel.messages)
    standIn.count { counts in
      counts.messagesTaken += parcel.messages.count
      counts.statusesTaken += parcel.statuses
    }
  }

  /// Sends a body once; the status of the answer, nil without one.
  private func post(_ body: [UInt8], signed header: String?, isSlow: Bool = false) async -> Int? {
    var request = HTTPClientRequest(url: standIn.webhook)
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    if let header { request.headers.add(name: "X-Hub-Signature-256", value: header) }
    request.body =
      isSlow ? .stream(Drops(body: body), length: .known(Int64(body.count))) : .bytes(ByteBuffer(bytes: body))
    var status: Int?
    do {
      let response = try await client.execute(request, timeout: .seconds(30))
      _ = try await response.body.collect(upTo: 1 << 16)
      status = Int(response.status.code)
    } catch {
      status = nil
    }
    standIn.count { [status] counts in
      counts.bodies += 1
      counts.answers[status.map(String.init) ?? "none", default: 0] += 1
    }
    return status
  }
}

/// A body that comes in eight drops, a quarter of a second apart.
private struct Drops: AsyncSequence, Sendable {
  typealias Element = ByteBuffer
  let body: [UInt8]

  func makeAsyncIterator() -> Iterator { Iterator(rest: body[...], size: Swift.max(1, body.count / 8)) }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate var rest: ArraySlice<UInt8>
    fileprivate let size: Int

    mutating func next() async throws -> ByteBuffer? {
      guard !rest.isEmpty else { return nil }
      try await Task.sleep(for: .milliseconds(250))
      let drop = rest.prefix(size)
      rest = rest.dropFirst(size)
      return ByteBuffer(bytes: drop)
    }
  }
}
