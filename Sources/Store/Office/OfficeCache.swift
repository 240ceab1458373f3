import Desk
import Foundation
import Policy

/// The office as last read, with the version of the file it was read at: reading it anew costs milliseconds, asking
/// whether it changed microseconds.
final class OfficeCache: @unchecked Sendable {
  private let lock = NSLock()
  private var known: (version: Int64, office: Office)?

  /// The office in force in this transaction.
  func office(_ sql: SQL) throws -> Office {
    let version = try sql.first("SELECT office_version FROM file") { try $0.integer() } ?? 0
    if let known = lock.withLock({ known }), known.version == version { return known.office }
    let office = try Self.read(sql)
    lock.withLock { known = (version, office) }
    return office
  }

  /// Forgets, so that the next reader asks the file.
  func forget() { lock.withLock { known = nil } }

  private static func read(_ sql: SQL) throws -> Office {
    let eras = try RulesetTable(sql).eras()
    guard let timetable = Timetable(eras: eras, orders: try OrderTable(sql).all()) else { throw Damage(column: 0) }
    let staff = try StaffTable(sql).all()
    return Office(
      timetable: timetable, staff: Dictionary(staff.map { ($0.id, $0) }) { _, last in last },
      templates: try TemplateTable(sql).all())
  }
}

extension Store {
  /// Everything around a conversation that a decision looks at: rules, hours, orders, staff.
  ///
  /// The ruleset is read in the form in which it was parsed when it came in: no YAML is read here.
  public func office() throws(StoreFault) -> Office {
    try connection.read("reading rules and staff") { sql in try officeCache.office(sql) }
  }

  /// A number that changes with every change of rules, orders and staff; microseconds to ask.
  public func officeVersion() throws(StoreFault) -> Int64 {
    try connection.read("asking for changes of rules and staff") { sql in
      try sql.first("SELECT office_version FROM file") { try $0.integer() } ?? 0
    }
  }
}
