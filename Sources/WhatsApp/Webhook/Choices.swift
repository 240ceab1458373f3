import Desk

/// A tap on a template's button: the words on it, else what it carries.
func buttonTap(_ object: JSON?) -> Content? {
  (object?["text"]?.filledText ?? object?["payload"]?.filledText).map { .choice(title: $0, detail: nil) }
}

/// A reply to something that could be tapped: the best words it has for what was chosen.
///
/// The sorts are many and grow (button, list, form, call permission, payment): each is an object under its own name. Of
/// one without such an object, or with nothing to read in it, its own word is shown.
func choice(_ interactive: JSON) -> Content? {
  let type = interactive["type"]?.filledText
  let object = type.flatMap { interactive[$0] } ?? interactive.members?.first { $0.value.members != nil }?.value
  guard let object, object.members != nil else { return type.map { .choice(title: $0, detail: nil) } }
  let titles = ["title", "text", "name", "payment_method"]
  let details = ["description", "body", "response"]
  guard let title = firstText(titles, in: object) ?? type ?? object["id"]?.filledText else { return nil }
  return .choice(title: title, detail: firstText(details, in: object))
}

/// What WhatsApp says about a citizen. `from` and the ids called previous are the citizen as known so far.
func systemNotice(_ system: JSON, in message: JSON) -> SystemNotice {
  let other = SystemNotice.other(system["body"]?.filledText)
  switch system["type"]?.text {
  case "user_changed_number", "customer_changed_number", "user_changed_user_id":
    let new = newIdentity(in: message)
    return new.phone == nil && new.userID == nil ? other : .changedNumber(phone: new.phone, userID: new.userID)
  case "customer_identity_changed", "user_identity_changed":
    return .changedIdentity
  default:
    return other
  }
}

/// The number and the user id that a system message says are new; what did not change is nil.
func newIdentity(in message: JSON) -> Identity {
  guard let system = message["system"] else { return Identity() }
  let written = system["new_wa_id"]?.filledText ?? system["wa_id"]?.filledText
  var new = Senders.identity(phone: written.map(JSON.string), userID: system["user_id"])
  if new.phone == message["from"]?.text.flatMap(phoneDigits) { new.phone = nil }
  if new.userID == system["previous_user_id"]?.filledText { new.userID = nil }
  return new
}

private func firstText(_ keys: [String], in object: JSON) -> String? {
  keys.lazy.compactMap { object[$0]?.filledText }.first
}
