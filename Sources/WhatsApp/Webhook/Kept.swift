import Desk

/// How an element is kept beside what was understood of it.
struct Kept: Equatable {
  /// Canonical JSON.
  var raw: String
  /// Whether it is whole, and so must be sealed.
  var isWhole: Bool
}

/// Keeps an element of `messages[]`, `calls[]` or `statuses[]`: identity and understood text become references
/// (`$citizen.phone`, `$message.text`), so that erasing a person needs no search through raw forms.
///
/// It is closed by default: one key, or one shape of value, that the tables below do not name may hold anything, and
/// the element is kept whole.
func kept(
  _ element: JSON, of citizen: Identity, understood: Bool, business: String? = nil, others: [String] = []
) -> Kept {
  var references: [String: String] = [:]
  for other in others { references[other] = "$participant" }
  if let business { references[business] = "$desk.phone" }
  let new = newIdentity(in: element)
  let known = [
    (new.phone, "$citizen.newPhone"), (new.userID, "$citizen.newUserID"),
    (citizen.parentUserID, "$citizen.parentUserID"), (citizen.userID, "$citizen.userID"),
    (citizen.phone, "$citizen.phone"),
  ]
  for case let (value?, reference) in known { references[value] = reference }
  let reduction = Reduction(references: references)
  if understood, let reduced = reduction.reduced(element, under: "") {
    return Kept(raw: reduced.canonicalText, isWhole: false)
  }
  return Kept(raw: element.canonicalText, isWhole: true)
}

/// The replacing of what is kept elsewhere.
private struct Reduction {
  /// The references by the values that they stand for.
  var references: [String: String]

  /// An object or array with references in place of identity and text, or nil when something in it is not known.
  ///
  /// - Parameter parent: the key it stands under, which tells what its own keys mean.
  func reduced(_ json: JSON, under parent: String) -> JSON? {
    switch json {
    case .array(let elements):
      let reduced = elements.compactMap { $0.isScalar ? nil : self.reduced($0, under: parent) }
      return reduced.count == elements.count ? .array(reduced) : nil
    case .object(let members):
      guard let shape = shapes[parent], Set(members.map(\.key)).count == members.count else { return nil }
      var reduced: [JSON.Member] = []
      for member in members {
        guard let value = value(member, in: shape, parent: parent) else { return nil }
        reduced.append(.init(member.key, value))
      }
      return .object(reduced)
    case .null, .bool, .number, .string:
      return nil
    }
  }

  private func value(_ member: JSON.Member, in shape: Shape, parent: String) -> JSON? {
    let (key, value) = (member.key, member.value)
    if !value.isScalar { return shape.holds.contains(key) ? reduced(value, under: key) : nil }
    if shape.kept.contains(key) { return value }
    guard let text = value.filledText else {
      return shape.words.contains(key) || shape.holds.contains(key) || identityKeys.contains(key) ? value : nil
    }
    if shape.words.contains(key) { return .string("$message.text") }
    guard identityKeys.contains(key) else { return nil }
    if let reference = references[text] ?? phoneDigits(text).flatMap({ references[$0] }) { return .string(reference) }
    // The writer of a quoted message is told by the message quoted.
    return parent == "context" ? .string("$quoted.sender") : nil
  }
}

/// What the keys of one object mean.
private struct Shape {
  /// Keys whose scalars stay: ids of things, types, times.
  var kept: Set<String>
  /// Keys whose scalars were read into the content.
  var words: Set<String>
  /// Keys of objects and arrays within it.
  var holds: Set<String>

  init(kept: String = "", words: String = "", holds: String = "") {
    (self.kept, self.words) = (Shape.list(kept), Shape.list(words))
    self.holds = Shape.list(holds)
  }

  private static func list(_ keys: String) -> Set<String> { Set(keys.split(separator: " ").map(String.init)) }
}

/// Keys that name a person, wherever they stand.
private let identityKeys: Set<String> = [
  "from", "to", "wa_id", "new_wa_id", "recipient_id", "recipient_participant_id", "from_user_id", "to_user_id",
  "user_id", "previous_user_id", "recipient_user_id", "from_parent_user_id", "parent_user_id",
  "previous_parent_user_id", "recipient_parent_user_id",
]

private let media = Shape(
  kept: "id mime_type sha256 url voice animated file_size duration", words: "caption filename")

/// The shapes by the key that an object stands under; the element itself stands under none.
private let shapes: [String: Shape] = [
  "": Shape(
    kept: """
      id type timestamp group_id event direction status start_time end_time duration recipient_type \
      biz_opaque_callback_data
      """,
    holds: """
      text image video audio voice document sticker location contacts interactive button order reaction system edit \
      revoke context errors conversation pricing
      """),
  "text": Shape(words: "body"),
  "image": media, "video": media, "audio": media, "voice": media, "document": media, "sticker": media,
  "location": Shape(kept: "url", words: "latitude longitude name address"),
  "contacts": Shape(kept: "origin", holds: "name phones emails"),
  "name": Shape(words: "formatted_name first_name middle_name last_name"),
  "phones": Shape(kept: "type", words: "phone wa_id"),
  "emails": Shape(kept: "type", words: "email"),
  "interactive": Shape(kept: "type", holds: "button_reply list_reply"),
  "button_reply": Shape(kept: "id", words: "title"),
  "list_reply": Shape(kept: "id", words: "title description"),
  "button": Shape(kept: "payload", words: "text"),
  "order": Shape(kept: "catalog_id", words: "text", holds: "product_items"),
  "product_items": Shape(kept: "product_retailer_id quantity item_price currency"),
  "reaction": Shape(kept: "message_id", words: "emoji"),
  "system": Shape(kept: "type", words: "body"),
  "edit": Shape(kept: "original_message_id", holds: "message"),
  "message": Shape(kept: "type", holds: "text image video audio document sticker context"),
  "revoke": Shape(kept: "original_message_id"),
  "context": Shape(kept: "id message_id forwarded frequently_forwarded", holds: "referred_product"),
  "referred_product": Shape(kept: "catalog_id product_retailer_id"),
  "errors": Shape(kept: "code title message href", holds: "error_data"),
  "error_data": Shape(kept: "details messaging_product"),
  "conversation": Shape(kept: "id expiration_timestamp", holds: "origin"),
  "origin": Shape(kept: "type"),
  "pricing": Shape(kept: "billable pricing_model type category"),
]

extension JSON {
  fileprivate var isScalar: Bool {
    switch self {
    case .null, .bool, .number, .string: true
    case .array, .object: false
    }
  }
}
