import Foundation
import Hummingbird
import Logging
import NIOCore
import WhatsApp

/// Bodies that take longer than this are cut off, however steadily they come.
private let longestBodySeconds = 30

/// The server that carriers call.
func webhookServer(
  _ webhook: Webhook, at address: GatewayConfiguration.Address, logger: Logger
) -> some ApplicationProtocol {
  server(at: address, connections: 1024, logger: logger) { request in
    let path = request.uri.path
    let isPost = request.method == .post
    guard webhook.desk(at: path) != nil else { return WebhookAnswer(status: 404) }
    guard isPost || request.method == .get else { return WebhookAnswer(status: 405) }
    let body: [UInt8]
    do {
      body = isPost ? try await collect(request) : []
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
func bareServer(
  at address: GatewayConfiguration.Address, secret: String, logger: Logger
) -> some ApplicationProtocol {
  server(at: address, connections: 1024, logger: logger) { request in
    let signature = request.headers.first { $0.name.canonicalName == "x-hub-signature-256" }?.value ?? ""
    let isGood = isSigned(try await collect(request), by: signature, secret: secret)
    return isGood ? WebhookAnswer(status: 200, text: #"{"status":"ok"}"#) : WebhookAnswer(status: 401)
  }
}

/// The server for those who watch over the gateway, on this machine only.
func operationsServer(
  _ desks: [RunningDesk], at address: GatewayConfiguration.Address, logger: Logger
) -> some ApplicationProtocol {
  server(at: address, connections: 32, logger: logger) { request in
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
private func collect(_ request: Request) async throws -> [UInt8] {
  let told = request.headers[.contentLength].flatMap { Int($0) } ?? 0
  guard told <= bodyLimit else { throw BodyRefusal(status: 413) }
  let end = ContinuousClock.now + .seconds(longestBodySeconds)
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
  at address: GatewayConfiguration.Address, connections: Int, logger: Logger,
  answering answer: @escaping @Sendable (Request) async throws -> WebhookAnswer
) -> some ApplicationProtocol {
  let responder = CallbackResponder<BasicRequestContext> { request, _ in
    let answer = try await answer(request)
    var headers: HTTPFields = [.contentType: "text/plain; charset=utf-8", .xContentTypeOptions: "nosniff"]
    // A body that was not read cannot be told from the next request.
    if answer.status == 413 || answer.status == 408 { headers[.connection] = "close" }
    return Response(
      status: .init(code: answer.status), headers: headers, body: .init(byteBuffer: ByteBuffer(string: answer.text)))
  }
  return Application(
    responder: responder, server: .http1(configuration: .init(idleTimeout: .seconds(20))),
    configuration: .init(
      address: .hostname(address.host, port: address.port), serverName: nil, backlog: 512,
      availableConnectionsDelegate: .maximum(connections, logger: logger)),
    logger: logger)
}
