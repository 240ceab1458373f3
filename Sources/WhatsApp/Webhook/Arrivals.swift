import Desk
import Foundation

/// One element of `messages[]` as an arrival. What cannot be read is `unsupported`, with its raw form whole.
func arrival(_ element: JSON, from sender: Identity, receivedAt: Date) -> Arrival {
  let read = reading(of: element)
  let context = element["context"]
  let forwarding: Arrival.Forwarding? =
    context?["frequently_forwarded"]?.flag == true ? .often : context?["forwarded"]?.flag == true ? .once : nil
  let kept = kept(element, of: sender, understood: !read.content.isUnsupported)
  return Arrival(
    id: providerID(element["id"]?.text, of: element), kind: read.kind, from: sender,
    at: timestamp(element["timestamp"]) ?? receivedAt, content: read.content,
    quoting: reference(context?["id"]) ?? reference(context?["message_id"]), forwarding: forwarding,
    group: element["group_id"]?.filledText?.cut(to: 1024), raw: kept.raw, isRawWhole: kept.isWhole)
}

/// One element of `calls[]`. The two events of a call share an id, so the event is part of the name.
func callArrival(_ element: JSON, business: String?, senders: Senders, receivedAt: Date) -> Arrival {
  let event = element["event"]?.filledText?.cut(to: 100)
  let caller = Senders.identity(phone: element["from"], userID: element["from_user_id"])
  let isFromBusiness = business != nil && caller.phone == business
  let isFromCitizen =
    switch element["direction"]?.text {
    case "USER_INITIATED": true
    case "BUSINESS_INITIATED": false
    default: !isFromBusiness
    }
  // Some bodies tell the direction of the call, others that of the notice: the business's number settles it.
  let citizenCalled = business == nil ? isFromCitizen : !isFromBusiness
  let citizen =
    citizenCalled ? caller : Senders.identity(phone: element["to"], userID: element["to_user_id"])
  let sender = senders.completed(citizen)
  let name = element["id"]?.filledText.map { "\($0):\(event ?? "call")" }
  let kept = kept(element, of: sender, understood: element.members != nil, business: business)
  return Arrival(
    id: providerID(name, of: element), kind: .call, from: sender,
    at: timestamp(element["timestamp"]) ?? timestamp(element["start_time"]) ?? receivedAt,
    content: .call(
      Call(event: event ?? "call", isFromCitizen: isFromCitizen, seconds: count(element["duration"]))),
    raw: kept.raw, isRawWhole: kept.isWhole)
}

/// One element of `statuses[]`.
func statusUpdate(_ element: JSON, receivedAt: Date) -> StatusUpdate {
  let word = element["status"]?.filledText?.cut(to: 100) ?? "unknown"
  let participant = element["recipient_participant_id"]?.filledText
  let name = element["id"]?.filledText
  let key = name.map { ([$0, word] + [participant].compactMap(\.self)).joined(separator: ":") }
  let recipient = Senders.identity(
    phone: element["recipient_id"], userID: element["recipient_user_id"],
    parentUserID: element["recipient_parent_user_id"])
  let kept = kept(element, of: recipient, understood: element.members != nil, others: [participant].compactMap(\.self))
  return StatusUpdate(
    id: providerID(name, of: element), word: word,
    state: element["type"]?.text == "call" ? nil : outboxState(word),
    at: timestamp(element["timestamp"]) ?? receivedAt,
    errorCode: element.records("errors").first?["code"]?.integer,
    callback: element["biz_opaque_callback_data"]?.filledText, key: providerID(key, of: element),
    raw: kept.raw, isRawWhole: kept.isWhole)
}

/// What WhatsApp's word means for a message; nil for words that move nothing (`deleted`, `warning`, those of calls).
private func outboxState(_ word: String) -> OutboxState? {
  switch word {
  case "sent": .sent
  case "delivered": .delivered
  case "read": .read
  case "played": .played
  case "failed": .failed
  default: nil
  }
}

/// A count that can be one: whole, not negative.
func count(_ json: JSON?) -> Int? { json?.integer.flatMap { $0 >= 0 ? $0 : nil } }

extension Content {
  /// Whether nothing of it could be read.
  fileprivate var isUnsupported: Bool {
    if case .unsupported = self { true } else { false }
  }
}
