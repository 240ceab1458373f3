/// Every name WhatsApp gives a citizen. Any of them may be missing (business-scoped ids, 2026); at least one is needed
/// to know the citizen again.
public struct Identity: Equatable, Hashable, Sendable, Codable {
  /// The phone number as WhatsApp writes it: digits only, with the country code (`wa_id`, `from`).
  public var phone: String?
  /// Business-scoped user id, `US.1349…`, sent back verbatim.
  public var userID: String?
  /// Business-scoped id of linked portfolios, `US.ENT.…`.
  public var parentUserID: String?
  /// The user name the citizen chose, without `@`.
  public var username: String?
  /// The profile's name, as the citizen typed it: hostile text.
  public var profileName: String?

  /// Makes an identity from what is known.
  public init(
    phone: String? = nil, userID: String? = nil, parentUserID: String? = nil, username: String? = nil,
    profileName: String? = nil
  ) {
    (self.phone, self.userID, self.parentUserID) = (phone, userID, parentUserID)
    (self.username, self.profileName) = (username, profileName)
  }

  /// Whether there is nothing by which the citizen could be known again.
  public var isAnonymous: Bool { phone == nil && userID == nil && parentUserID == nil && username == nil }
}
