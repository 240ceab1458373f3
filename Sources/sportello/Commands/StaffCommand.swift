import ArgumentParser
import Desk
import Foundation
import Store
import WhatsApp

/// `sportello staff`: who works here, by Unix account, and what they may do (A24, C18).
struct StaffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff", abstract: "Keep the list of staff and their roles.",
    discussion: "For administrators; the file's owner and root always may.",
    subcommands: [Add.self, List.self, Role.self, Remove.self])

  /// `staff add`: somebody new.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Add a member of staff.")
    @Argument(help: "The Unix account.") var login: String
    @Option(help: "The name colleagues see: 'Anna Bianchi'.") var name: String
    @Option(help: "A role; may be repeated: operator, supervisor, director, trainer, administrator.")
    var role: [Staff.Role]
    @OptionGroup var database: DatabaseOption
    @OptionGroup var rules: RulesOption

    func run() throws {
      let store = try database.openOrMake(rules)
      let id = StaffID(login)
      guard try !store.staff().contains(where: { $0.id == id && !$0.roles.isEmpty && $0.id != Site.login }) else {
        throw Failure.refused(
          "'\(login)' is on the list already; change the roles with 'sportello staff role \(login)'")
      }
      try StaffList(store, database).set(Staff(id: id, name: name, roles: Set(role)))
      Output.line("\(login) (\(name)): \(role.map(\.rawValue).joined(separator: ", "))")
    }
  }

  /// `staff list`: everyone.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the staff.")
    @OptionGroup var database: DatabaseOption
    @OptionGroup var format: FormatOption

    func run() throws {
      let staff = try database.open(readOnly: true).staff()
      if format.json {
        return Output.json(
          .array(
            staff.map { member in
              [
                "login": .string(member.id.rawValue), "name": .string(member.name),
                "roles": .array(member.sortedRoles.map { .string($0.rawValue) }),
              ]
            }))
      }
      for member in staff {
        Output.line("\(member.id)  \(member.name)  \(member.sortedRoles.map(\.rawValue).joined(separator: ", "))")
      }
    }
  }

  /// `staff role`: what somebody may do from now on.
  struct Role: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Set the roles of a member of staff.")
    @Argument(help: "The Unix account.") var login: String
    @Argument(help: "All the roles from now on.") var roles: [Staff.Role]
    @OptionGroup var database: DatabaseOption

    func run() throws {
      let store = try database.open()
      guard var member = try store.staff().first(where: { $0.id.rawValue == login }) else {
        throw Failure.refused("'\(login)' is not on the list; add them with 'sportello staff add \(login)'")
      }
      member.roles = Set(roles)
      try StaffList(store, database).set(member)
      Output.line("\(login): \(member.sortedRoles.map(\.rawValue).joined(separator: ", "))")
    }
  }

  /// `staff remove`: somebody who no longer works here; what they did stays theirs.
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Take somebody off the list of staff.")
    @Argument(help: "The Unix account.") var login: String
    @OptionGroup var database: DatabaseOption

    func run() throws {
      try StaffList(database.open(), database).remove(StaffID(login))
      Output.line("\(login) is off the list; what they did stays in the journal.")
    }
  }
}

/// The list of staff, as whoever runs the command may change it: administrators, the file's owner and root.
struct StaffList {
  private let store: Store
  private let me: StaffID
  private let owns: Bool

  init(_ store: Store, _ database: DatabaseOption) throws {
    (me, owns) = (try database.me(in: store), Site.owns(store.path))
    self.store = store
  }

  func set(_ member: Staff) throws {
    try changingOffice { () throws(OfficeError) in try store.setStaff(member, by: me, ownsFile: owns, at: Date()) }
  }

  func remove(_ id: StaffID) throws {
    try changingOffice { () throws(OfficeError) in try store.removeStaff(id, by: me, ownsFile: owns, at: Date()) }
  }
}

extension Staff.Role: ArgumentParser.ExpressibleByArgument {}

extension Staff {
  /// The roles in the order in which they are told.
  var sortedRoles: [Role] { Role.allCases.filter(roles.contains) }
}
