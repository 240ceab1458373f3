import Desk

/// What a message is and holds, in the desk's words.
struct Reading {
  var kind: Arrival.Kind
  var content: Content
}

/// Reads a message by its type, so that whoever counts the types of a body counts as we do.
///
/// A type that is unknown, or whose object is missing, is `unsupported` under WhatsApp's word for it; and so is a text
/// without words. Where the object is there but does not hold what it should, as a location without degrees, the kind
/// stays and only the content is unsupported.
func reading(of message: JSON) -> Reading {
  let type = message["type"]?.filledText
  let object = type.flatMap { message[$0] }
  let what = message["unsupported"]?["type"]?.filledText ?? type
  let unsupported = Content.unsupported(what: what?.cut(to: 100))
  guard let type, let kind = kind(ofType: type) else { return Reading(kind: .unsupported, content: unsupported) }
  if let content = content(of: kind, type: type, object, in: message) { return Reading(kind: kind, content: content) }
  return Reading(kind: isThere(object, of: kind) ? kind : .unsupported, content: unsupported)
}

/// Whether a message of a kind has the object that its type promises, whatever that holds.
private func isThere(_ object: JSON?, of kind: Arrival.Kind) -> Bool {
  switch kind {
  // A text is its words.
  case .text: false
  case .contacts: object?.elements != nil
  case .image, .video, .audio, .document, .sticker, .location, .interactive, .button, .order, .reaction, .system,
    .edit, .revoke, .call, .unsupported:
    object?.members != nil
  }
}

private func kind(ofType type: String) -> Arrival.Kind? {
  switch type {
  case "voice": .audio
  // A call is no message, whatever one says of itself.
  case "call", "unsupported": nil
  default: Arrival.Kind(rawValue: type)
  }
}

private func content(of kind: Arrival.Kind, type: String, _ object: JSON?, in message: JSON) -> Content? {
  switch kind {
  case .text: (object?["body"]?.text).map(Content.text)
  case .image: media(.image, object, in: message)
  case .video: media(.video, object, in: message)
  case .audio: media(.audio, object, in: message, isVoice: type == "voice")
  case .document: media(.document, object, in: message)
  case .sticker: media(.sticker, object, in: message)
  case .location: object.flatMap(location)
  case .contacts: object.flatMap(contactCards)
  case .interactive: object.flatMap(choice)
  case .button: buttonTap(object)
  case .order: object.flatMap(order)
  case .reaction: object.flatMap(reaction)
  case .system: object.flatMap { $0.members == nil ? nil : .system(systemNotice($0, in: message)) }
  case .edit: object.flatMap(edit)
  case .revoke: reference(object?["original_message_id"]).map { .revoke(of: $0) }
  case .call, .unsupported: nil
  }
}

/// A file. Where WhatsApp could not hand it over it gives errors instead of the object: the file is still named.
private func media(_ sort: Media.Sort, _ object: JSON?, in message: JSON, isVoice: Bool = false) -> Content? {
  guard let object, object.members != nil else {
    return message.records("errors").isEmpty ? nil : .media(Media(sort, isVoice: isVoice))
  }
  return .media(
    Media(
      sort, id: object["id"]?.filledText, mimeType: object["mime_type"]?.filledText,
      sha256: object["sha256"]?.filledText, bytes: count(object["file_size"]), seconds: count(object["duration"]),
      fileName: object["filename"]?.filledText, caption: object["caption"]?.filledText,
      isVoice: object["voice"]?.flag ?? isVoice))
}

private func location(_ object: JSON) -> Content? {
  guard let latitude = object["latitude"]?.double, let longitude = object["longitude"]?.double,
    (-90...90).contains(latitude), (-180...180).contains(longitude)
  else { return nil }
  return .location(
    Location(
      latitude: latitude, longitude: longitude, name: object["name"]?.filledText,
      address: object["address"]?.filledText))
}

private func contactCards(_ array: JSON) -> Content? {
  guard let elements = array.elements else { return nil }
  let cards = elements.filter { $0.members != nil }.map { card in
    let name = card["name"]
    let parts = ["first_name", "middle_name", "last_name"].compactMap { name?[$0]?.filledText }
    return ContactCard(
      name: name?["formatted_name"]?.filledText ?? parts.joined(separator: " "),
      phones: card.records("phones").compactMap { $0["phone"]?.filledText ?? $0["wa_id"]?.filledText },
      emails: card.records("emails").compactMap { $0["email"]?.filledText })
  }
  return .contacts(cards)
}

private func order(_ object: JSON) -> Content? {
  guard object.members != nil else { return nil }
  return .order(text: object["text"]?.filledText, items: object.records("product_items").count)
}

private func reaction(_ object: JSON) -> Content? {
  reference(object["message_id"]).map { .reaction(emoji: object["emoji"]?.filledText, to: $0) }
}

private func edit(_ object: JSON) -> Content? {
  guard let message = reference(object["original_message_id"]) else { return nil }
  let edited = object["message"]
  let part = edited?["type"]?.text.flatMap { edited?[$0] }
  return .edit(of: message, text: part?["body"]?.text ?? part?["caption"]?.text)
}
