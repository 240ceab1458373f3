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
    static let configuration = CommandConfiguration(
      abstract: "Add a member of staff; a file that is not there is made.")
    @Argument(help: "The Unix account.") var login: String
    @Option(help: "The name colleagues see: 'Anna Bianchi'.") var name: String
    @Option(help: "A role; may be repeated: operator, supervisor, director, trainer, administrator.")
    var role: [Staff.Role]
    @OptionGroup var database: DatabaseOption
    @OptionGroup var person: PersonOption
    @OptionGroup var rules: RulesOption
    @OptionGroup var format: FormatOption

    func run() throws {
      var member = Staff(id: StaffID(login), name: name, roles: Set(role))
      do { try Store.check(member) } catch { throw Failure.refused(error.sentence) }
      let store = try database.openOrMake(rules)
      // Whoever has just made the file is on the list as its administrator, and now gets a name and more roles.
      if let known = try store.staff().first(where: { $0.id == member.id }) {
        guard known.id == Site.login, known.name == known.id.rawValue else {
          throw Failure.refused(
            "'\(login)' is on the list already; change the roles with 'sportello staff role \(login)'")
        }
        member.roles.formUnion(known.roles)
      }
      try StaffList(store, person).set(member)
      if store.kind == .service, getpwnam(login) == nil {
        Output.warn("this machine has no account '\(login)' yet: the console opens for whoever logs in by that name")
      }
      format.show(member)
    }
  }

  /// `staff list`: everyone.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the staff.")
    @OptionGroup var database: DatabaseOption
    @OptionGroup var format: FormatOption

    func run() throws {
      let staff = try database.open(readOnly: true).staff()
      if format.json { return Output.json(.array(staff.map(\.json))) }
      staff.forEach(format.show)
    }
  }

  /// `staff role`: what somebody may do from now on.
  struct Role: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Set the roles of a member of staff.")
    @Argument(help: "The Unix account.") var login: String
    @Argument(help: "All the roles from now on.") var roles: [Staff.Role] = []
    @Option(help: "The same, as 'staff add' takes them.") var role: [Staff.Role] = []
    @OptionGroup var database: DatabaseOption
    @OptionGroup var person: PersonOption
    @OptionGroup var format: FormatOption

    func run() throws {
      let store = try database.open()
      guard var member = try store.staff().first(where: { $0.id.rawValue == login }) else {
        throw Failure.refused("'\(login)' is not on the list; add them with 'sportello staff add \(login)'")
      }
      guard !(roles + role).isEmpty else { throw ValidationError("name at least one role") }
      member.roles = Set(roles + role)
      try StaffList(store, person).set(member)
      format.show(member)
    }
  }

  /// `staff remove`: somebody who no longer works here; what they did stays theirs.
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Take somebody off the list of staff.")
    @Argument(help: "The Unix account.") var login: String
    @OptionGroup var database: DatabaseOption
    @OptionGroup var person: PersonOption
    @OptionGroup var format: FormatOption

    func run() throws {
      try StaffList(database.open(), person).remove(StaffID(login))
      guard !format.json else { return Output.json(["login": .string(login), "roles": []]) }
      Output.line("\(login) is off the list; what they did stays in the journal.")
    }
  }
}

/// The list of staff, as whoever runs the command may change it: administrators, the file's owner and root.
struct StaffList {
  private let store: Store
  private let me: StaffID
  private let owns: Bool

  init(_ store: Store, _ person: PersonOption) throws {
    (me, owns) = (try person.me(in: store), Site.owns(store.path))
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

extension FormatOption {
  /// Prints one member of staff.
  func show(_ member: Staff) {
    guard !json else { return Output.json(member.json) }
    Output.line("\(member.id)  \(member.name)  \(member.sortedRoles.map(\.rawValue).joined(separator: ", "))")
  }
}

extension Staff {
  /// The roles in the order in which they are told.
  var sortedRoles: [Role] { Role.allCases.filter(roles.contains) }

  /// The entry as `staff list --json` prints it.
  var json: JSON {
    [
      "login": .string(id.rawValue), "name": .string(name),
      "roles": .array(sortedRoles.map { .string($0.rawValue) }),
    ]
  }
}
