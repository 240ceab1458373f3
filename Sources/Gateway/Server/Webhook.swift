import Crypto
import Desk
import Foundation
import Logging
import Store
import WhatsApp

/// One call to the webhook's address, whatever server brought it.
struct WebhookCall: Sendable {
  var isPost: Bool
  /// Without its query.
  var path: String
  var query: @Sendable (String) -> String?
  var signature: String?
  var body: [UInt8]
}

/// What is answered: a status and a plain text.
struct WebhookAnswer: Equatable, Sendable {
  var status: Int
  var text = ""
}

/// What comes in for all desks, at `/webhook/NAME`.
struct Webhook: Sendable {
  private let desks: [String: RunningDesk]
  private let byNumber: [String: RunningDesk]
  private let logger: Logger

  init(_ desks: [RunningDesk], logger: Logger) {
    self.desks = Dictionary(desks.map { ($0.service.name, $0) }) { first, _ in first }
    let numbered = desks.compactMap { desk -> (String, RunningDesk)? in
      if case .cloudAPI(let number) = desk.service.carrier { (number, desk) } else { nil }
    }
    byNumber = Dictionary(numbered) { first, _ in first }
    self.logger = logger
  }

  /// Whether a path is anybody's; asked before a body is read.
  func desk(at path: String) -> RunningDesk? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0].isEmpty, parts[1] == "webhook", let desk = desks[String(parts[2])] else {
      return nil
    }
    switch desk.service.carrier {
    case .cloudAPI: return parts.count == 3 ? desk : nil
    case .callbell:
      guard parts.count == 4, let secret = desk.pathSecret else { return nil }
      // Compared by digests: in the same time wherever they differ.
      return SHA256.hash(data: Array(parts[3].utf8)) == SHA256.hash(data: Array(secret.utf8)) ? desk : nil
    }
  }

  /// Answers a call: 200 only for what is stored.
  func answer(_ call: WebhookCall) async -> WebhookAnswer {
    guard let desk = desk(at: call.path) else { return WebhookAnswer(status: 404) }
    guard call.isPost else { return shake(call, desk) }
    let start = DispatchTime.now()
    let sorted: [(desk: RunningDesk, delivery: Delivery)]
    do {
      guard let read = try read(call, desk) else { return WebhookAnswer(status: 401) }
      sorted = read
    } catch {
      logger.notice("a body is not read", metadata: ["service": "\(desk.service.name)", "why": "\(error)"])
      return WebhookAnswer(status: error.isTooLarge ? 413 : 400)
    }
    guard await isConfirmed(call, desk) else { return WebhookAnswer(status: 401) }
    for (desk, delivery) in sorted {
      do { try await desk.intake.take(delivery) } catch {
        logger.error("a body is not stored", metadata: ["service": "\(desk.service.name)", "why": "\(error.sentence)"])
        return WebhookAnswer(status: 503)
      }
    }
    let seconds = Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
    desk.metrics.webhook(seconds: seconds, at: Date())
    return WebhookAnswer(status: 200, text: #"{"status":"ok"}"#)
  }

  /// Whether Callbell's API says the same, where it is to be asked.
  private func isConfirmed(_ call: WebhookCall, _ desk: RunningDesk) async -> Bool {
    guard let rereading = desk.rereading else { return true }
    switch await rereading.outcome(of: call.body) {
    case .isSo: return true
    case .unknown:
      logger.warning("Callbell cannot be asked: believed", metadata: ["service": "\(desk.service.name)"])
      return true
    case .isNotSo:
      desk.metrics.count { $0.signatureRefused += 1 }
      logger.notice("Callbell knows nothing of it: refused", metadata: ["service": "\(desk.service.name)"])
      return false
    }
  }

  private func shake(_ call: WebhookCall, _ desk: RunningDesk) -> WebhookAnswer {
    // Callbell looks whether the address lives.
    guard case .cloudAPI = desk.service.carrier else { return WebhookAnswer(status: 200, text: #"{"status":"ok"}"#) }
    let challenge = handshake(
      mode: call.query("hub.mode"), token: call.query("hub.verify_token"), challenge: call.query("hub.challenge"),
      expected: desk.verifyToken ?? "")
    return challenge.map { WebhookAnswer(status: 200, text: $0) } ?? WebhookAnswer(status: 403)
  }

  /// What a body holds, for each desk; nil when it is not signed. A change about a number of another desk under the same
  /// app goes to that desk.
  private func read(
    _ call: WebhookCall, _ desk: RunningDesk
  ) throws(BodyError) -> [(desk: RunningDesk, delivery: Delivery)]? {
    let now = Date()
    guard case .cloudAPI = desk.service.carrier else {
      return [(desk, try callbellDelivery(from: call.body, receivedAt: now))]
    }
    guard let secret = desk.appSecret, isSigned(call.body, by: call.signature ?? "", secret: secret) else {
      desk.metrics.count { $0.signatureRefused += 1 }
      logger.notice("signature refused", metadata: ["service": "\(desk.service.name)"])
      return nil
    }
    return try deliveriesByNumber(from: call.body, receivedAt: now).map { number, delivery in
      let other = number.flatMap { byNumber[$0] }
      return (other?.appSecret == secret ? other ?? desk : desk, delivery)
    }
  }
}

extension BodyError {
  fileprivate var isTooLarge: Bool {
    switch self {
    case .tooLarge: true
    case .notJSON, .tooDeep: false
    }
  }
}

extension IntakeFault {
  /// Why, in a sentence for the log.
  fileprivate var sentence: String {
    switch self {
    case .overloaded: "more waits than is held in memory"
    case .store(let fault): fault.description
    }
  }
}
