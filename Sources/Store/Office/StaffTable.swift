import Desk
import Foundation

/// The list of staff. Who leaves stays in the table, so that what they wrote keeps its author.
struct StaffTable {
  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// Everyone who works here, by account.
  func all() throws -> [Staff] {
    try list("SELECT login, name, roles FROM staff WHERE removed_at IS NULL ORDER BY login")
  }

  /// Everyone who ever did, by account.
  func ever() throws -> [Staff] { try list("SELECT login, name, roles FROM staff ORDER BY login") }

  /// Puts somebody on the list, with these roles and no others.
  func put(_ staff: Staff) throws {
    let roles = staff.roles.map(\.rawValue).sorted()
    try sql.execute(
      """
      INSERT INTO staff (login, name, roles) VALUES (?, ?, ?)
      ON CONFLICT (login) DO UPDATE SET name = excluded.name, roles = excluded.roles, removed_at = NULL
      """, [staff.id, staff.name, roles.joinedWords ?? ""])
  }

  /// Takes somebody off the list.
  func remove(_ id: StaffID, at now: Date) throws {
    try sql.execute("UPDATE staff SET removed_at = ? WHERE login = ?", [now, id])
  }

  private func list(_ query: String) throws -> [Staff] {
    try sql.query(query) { row in
      Staff(
        id: StaffID(try row.text()), name: try row.text(),
        roles: Set(row.words().compactMap(Staff.Role.init(rawValue:))))
    }
  }
}

extension Store {
  /// Everyone on the list of staff, by account; with those who left, so that old threads can name them.
  public func staff(includingFormer: Bool = false) throws(StoreFault) -> [Staff] {
    try connection.read("reading the list of staff") { sql in
      includingFormer ? try StaffTable(sql).ever() : try StaffTable(sql).all()
    }
  }

  /// Puts somebody on the list of staff, or changes their name and roles (A24).
  ///
  /// - Parameters:
  ///   - person: the whole entry as it shall be.
  ///   - staff: who does it; an administrator, unless they own the file.
  ///   - ownsFile: whether the system says that they own the file or are root.
  /// - Throws: `OfficeError`, also when nobody could administer the file afterwards.
  public func setStaff(
    _ person: Staff, by staff: StaffID, ownsFile: Bool = false, at now: Date
  ) throws(OfficeError) {
    try change("changing the list of staff") { sql in
      let known = try StaffTable(sql).all()
      try checkAdministrator(staff, in: known, ownsFile: ownsFile)
      try Self.check(person)
      guard !known.contains(person) else { throw OfficeRefusal.nothingToDo }
      try checkAdministered(known.filter { $0.id != person.id } + [person])
      try StaffTable(sql).put(person)
      let roles = person.roles.map(\.rawValue).sorted().joined(separator: ",")
      try Journal(sql).append(.staffSet, by: .staff(staff), at: now, about: "\(person.id)=\(roles)")
    }
  }

  /// Takes somebody off the list of staff; what they wrote keeps their name.
  ///
  /// - Throws: `OfficeError`, also when nobody could administer the file afterwards.
  public func removeStaff(
    _ person: StaffID, by staff: StaffID, ownsFile: Bool = false, at now: Date
  ) throws(OfficeError) {
    try change("changing the list of staff") { sql in
      let known = try StaffTable(sql).all()
      try checkAdministrator(staff, in: known, ownsFile: ownsFile)
      guard known.contains(where: { $0.id == person }) else { throw OfficeRefusal.unknownStaff(person) }
      try checkAdministered(known.filter { $0.id != person })
      try StaffTable(sql).remove(person, at: now)
      try Journal(sql).append(.staffRemoved, by: .staff(staff), at: now, about: person.rawValue)
    }
  }

  /// Refuses an entry of the list of staff that could not be meant; `setStaff` asks it too.
  public static func check(_ person: Staff) throws(OfficeRefusal) {
    guard person.id.isFit else { throw .unfitLogin }
    guard person.hasFitName else { throw .unfitName }
  }

  private func checkAdministrator(_ staff: StaffID, in known: [Staff], ownsFile: Bool) throws(OfficeRefusal) {
    guard !ownsFile, !kind.isInvented else { return }
    guard known.contains(where: { $0.id == staff && $0.may(act: .administrator) }) else {
      throw .roleMissing(.administrator)
    }
  }

  private func checkAdministered(_ list: [Staff]) throws(OfficeRefusal) {
    guard list.contains(where: { $0.may(act: .administrator) }) else { throw .lastAdministrator }
  }
}

extension StaffID {
  /// Whether it can be an account's name; only then may it stand in the journal.
  var isFit: Bool {
    (1...64).contains(rawValue.utf8.count)
      && rawValue.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}

extension Staff {
  fileprivate var hasFitName: Bool {
    (1...100).contains(name.count) && !name.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
