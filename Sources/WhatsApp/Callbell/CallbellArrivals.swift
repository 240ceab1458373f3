import Desk
import Foundation
import Policy

/// Everything that one body of Callbell's webhook brought (whatsapp.md §9).
///
/// Callbell names no messages: a message is known by the digest of its contact, time, words, direction and files, which
/// is the same each time it is told. What is neither a citizen's message nor news of ours is kept as another change.
///
/// - Throws: `BodyError` for what is no JSON, too large or too deep.
public func callbellDelivery(from body: [UInt8], receivedAt: Date) throws(BodyError) -> Delivery {
  guard body.count <= bodyLimit else { throw .tooLarge(bytes: body.count, limit: bodyLimit) }
  let json = try JSON(body)
  let payload = json["payload"] ?? .null
  switch (json["event"]?.text, payload["status"]?.text) {
  case ("message_created", "received"):
    return Delivery(arrivals: CallbellMessage(payload).arrivals(receivedAt: receivedAt))
  case ("message_status_updated", _?):
    return Delivery(statuses: [callbellStatus(payload, receivedAt: receivedAt)])
  default:
    let bytes = json.canonicalBytes
    let field = json["event"]?.filledText?.cut(to: 100) ?? "unknown"
    return Delivery(others: [
      OtherChange(field: field, key: digest(bytes), raw: String(decoding: bytes, as: UTF8.self))
    ])
  }
}

/// News about a message of ours. Callbell's `enqueued`, `mismatch` and `deleted` move nothing.
private func callbellStatus(_ payload: JSON, receivedAt: Date) -> StatusUpdate {
  let word = payload["status"]?.filledText?.cut(to: 100) ?? "unknown"
  let states: [String: OutboxState] = ["sent": .sent, "delivered": .delivered, "read": .read, "failed": .failed]
  let raw = payload["messageStatusPayload"]
  let name = payload["uuid"]?.filledText
  let error = raw?["payload"]?["code"] ?? raw?["code"]
  return StatusUpdate(
    id: providerID(name, of: payload), word: word, state: states[word],
    at: timestamp(raw?["payload"]?["ts"]) ?? receivedAt, errorCode: error?.integer,
    callback: payload["metadata"]?[CallbellAPI.callbackKey]?.filledText,
    key: providerID(name.map { "\($0):\(word)" }, of: payload), raw: payload.canonicalText, isRawWhole: true)
}

/// An instant as Callbell writes it. `2022-10-18 17:01:20 +0200` is told too: the second blank is not ISO 8601's.
func callbellInstant(_ value: JSON?) -> Date? {
  guard let words = value?.filledText?.split(separator: " "), (1...3).contains(words.count) else { return nil }
  return try? Zone.instant(iso8601: words.prefix(2).joined(separator: " ") + words.dropFirst(2).joined())
}

/// One message that Callbell tells.
private struct CallbellMessage {
  private let payload: JSON
  private let contact: JSON?

  init(_ payload: JSON) { (self.payload, contact) = (payload, payload["contact"]) }

  /// One arrival for each file, else one for what was said; the words go with the first.
  func arrivals(receivedAt: Date) -> [Arrival] {
    let files = self.files
    let contents = files.isEmpty ? [words] : files.enumerated().map { file($1, caption: $0 == 0 ? text : nil) }
    return contents.enumerated().map { index, content in
      Arrival(
        id: name(index), kind: content.kind, from: sender, at: created ?? receivedAt, content: content,
        forwarding: payload["messageForward"]?["forwarded"]?.flag == true ? .once : nil,
        raw: payload.canonicalText, isRawWhole: true)
    }
  }

  private var text: String? { payload["text"]?.filledText }

  private var created: Date? { callbellInstant(payload["createdAt"]) }

  private var sender: Identity {
    let name = contact?["name"]?.filledText?.cut(to: 512)
    var identity = Senders.identity(phone: payload["from"], userID: contact?["bsuid"])
    if identity.phone == nil {
      let known = Senders.identity(phone: contact?["phoneNumber"], userID: nil)
      identity.phone = known.phone
    }
    identity.profileName = name
    return identity
  }

  /// Addresses of files, with the type that is told beside some.
  private var files: [(address: String, type: String?)] {
    payload.records("attachments").compactMap { file in
      if let address = file.filledText { return (address, nil) }
      guard let address = file["url"]?.filledText ?? file["payload"]?["url"]?.filledText else { return nil }
      return (address, file["type"]?.filledText ?? file["contentType"]?.filledText)
    }
  }

  private func file(_ file: (address: String, type: String?), caption: String?) -> Content {
    let path = file.address.prefix { $0 != "?" && $0 != "#" }
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let sorts: [Media.Sort: Set<String>] = [
      .image: ["jpg", "jpeg", "png"], .video: ["mp4", "3gp"],
      .audio: ["ogg", "oga", "opus", "mp3", "m4a", "aac", "amr"],
      .sticker: ["webp"],
    ]
    let told = file.type.flatMap { type in Media.Sort.allCases.first { type.hasPrefix($0.rawValue) } }
    let sort = told ?? sorts.first { $0.value.contains(ending) }?.key ?? .document
    let name = sort == .document ? path.split(separator: "/").last.map(String.init)?.removingPercentEncoding : nil
    return .media(Media(sort, id: file.address.cut(to: 2048), fileName: name?.cut(to: 240), caption: caption))
  }

  /// What was said where there is no file. A tap on a button comes as its words.
  private var words: Content {
    if let place = payload["messageLocation"]?["coordinates"], let latitude = place["x"]?.double,
      let longitude = place["y"]?.double, (-90...90).contains(latitude), (-180...180).contains(longitude)
    {
      return .location(Location(latitude: latitude, longitude: longitude, name: text))
    }
    let cards = (payload["messageContactCard"]?.records("contactsInfo") ?? []).map { card in
      ContactCard(
        name: card["name"]?.filledText ?? "", phones: card.records("phones").compactMap { $0["phone"]?.filledText },
        emails: card.records("emails").compactMap { $0["email"]?.filledText })
    }
    if !cards.isEmpty { return .contacts(cards) }
    return text.map { .text($0) } ?? .unsupported(what: "callbell")
  }

  private func name(_ index: Int) -> ProviderID {
    guard let uuid = contact?["uuid"]?.filledText, let created = payload["createdAt"]?.filledText else {
      return digest(payload.canonicalBytes + Array("#\(index)".utf8))
    }
    // Addresses of files are signed anew each time: only what stands before the query counts.
    let files = files.map { JSON.string(String($0.address.prefix { $0 != "?" })) }
    let known = [uuid, created, text ?? "", payload["status"]?.text ?? "", "\(index)"].map { JSON.string($0) }
    return digest(JSON.array(known + files).canonicalBytes)
  }
}
