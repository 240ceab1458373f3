import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import WhatsApp

/// The server that carriers call.
///
/// - Throws: `TLSFault` when its certificate cannot be used.
func webhookServer(
  _ webhook: Webhook, at address: GatewayConfiguration.Address, tls: TLSFiles?, logger: Logger
) throws -> some ApplicationProtocol {
  let limits = ServerLimits()
  return try server(at: address, limits, tls: try tls?.configuration(), logger: logger) { request in
    let path = request.uri.path
    let isPost = request.method == .post
    guard webhook.desk(at: path) != nil else { return WebhookAnswer(status: 404) }
    guard isPost || request.method == .get else { return WebhookAnswer(status: 405) }
    let body: [UInt8]
    do {
      body = isPost ? try await collect(request, limits) : []
    } catch let refusal as BodyRefusal {
      return WebhookAnswer(status: refusal.status)
    }
    let parameters = request.uri.queryParameters
    return await webhook.answer(
      WebhookCall(
        isPost: isPost, path: path, query: { name in parameters[name[...]].map(String.init) },
        signature: request.headers.first { $0.name.canonicalName == "x-hub-signature-256" }?.value, body: body))
  }
}

/// A server that answers every body that is signed, and does nothing with it: what `bench` measures beside the gateway.
///
/// - Parameter listening: is told the port.
func bareServer(
  at address: GatewayConfiguration.Address, secret: String, _ limits: ServerLimits = ServerLimits(), logger: Logger,
  listening: @escaping @Sendable (Int) -> Void = { _ in }
) throws -> some ApplicationProtocol {
  try server(at: address, limits, tls: nil, logger: logger, listening: listening) { request in
    let signature = request.headers.first { $0.name.canonicalName == "x-hub-signature-256" }?.value ?? ""
    do {
      let isGood = isSigned(try await collect(request, limits), by: signature, secret: secret)
      return isGood ? WebhookAnswer(status: 200, text: #"{"status":"ok"}"#) : WebhookAnswer(status: 401)
    } catch let refusal as BodyRefusal {
      return WebhookAnswer(status: refusal.status)
    }
  }
}

/// The server for those who watch over the gateway, on this machine only.
func operationsServer(
  _ desks: [RunningDesk], at address: GatewayConfiguration.Address, logger: Logger
) throws -> some ApplicationProtocol {
  try server(at: address, ServerLimits(connections: 32), tls: nil, logger: logger) { request in
    guard request.method == .get else { return WebhookAnswer(status: 405) }
    switch request.uri.path {
    case "/health": return health(desks)
    case "/metrics":
      do {
        return WebhookAnswer(
          status: 200, text: prometheusText(try desks.map { try $0.figures(at: Date()) }, at: Date()))
      } catch {
        return WebhookAnswer(status: 503, text: "\(error)\n")
      }
    default: return WebhookAnswer(status: 404)
    }
  }
}

/// `{"status":"ok"}`, or what is wrong: 503 where a file does not answer, so that whoever restarts may know.
private func health(_ desks: [RunningDesk]) -> WebhookAnswer {
  var services: [JSON.Member] = []
  var isWell = true
  for desk in desks {
    var word = desk.metrics.now.alarm ?? "ok"
    do { _ = try desk.figures(at: Date()) } catch { (word, isWell) = (error.description, false) }
    services.append(.init(desk.service.name, .string(word)))
  }
  let isCalm = services.allSatisfy { $0.value == .string("ok") }
  let status = !isWell ? "failed" : isCalm ? "ok" : "alarm"
  let answer = JSON.object([.init("status", .string(status)), .init("services", .object(services))])
  return WebhookAnswer(status: isWell ? 200 : 503, text: answer.canonicalText + "\n")
}

/// A body that is not read to its end.
private struct BodyRefusal: Error {
  var status: Int
}

/// Reads a body, up to WhatsApp's own limit and for so long.
private func collect(_ request: Request, _ limits: ServerLimits) async throws -> [UInt8] {
  let told = request.headers[.contentLength].flatMap { Int($0) } ?? 0
  guard told <= bodyLimit else { throw BodyRefusal(status: 413) }
  let end = ContinuousClock.now + .seconds(limits.bodySeconds)
  var body: [UInt8] = []
  body.reserveCapacity(told)
  for try await piece in request.body {
    guard body.count + piece.readableBytes <= bodyLimit else { throw BodyRefusal(status: 413) }
    guard ContinuousClock.now < end else { throw BodyRefusal(status: 408) }
    body.append(contentsOf: piece.readableBytesView)
  }
  return body
}

private func server(
  at address: GatewayConfiguration.Address, _ limits: ServerLimits, tls: TLSConfiguration?, logger: Logger,
  listening: @escaping @Sendable (Int) -> Void = { _ in },
  answering answer: @escaping @Sendable (Request) async throws -> WebhookAnswer
) throws -> some ApplicationProtocol {
  let responder = CallbackResponder<CallContext> { request, context in
    let answer = try await answer(request)
    var headers: HTTPFields = [.contentType: "text/plain; charset=utf-8", .xContentTypeOptions: "nosniff"]
    // A body that was not read cannot be told from the next request.
    if answer.status == 413 || answer.status == 408 {
      headers[.connection] = "close"
      context.end(in: limits.refusedSeconds)
    }
    return Response(
      status: .init(code: answer.status), headers: headers, body: .init(byteBuffer: ByteBuffer(string: answer.text)))
  }
  return Application(
    responder: responder, server: try builder(limits, tls),
    configuration: .init(
      address: .hostname(address.host, port: address.port), serverName: nil, backlog: 512,
      availableConnectionsDelegate: .maximum(limits.connections, logger: logger)),
    onServerRunning: { channel in if let port = channel.localAddress?.port { listening(port) } },
    logger: logger)
}

/// What is known of a request's connection.
private struct CallContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  private let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    (coreContext, channel) = (.init(source: source), source.channel)
  }

  /// Ends the connection after a while: a client that goes on sending what was refused may hear the answer first.
  func end(in seconds: Double) {
    let channel = channel
    channel.eventLoop.scheduleTask(in: .milliseconds(Int64(seconds * 1000))) { channel.close(mode: .all, promise: nil) }
  }
}

/// Plain, or with TLS around it.
private func builder(_ limits: ServerLimits, _ tls: TLSConfiguration?) throws -> HTTPServerBuilder {
  let plain = HTTPServerBuilder.http1(
    configuration: .init(additionalChannelHandlers: [Patience(limits)], idleTimeout: .seconds(20)))
  return try tls.map { try .tls(plain, tlsConfiguration: $0) } ?? plain
}
