import Foundation
import WhatsApp

/// A call to a stand-in's API.
struct StandInCall: Sendable {
  /// `GET`, `POST`, `DELETE`.
  var method: String
  /// Below the API's address, each part by itself.
  var path: [String]
  /// The token that it bears.
  var authorization: String?
  /// What came along: JSON, or a form.
  var body: [UInt8]
  /// The body's type.
  var contentType: String
  /// Where the API is, for addresses of files.
  var base: String
}

/// What a stand-in answers.
struct StandInAnswer: Sendable {
  /// What goes out.
  enum Content: Sendable {
    case json(JSON)
    case file([UInt8], type: String)
    /// Bytes without an end.
    case endless
    /// A connection that ends in the middle.
    case cut
  }

  var status = 200
  var content: Content

  /// Good news.
  static func ok(_ json: JSON) -> StandInAnswer { StandInAnswer(content: .json(json)) }

  /// A refusal in Meta's form.
  static func error(_ code: Int, http: Int = 400) -> StandInAnswer {
    let error = JSON.record([
      "message": .string("(#\(code)) refused by the stand-in"), "type": .string("OAuthException"),
      "code": .number("\(code)"), "fbtrace_id": .string("stand-in"),
    ])
    return StandInAnswer(status: http, content: .json(.record(["error": error])))
  }

  /// The status under which Meta gives a code (whatsapp.md §6.3).
  static func http(of code: Int) -> Int {
    switch code {
    case 0, 190: 401
    case 3, 10, 368, 131_031, 130_497, 200...299: 403
    case 131_000, 131_005, 131_045, 131_057: 500
    case 2, 131_016, 133_004: 503
    default: 400
    }
  }
}

extension StandIn {
  /// Answers a call.
  ///
  /// - Parameter accepted: is told what of the desk's was taken.
  func answer(_ call: StandInCall, accepted: (Accepted) -> Void) -> StandInAnswer {
    guard let token, call.authorization == "Bearer \(token)", !misbehaviour.isTokenRefused else {
      count { $0.refused["190", default: 0] += 1 }
      return .error(190, http: 401)
    }
    return switch service.carrier {
    case .cloudAPI(let number): cloud(call, number: number, accepted)
    case .callbell: callbell(call, accepted)
    }
  }

  /// Accepts a message or refuses it, whichever is due; nil when there is nobody whom it could go to.
  private func send(
    _ to: String?, isTemplate: Bool, callback: String?, _ accepted: (Accepted) -> Void
  ) -> Result<(Accepted, isLost: Bool), SendRefusal> {
    let digits = to.map { $0.hasPrefix("+") ? String($0.dropFirst()) : $0 }
    let code: Int? =
      digits == nil
      ? 131_009
      : nextError() ?? (isBlocked(digits ?? "") ? 131_026 : misbehaviour.isWindowClosed && !isTemplate ? 131_047 : nil)
    if let code {
      count { $0.refused["\(code)", default: 0] += 1 }
      return .failure(SendRefusal(code: code))
    }
    let isLost = happens(misbehaviour.lost)
    let message = accept(callback, to: digits ?? "")
    if isLost { count { $0.lost += 1 } }
    accepted(message)
    return .success((message, isLost))
  }

  private func cloud(_ call: StandInCall, number: String, _ accepted: (Accepted) -> Void) -> StandInAnswer {
    let body = (try? JSON(call.body)) ?? .null
    switch (call.method, call.path.count, call.path.last) {
    case ("POST", 2, "messages") where call.path[0] == number:
      if body["status"]?.text == "read" {
        count { $0.reads += 1 }
        return .ok(.record(["success": .bool(true)]))
      }
      let to = body["to"]?.filledText ?? body["recipient"]?.filledText
      let isTemplate = body["type"]?.text == "template"
      switch send(to, isTemplate: isTemplate, callback: body["biz_opaque_callback_data"]?.filledText, accepted) {
      case .failure(let refusal): return .error(refusal.code, http: StandInAnswer.http(of: refusal.code))
      case .success((_, isLost: true)): return StandInAnswer(content: .cut)
      case .success((let message, isLost: false)):
        let contact = JSON.record(["input": .string(to ?? ""), "wa_id": .string(message.to)])
        return .ok(
          .record([
            "messaging_product": .string("whatsapp"), "contacts": .array([contact]),
            "messages": .array([.record(["id": .string(message.id.rawValue)])]),
          ]))
      }
    case ("POST", 2, "media") where call.path[0] == number:
      guard call.contentType.hasPrefix("multipart/form-data") else { return .error(100) }
      count { $0.uploads += 1 }
      return .ok(.record(["id": .string("uploaded-\(counts.uploads)")]))
    case (_, 2, "block_users") where call.path[0] == number: return blocks(call.method, body)
    case ("GET", 2, "message_templates"): return .ok(InventedTemplates.answer)
    case ("GET", 2, "subscribed_apps"): return .ok(.record(["data": .array([.record(["id": .string("1")])])]))
    case ("GET", 1, number): return .ok(.record(["id": .string(number)]))
    case ("GET", _, _): return file(call)
    default: return .error(100)
    }
  }

  private func callbell(_ call: StandInCall, _ accepted: (Accepted) -> Void) -> StandInAnswer {
    let body = (try? JSON(call.body)) ?? .null
    switch (call.method, call.path.joined(separator: "/")) {
    case ("POST", "messages/send"):
      let to = body["to"]?.filledText ?? body["bsuid"]?.filledText
      let isTemplate = body["template_uuid"]?.filledText != nil
      switch send(to, isTemplate: isTemplate, callback: CallbellWebhook.callback(in: body), accepted) {
      case .failure(let refusal):
        let status = StandInAnswer.http(of: refusal.code)
        return StandInAnswer(status: status, content: .json(.record(["error": .string("refused by the stand-in")])))
      case .success((_, isLost: true)): return StandInAnswer(content: .cut)
      case .success((let message, isLost: false)):
        let told = JSON.record(["uuid": .string(message.id.rawValue), "status": .string("enqueued")])
        return .ok(.record(["message": told]))
      }
    case ("GET", "auth/me"): return .ok(.record(["account": .record(["name": .string("stand-in")])]))
    case ("GET", "templates"): return .ok(InventedTemplates.callbellAnswer)
    // It keeps no list to be asked about: whoever rereads learns nothing, and believes the webhook.
    case ("GET", let path) where path.hasPrefix("contacts/") || path.hasPrefix("messages/"):
      return StandInAnswer(status: 503, content: .json(.record([:])))
    case ("GET", _): return file(call)
    default: return StandInAnswer(status: 404, content: .json(.record([:])))
    }
  }
}

/// A send that is refused.
private struct SendRefusal: Error {
  var code: Int
}
