import Foundation
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import WhatsApp

/// The API that a stand-in offers, which goes and comes back when it is told to vanish.
struct StandInAPI: ServiceLifecycle.Service {
  let standIn: StandIn
  let address: GatewayConfiguration.Address
  /// What stands before every path of the API: `/v24.0`.
  let prefix: String
  let logger: Logger
  /// Is told what of the desk's was accepted.
  let accepted: @Sendable (StandIn.Accepted) -> Void

  func run() async throws {
    try await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        let server = ServiceGroup(configuration: .init(services: [application], logger: logger))
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask { try await server.run() }
          group.addTask {
            while standIn.vanishedUntil < .now { try await Task.sleep(for: .milliseconds(20)) }
            await server.triggerGracefulShutdown()
          }
          try await group.next()
          group.cancelAll()
        }
        let absence = ContinuousClock.now.duration(to: standIn.vanishedUntil)
        if absence > .zero { try await Task.sleep(for: absence) }
      }
    }
  }

  private var application: some ApplicationProtocol {
    let responder = CallbackResponder<BasicRequestContext> { request, _ in
      let answer = try await answer(request)
      if standIn.misbehaviour.slowAnswers > 0 {
        try await Task.sleep(for: .seconds(standIn.misbehaviour.slowAnswers))
      }
      return response(answer)
    }
    return Application(
      responder: responder,
      configuration: .init(address: .hostname(address.host, port: address.port), serverName: nil), logger: logger)
  }

  private func answer(_ request: Request) async throws -> StandInAnswer {
    let path = request.uri.path
    guard path.hasPrefix(prefix) else { return .error(100, http: 404) }
    let parts = path.dropFirst(prefix.count).split(separator: "/").map(String.init)
    let body = try await request.body.collect(upTo: 101 << 20)
    return standIn.answer(
      StandInCall(
        method: request.method.rawValue, path: parts, authorization: request.headers[.authorization],
        body: Array(body.readableBytesView), contentType: request.headers[.contentType] ?? "",
        base: "http://\(address.host):\(address.port)\(prefix)"), accepted: accepted)
  }

  private func response(_ answer: StandInAnswer) -> Response {
    let status = HTTPResponse.Status(code: answer.status)
    switch answer.content {
    case .json(let json):
      let body = ByteBuffer(bytes: json.escapedBytes)
      return Response(
        status: status, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: body))
    case .file(let bytes, let type):
      let body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
      return Response(status: status, headers: [.contentType: type], body: body)
    case .endless:
      let piece = ByteBuffer(repeating: 0x41, count: 1 << 16)
      return Response(
        status: status, headers: [.contentType: "image/png"],
        body: ResponseBody { writer in while true { try await writer.write(piece) } })
    case .cut:
      return Response(
        status: status, headers: [.contentType: "application/json"],
        body: ResponseBody(contentLength: 200) { writer in
          try await writer.write(ByteBuffer(string: "{"))
          throw CancellationError()
        })
    }
  }
}

/// Where a stand-in is asked what it counted, and told how to misbehave, who writes, and when to vanish.
func standInControl(
  _ standIn: StandIn, teller: Teller, at address: GatewayConfiguration.Address, logger: Logger
) -> some ApplicationProtocol {
  let responder = CallbackResponder<BasicRequestContext> { request, _ in
    let body = try await request.body.collect(upTo: 1 << 20)
    let answer = control(request.method, request.uri.path, Array(body.readableBytesView), standIn, teller)
    return Response(
      status: .init(code: answer.status), headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: answer.text + "\n")))
  }
  return Application(
    responder: responder,
    configuration: .init(address: .hostname(address.host, port: address.port), serverName: nil), logger: logger)
}

private func control(
  _ method: HTTPRequest.Method, _ path: String, _ body: [UInt8], _ standIn: StandIn, _ teller: Teller
) -> WebhookAnswer {
  let text = String(decoding: body, as: UTF8.self)
  switch (method, path) {
  case (.get, "/counts"):
    return WebhookAnswer(status: 200, text: standIn.counts.json.canonicalText)
  case (.get, "/callbacks"):
    let counts = standIn.counts.callbacks.map { JSON.Member($0.key, .number("\($0.value)")) }
    return WebhookAnswer(status: 200, text: JSON.object(counts).canonicalText)
  case (.get, "/told"):
    return WebhookAnswer(status: 200, text: JSON.array(standIn.told.map(JSON.string)).canonicalText)
  case (.get, "/blocked"):
    return WebhookAnswer(status: 200, text: JSON.array(standIn.blocked.map(JSON.string)).canonicalText)
  case (.post, "/misbehave"):
    do { try standIn.misbehave(text) } catch { return WebhookAnswer(status: 400, text: error.description) }
    return WebhookAnswer(status: 200, text: "{}")
  case (.post, "/vanish"):
    guard let seconds = Double(text.trimmingCharacters(in: .whitespacesAndNewlines)), (0...3600).contains(seconds)
    else { return WebhookAnswer(status: 400, text: "expected seconds, 3600 at most") }
    standIn.vanish(seconds: seconds)
    return WebhookAnswer(status: 200, text: "{}")
  case (.post, "/say"):
    guard let saying = standIn.saying(body) else {
      return WebhookAnswer(status: 400, text: #"expected {"from":"39347555…","name":"…","text":"…","file":"image"?}"#)
    }
    teller.tell([saying])
    return WebhookAnswer(status: 200, text: "{}")
  default:
    return WebhookAnswer(
      status: 404, text: "GET /counts /callbacks /told /blocked, POST /misbehave /vanish /say")
  }
}
