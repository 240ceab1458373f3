import AsyncHTTPClient
import Foundation
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization
import WhatsApp

/// The HTTP client of all desks.
public final class CarrierClient: Sendable {
  let client: HTTPClient

  /// Makes a client. Redirects are not followed: the token goes to nobody but the carrier.
  public init() {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.timeout = .init(connect: .seconds(10), read: .seconds(30))
    configuration.connectionPool.idleTimeout = .seconds(15)
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 32
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  /// Ends it.
  public func end() async {
    do { try await client.shutdown() } catch { Logger(label: "client").debug("ended twice") }
  }

  /// The way to a service's carrier, with the token as it stands in its place at each call.
  public func transport(for service: Service) -> Transport {
    let used = UsedToken()
    return Transport(
      call: { request in
        guard let token = try? service.accessToken.read() else { return .unreachable }
        used.remember(token)
        return await self.call(request, at: service.api, token: token)
      },
      hasNewToken: { (try? service.accessToken.read()).map { used.differs(from: $0) } ?? false })
  }

  /// Makes one call.
  func call(_ call: CarrierRequest, at api: String, token: String) async -> Transported {
    var request = HTTPClientRequest(url: api + call.path)
    request.method = HTTPMethod(rawValue: call.method.rawValue)
    request.headers.add(name: "Authorization", value: "Bearer \(token)")
    request.headers.add(name: "User-Agent", value: "sportello-gateway")
    if let file = call.file {
      guard let form = FileForm(file) else { return .unreachable }
      request.headers.add(name: "Content-Type", value: form.contentType)
      request.body = .stream(form, length: .known(Int64(form.bytes)))
    } else if let body = call.body {
      request.headers.add(name: "Content-Type", value: "application/json")
      request.body = .bytes(ByteBuffer(bytes: body.canonicalBytes))
    }
    do {
      let response = try await client.execute(request, timeout: .seconds(call.file == nil ? 40 : 300))
      let body = try await response.body.collect(upTo: 1 << 20)
      return .answered(http: Int(response.status.code), body: Array(body.readableBytesView))
    } catch {
      return Self.isBeforeSending(error) ? .unreachable : .lost
    }
  }

  /// Whether an error says that no connection was made, so that nothing can have left.
  private static func isBeforeSending(_ error: any Error) -> Bool {
    if error is NIOConnectionError { return true }
    if let error = error as? ChannelError, case .connectTimeout = error { return true }
    let early: [HTTPClientError] = [
      .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout, .invalidURL, .emptyHost, .emptyScheme,
    ]
    return (error as? HTTPClientError).map { early.contains($0) } ?? false
  }
}

/// The token of the last call.
private final class UsedToken: Sendable {
  private let token = Mutex<String?>(nil)

  func remember(_ used: String) { token.withLock { $0 = used } }

  func differs(from other: String) -> Bool { token.withLock { $0 != other } }
}
