import Desk
import Foundation
import Policy

/// A citizen's message and news of ours as Callbell's webhook would tell them: the way back of `callbellDelivery`, for
/// the stand-in that plays Callbell on this machine. Callbell tells one thing in a body.
public enum CallbellWebhook {
  /// The body for an arrival: words, or a file at an address; anything else is told by its words.
  public static func body(_ arrival: Arrival) -> JSON {
    var attachments: [JSON] = []
    if case .media(let media) = arrival.content, let address = media.id { attachments = [.string(address)] }
    let from = arrival.from
    let name = from.phone ?? from.userID ?? ""
    return .record([
      "event": .string("message_created"),
      "payload": .record([
        "from": from.phone.map(JSON.string), "text": .string(arrival.text ?? ""), "status": .string("received"),
        "attachments": attachments.isEmpty ? nil : .array(attachments),
        "createdAt": .string(Zone.rome.iso8601(arrival.at)),
        "contact": .record([
          "uuid": .string("contact.\(name)"), "name": from.profileName.map(JSON.string),
          "phoneNumber": from.phone.map(JSON.string), "bsuid": from.userID.map(JSON.string),
        ]),
      ]),
    ])
  }

  /// The body for news of a message of ours.
  public static func body(_ news: StatusUpdate) -> JSON {
    .record([
      "event": .string("message_status_updated"),
      "payload": .record([
        "uuid": .string(news.id.rawValue), "status": .string(news.word),
        "metadata": news.callback.map { .record([CallbellAPI.callbackKey: .string($0)]) },
        "messageStatusPayload": news.errorCode.map { .record(["code": .number("\($0)")]) },
      ]),
    ])
  }

  /// Our own number in what the gateway sends.
  public static func callback(in message: JSON) -> String? {
    message["metadata"]?[CallbellAPI.callbackKey]?.filledText
  }
}
