import Crypto
import Desk
import Foundation
import Policy

/// A ruleset as it came into force.
public struct RulesInForce: Equatable, Sendable {
  /// From this instant on, until the next one's.
  public var from: Date
  /// The ruleset's name.
  public var name: String
  /// The policy's version.
  public var version: String
  /// SHA-256 of the YAML, in hexadecimal.
  public var digest: String
  /// The YAML, byte for byte.
  public var source: String
  /// Who put it in force.
  public var by: StaffID
  /// When they did.
  public var made: Date
}

/// The rulesets, past and present.
struct RulesetTable {
  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// Adds one to the history; gives its digest.
  func add(_ source: String, _ ruleset: Ruleset, from: Date, by staff: StaffID, at now: Date) throws -> String {
    let digest = Self.digest(source)
    try sql.execute(
      """
      INSERT INTO ruleset (name, version, digest, source, parsed, in_force_at, made_by, made_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """, [ruleset.name, ruleset.version, digest, source, try ruleset.jsonText(), from, staff, now])
    return digest
  }

  /// The eras in the order in which they begin; of two that begin together the later entered wins.
  func eras() throws -> [Timetable.Era] {
    try sql.query("SELECT in_force_at, parsed FROM ruleset ORDER BY in_force_at, id") { row in
      Timetable.Era(from: try row.instant(), ruleset: try row.json())
    }
  }

  /// The history with its sources.
  func history() throws -> [RulesInForce] {
    try sql.query(
      "SELECT in_force_at, name, version, digest, source, made_by, made_at FROM ruleset ORDER BY in_force_at, id"
    ) { row in
      RulesInForce(
        from: try row.instant(), name: try row.text(), version: try row.text(), digest: try row.text(),
        source: try row.text(), by: StaffID(try row.text()), made: try row.instant())
    }
  }

  /// SHA-256 of a ruleset's text, in hexadecimal.
  static func digest(_ source: String) -> String {
    SHA256.hash(data: Data(source.utf8)).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}

extension Store {
  /// The rulesets in the order in which they came into force.
  public func rulesets() throws(StoreFault) -> [RulesInForce] {
    try connection.read("reading the rulesets") { sql in try RulesetTable(sql).history() }
  }

  /// Puts a ruleset in force from an instant on. Nothing is overwritten; waiting chats get their new last useful
  /// moment in the same transaction.
  ///
  /// - Throws: `OfficeError`: an administrator's act, and it never reaches back.
  public func useRules(
    source: String, ruleset: Ruleset, from: Date, by staff: StaffID, ownsFile: Bool = false, at now: Date
  ) throws(OfficeError) {
    try change("putting a ruleset in force") { sql in
      let person = try StaffTable(sql).all().first { $0.id == staff }
      guard ownsFile || kind.isInvented || person?.may(act: .administrator) == true else {
        throw OfficeRefusal.roleMissing(.administrator)
      }
      guard from >= now else { throw OfficeRefusal.rulesFromThePast }
      let digest = try RulesetTable(sql).add(source, ruleset, from: from, by: staff, at: now)
      try Journal(sql).append(.rulesUsed, by: .staff(staff), at: now, about: digest)
      try recomputeLastUseful(sql, at: now)
    }
  }
}
