import Desk

/// Who wrote the messages of one change. The contacts beside them are matched by number or user id, never by place.
struct Senders {
  private var byPhone: [String: Identity] = [:]
  private var byUserID: [String: Identity] = [:]
  /// The one contact, when all messages come from one sender.
  private var only: Identity?

  init(contacts: [JSON], messages: [JSON]) {
    let identities = contacts.map(Senders.identity(ofContact:))
    for identity in identities {
      if let phone = identity.phone { byPhone[phone] = identity }
      if let userID = identity.userID { byUserID[userID] = identity }
    }
    let senders = Set(messages.map(Senders.ownIdentity(of:)).filter { !$0.isAnonymous })
    if identities.count == 1, senders.count <= 1 { only = identities.first }
  }

  /// The sender of a message: what it says itself, completed from its contact.
  func identity(of message: JSON) -> Identity { completed(Senders.ownIdentity(of: message)) }

  /// An identity completed from the contact that bears its number or its user id.
  func completed(_ own: Identity) -> Identity {
    let contact = own.phone.flatMap { byPhone[$0] } ?? own.userID.flatMap { byUserID[$0] } ?? only
    guard let contact else { return own }
    return Identity(
      phone: own.phone ?? contact.phone, userID: own.userID ?? contact.userID,
      parentUserID: own.parentUserID ?? contact.parentUserID, username: own.username ?? contact.username,
      profileName: own.profileName ?? contact.profileName)
  }

  private static func ownIdentity(of message: JSON) -> Identity {
    // After a change of user id the citizen is still known by the one before.
    let system = message["system"]
    return identity(
      phone: message["from"], userID: filled(system?["previous_user_id"]) ?? message["from_user_id"],
      parentUserID: filled(system?["previous_parent_user_id"]) ?? message["from_parent_user_id"])
  }

  private static func identity(ofContact contact: JSON) -> Identity {
    var identity = identity(
      phone: contact["wa_id"], userID: contact["user_id"], parentUserID: contact["parent_user_id"])
    let profile = contact["profile"]
    let username = (profile?["username"] ?? contact["username"])?.filledText
    identity.username = username.map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 }?.cut(to: longestName)
    identity.profileName = profile?["name"]?.filledText?.cut(to: longestName)
    return identity
  }

  /// An identity of what stands where the number and the user ids belong. A user id where the number belongs (some
  /// stacks write so) is taken for what it is.
  static func identity(phone: JSON?, userID: JSON?, parentUserID: JSON? = nil) -> Identity {
    let written = phone?.filledText
    let digits = written.flatMap(phoneDigits)
    return Identity(
      phone: digits, userID: name(userID?.filledText) ?? (digits == nil ? name(written) : nil),
      parentUserID: name(parentUserID?.filledText))
  }

  private static func filled(_ json: JSON?) -> JSON? { json?.filledText == nil ? nil : json }

  /// Longer texts are no user ids (128 characters after the country's two letters; 256 in the first draft).
  private static func name(_ text: String?) -> String? { text.flatMap { $0.utf8.count <= 300 ? $0 : nil } }

  private static let longestName = 512
}
