import Desk
import Foundation

/// A delivery as Meta's webhook would tell it: the way back of `delivery(from:receivedAt:)`, for the stand-in that
/// plays WhatsApp on this machine.
public struct CloudWebhook: Sendable {
  /// The number's id, `phone_number_id`.
  public var number: String

  /// Tells about a number.
  public init(number: String) { self.number = number }

  /// One body with all of it; what the desk would only keep raw is left out.
  public func body(_ delivery: Delivery) -> JSON {
    let arrivals = delivery.arrivals
    var contacts: [JSON] = []
    var known: Set<Identity> = []
    for arrival in arrivals where known.insert(arrival.from).inserted { contacts.append(contact(arrival.from)) }
    let calls = arrivals.compactMap(call)
    let messages = arrivals.filter { $0.kind != .call }.map(message)
    let value = JSON.record([
      "messaging_product": .string("whatsapp"),
      "metadata": .record([
        "display_phone_number": .string("39057535550000"), "phone_number_id": .string(number),
      ]),
      "contacts": contacts.isEmpty ? nil : .array(contacts),
      "messages": messages.isEmpty ? nil : .array(messages), "calls": calls.isEmpty ? nil : .array(calls),
      "statuses": delivery.statuses.isEmpty ? nil : .array(delivery.statuses.map(status)),
    ])
    let change = JSON.record(["field": .string("messages"), "value": value])
    let entry = JSON.record(["id": .string("102290129340398"), "changes": .array([change])])
    return .record(["object": .string("whatsapp_business_account"), "entry": .array([entry])])
  }

  private func contact(_ identity: Identity) -> JSON {
    .record([
      "profile": .record([
        "name": identity.profileName.map(JSON.string), "username": identity.username.map { .string("@\($0)") },
      ]),
      "wa_id": identity.phone.map(JSON.string), "user_id": identity.userID.map(JSON.string),
      "parent_user_id": identity.parentUserID.map(JSON.string),
    ])
  }

  private func message(_ arrival: Arrival) -> JSON {
    let (type, object) = told(arrival.content, as: arrival.kind, from: arrival.from)
    let context: JSON? =
      switch (arrival.quoting, arrival.forwarding) {
      case (let quoted?, _): .record(["id": .string(quoted.rawValue)])
      case (nil, .once): .record(["forwarded": .bool(true)])
      case (nil, .often): .record(["frequently_forwarded": .bool(true)])
      case (nil, nil): nil
      }
    return .record([
      "from": arrival.from.phone.map(JSON.string), "from_user_id": arrival.from.userID.map(JSON.string),
      "id": .string(arrival.id.rawValue), "timestamp": .string("\(Int(arrival.at.timeIntervalSince1970))"),
      "type": .string(type), type: object, "context": context,
    ])
  }

  /// A call of the citizen's; nil for what is none.
  private func call(_ arrival: Arrival) -> JSON? {
    guard case .call(let call) = arrival.content else { return nil }
    return .record([
      "id": .string(arrival.id.rawValue), "from": arrival.from.phone.map(JSON.string),
      "from_user_id": arrival.from.userID.map(JSON.string), "event": .string(call.event),
      "direction": .string(call.isFromCitizen ? "USER_INITIATED" : "BUSINESS_INITIATED"),
      "timestamp": .string("\(Int(arrival.at.timeIntervalSince1970))"),
      "duration": call.seconds.map { .number("\($0)") },
    ])
  }

  private func status(_ news: StatusUpdate) -> JSON {
    let errors = news.errorCode.map { JSON.array([.record(["code": .number("\($0)"), "title": .string("failed")])]) }
    return .record([
      "id": .string(news.id.rawValue), "status": .string(news.word),
      "timestamp": .string("\(Int(news.at.timeIntervalSince1970))"),
      "biz_opaque_callback_data": news.callback.map(JSON.string), "errors": errors,
    ])
  }

  /// The type of a message and what stands under it.
  private func told(_ content: Content, as kind: Arrival.Kind, from: Identity) -> (type: String, object: JSON?) {
    switch content {
    case .text(let body): ("text", .record(["body": .string(body)]))
    case .media(let media): (media.sort.rawValue, file(media))
    case .location(let place):
      (
        "location",
        .record([
          "latitude": .number("\(place.latitude)"), "longitude": .number("\(place.longitude)"),
          "name": place.name.map(JSON.string), "address": place.address.map(JSON.string),
        ])
      )
    case .contacts(let cards): ("contacts", .array(cards.map(card)))
    case .choice(let title, let detail):
      (
        "interactive",
        .record([
          "type": .string("list_reply"),
          "list_reply": .record(["title": .string(title), "description": detail.map(JSON.string)]),
        ])
      )
    case .order(let text, let items): ("order", order(text, items))
    case .reaction(let emoji, let target):
      ("reaction", .record(["message_id": .string(target.rawValue), "emoji": .string(emoji ?? "")]))
    case .edit(let target, let text):
      (
        "edit",
        .record([
          "original_message_id": .string(target.rawValue),
          "message": .record(["type": .string("text"), "text": .record(["body": text.map(JSON.string)])]),
        ])
      )
    case .revoke(let target): ("revoke", .record(["original_message_id": .string(target.rawValue)]))
    case .system(let notice): ("system", system(notice, from: from))
    case .call, .unsupported: ("unsupported", .record([:]))
    }
  }

  private func order(_ text: String?, _ items: Int) -> JSON {
    .record(["text": text.map(JSON.string), "product_items": .array(.init(repeating: .record([:]), count: items))])
  }

  private func file(_ media: Media) -> JSON {
    .record([
      "id": media.id.map(JSON.string), "mime_type": media.mimeType.map(JSON.string),
      "sha256": media.sha256.map(JSON.string), "file_size": media.bytes.map { .number("\($0)") },
      "duration": media.seconds.map { .number("\($0)") }, "filename": media.fileName.map(JSON.string),
      "caption": media.caption.map(JSON.string), "voice": media.isVoice ? .bool(true) : nil,
    ])
  }

  private func card(_ card: ContactCard) -> JSON {
    .record([
      "name": .record(["formatted_name": .string(card.name)]),
      "phones": .array(card.phones.map { .record(["phone": .string($0)]) }),
      "emails": .array(card.emails.map { .record(["email": .string($0)]) }),
    ])
  }

  private func system(_ notice: SystemNotice, from: Identity) -> JSON {
    switch notice {
    case .changedNumber(let phone, let userID):
      .record([
        "type": .string("user_changed_number"), "wa_id": phone.map(JSON.string), "user_id": userID.map(JSON.string),
        "previous_user_id": userID == nil ? nil : from.userID.map(JSON.string),
      ])
    case .changedIdentity: .record(["type": .string("customer_identity_changed")])
    case .other(let body): .record(["body": body.map(JSON.string)])
    }
  }
}
