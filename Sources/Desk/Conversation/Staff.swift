/// A member of staff, by the name of their Unix account.
public struct StaffID: RawRepresentable, Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  /// The account's name: `a.bianchi`.
  public let rawValue: String

  /// Wraps an account's name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Wraps an account's name.
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// Alphabetical.
  public static func < (left: StaffID, right: StaffID) -> Bool { left.rawValue < right.rawValue }

  /// The account's name.
  public var description: String { rawValue }
}

/// Somebody who works at the desk, with what they may do (A24, C18).
public struct Staff: Equatable, Sendable, Codable, Identifiable {
  /// What somebody may do; one person may have several.
  public enum Role: String, CaseIterable, Sendable, Codable {
    /// Answers citizens.
    case `operator`
    /// Decides flags, blocks, reports.
    case supervisor
    /// Changes hours and subjects by order (A08, A12).
    case director
    /// Replays days with trainees.
    case trainer
    /// Installs, connects, keeps the list of staff.
    case administrator
  }

  /// The Unix account.
  public var id: StaffID
  /// The name shown to colleagues: `Anna Bianchi`.
  public var name: String
  /// What they may do.
  public var roles: Set<Role>

  /// Makes a member of staff.
  public init(id: StaffID, name: String, roles: Set<Role>) { (self.id, self.name, self.roles) = (id, name, roles) }

  /// Whether they have a role.
  public func may(act role: Role) -> Bool { roles.contains(role) }
}
