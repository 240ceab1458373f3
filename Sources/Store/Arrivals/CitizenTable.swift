import Desk
import Foundation

/// Citizens and the names WhatsApp knows them by.
///
/// The user id tells persons apart: WhatsApp makes a new one when somebody's number changes. So a number that comes
/// with another user id than its holder's belongs to somebody else by now: it moves to the new citizen, and nobody
/// reads a stranger's chat. User names can be given up and taken by others: they count only when there is nothing else.
struct CitizenTable {
  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// The citizen known by these names. All who came without any share one conversation, which nobody can answer.
  func find(_ identity: Identity) throws -> ConversationID? {
    if identity.isAnonymous { return try number("SELECT id FROM citizen WHERE nameless = 1") }
    if let id = try holder(of: identity.userID, as: .userID) { return id }
    if let id = try holder(of: identity.phone, as: .phone), try !isAnothers(id, identity.userID) { return id }
    if let id = try holder(of: identity.parentUserID, as: .parentID), try !isAnothers(id, identity.userID) {
      return id
    }
    guard identity.userID == nil, identity.phone == nil, identity.parentUserID == nil else { return nil }
    return try number("SELECT id FROM citizen WHERE username = ? ORDER BY id DESC LIMIT 1", identity.username)
  }

  /// The citizen for these names, with what was missing filled in; made when new.
  func take(_ identity: Identity, at now: Date) throws -> (id: ConversationID, isNew: Bool) {
    let identity = identity.withoutEmptyNames
    if let id = try find(identity) {
      try merge(identity, into: id)
      return (id, false)
    }
    try sql.execute("UPDATE citizen SET phone = NULL WHERE phone = ?", [identity.phone])
    var new = identity
    new.parentUserID = try free(identity.parentUserID, as: .parentID)
    return (try add(new, at: now), true)
  }

  /// Enters a citizen whose names nobody else has.
  func add(_ identity: Identity, at now: Date) throws -> ConversationID {
    let id = try sql.insert(
      """
      INSERT INTO citizen (phone, user_id, parent_id, username, profile_name, nameless, made_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        identity.phone, identity.userID, identity.parentUserID, identity.username, identity.profileName,
        identity.isAnonymous, now,
      ])
    return ConversationID(id)
  }

  /// All names of a citizen.
  func identity(_ id: ConversationID) throws -> Identity? {
    try sql.first(Self.whole, [id]) { Identity(&$0) }
  }

  /// Gives a citizen another number, user id or both. The number is theirs from now on, whoever had it before: an answer
  /// to that one would reach the wrong person. A user id stays with who has it.
  ///
  /// - Returns: who had the number.
  func move(_ id: ConversationID, phone: String?, userID: String?) throws -> ConversationID? {
    guard var identity = try identity(id), !identity.isAnonymous else { return nil }
    let phone = phone.flatMap { $0.isEmpty ? nil : $0 }
    let former = try holder(of: phone, as: .phone).flatMap { $0 == id ? nil : $0 }
    if former != nil { try sql.execute("UPDATE citizen SET phone = NULL WHERE phone = ?", [phone]) }
    identity.phone = phone ?? identity.phone
    identity.userID = try free(userID, as: .userID) ?? identity.userID
    try write(identity, to: id)
    return former
  }

  private static let whole = "SELECT \(columns) FROM citizen WHERE id = ?"

  /// In the order in which `Identity` reads them.
  static let columns = "phone, user_id, parent_id, username, profile_name"

  /// Fills in what was missing and renews what changed. Names that another citizen holds stay there.
  private func merge(_ new: Identity, into id: ConversationID) throws {
    guard !new.isAnonymous, let known = try identity(id) else { return }
    var merged = known
    if new.phone != known.phone { merged.phone = try free(new.phone, as: .phone) ?? known.phone }
    if known.userID == nil { merged.userID = try free(new.userID, as: .userID) }
    if known.parentUserID == nil { merged.parentUserID = try free(new.parentUserID, as: .parentID) }
    merged.username = new.username ?? known.username
    merged.profileName = new.profileName ?? known.profileName
    if merged != known { try write(merged, to: id) }
  }

  private func write(_ identity: Identity, to id: ConversationID) throws {
    try sql.execute(
      "UPDATE citizen SET phone = ?, user_id = ?, parent_id = ?, username = ?, profile_name = ? WHERE id = ?",
      [identity.phone, identity.userID, identity.parentUserID, identity.username, identity.profileName, id])
  }

  /// Whether a citizen is known by another user id than the one that came along.
  private func isAnothers(_ id: ConversationID, _ userID: String?) throws -> Bool {
    guard let userID, let known = try identity(id)?.userID else { return false }
    return known != userID
  }

  /// A name by which one citizen at most is known; the raw value asks for that one.
  private enum Name: String {
    case phone = "SELECT id FROM citizen WHERE phone = ?"
    case userID = "SELECT id FROM citizen WHERE user_id = ?"
    case parentID = "SELECT id FROM citizen WHERE parent_id = ?"
  }

  private func holder(of name: String?, as sort: Name) throws -> ConversationID? {
    guard let name else { return nil }
    return try number(sort.rawValue, name)
  }

  private func number(_ query: String, _ value: String? = nil) throws -> ConversationID? {
    try sql.first(query, value.map { [$0] } ?? []) { try $0.id() }
  }

  private func free(_ name: String?, as sort: Name) throws -> String? {
    try holder(of: name, as: sort) == nil ? name : nil
  }
}

extension Identity {
  /// Reads the columns that `CitizenTable.columns` names.
  init(_ row: inout Columns) {
    self.init(
      phone: row.optionalText(), userID: row.optionalText(), parentUserID: row.optionalText(),
      username: row.optionalText(), profileName: row.optionalText())
  }

  /// The same names, with the empty ones left out.
  fileprivate var withoutEmptyNames: Identity {
    func present(_ name: String?) -> String? { name.flatMap { $0.isEmpty ? nil : $0 } }
    return Identity(
      phone: present(phone), userID: present(userID), parentUserID: present(parentUserID), username: present(username),
      profileName: present(profileName))
  }
}

extension Store {
  /// The conversation of a citizen, by any of their names; nil when they are unknown or there is no name at all.
  public func find(citizen: Identity) throws(StoreFault) -> ConversationID? {
    guard !citizen.isAnonymous else { return nil }
    return try connection.read("looking for a citizen") { sql in try CitizenTable(sql).find(citizen) }
  }
}
