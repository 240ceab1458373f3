import ArgumentParser
import Desk
import Foundation
import Policy
import Store

/// `--db`, and what stands in for it.
struct DatabaseOption: ParsableArguments {
  @Option(
    help: """
      The file. Default: SPORTELLO_DB, else 'database:' in ~/.config/sportello/sportello.yaml or \
      /etc/sportello/sportello.yaml.
      """)
  var db: String?

  /// The file that is meant.
  ///
  /// - Throws: a failure that offers the demo, or names what is wrong in the configuration.
  func path() throws -> String {
    if let path = try db ?? Site.environment("SPORTELLO_DB") ?? Site.settings().database { return path }
    throw Failure.cannotRun(
      """
      no file: give --db FILE, set SPORTELLO_DB, or write 'database: FILE' in ~/.config/sportello/sportello.yaml
      or for everybody in \(Site.configuration).
      To look around first, with invented citizens and nothing to configure: sportello demo
      """)
  }

  /// Opens the file, which must be there.
  func open(readOnly: Bool = false) throws -> Store { try Self.open(try path(), readOnly: readOnly) }

  /// Opens a file, and says so when it has to be brought up to date first.
  private static func open(_ path: String, readOnly: Bool = false) throws -> Store {
    try Store.open(path, readOnly: readOnly) {
      Output.warn("bringing \(path) up to date for this version: a large file takes a minute")
    }
  }

  /// Opens the file; one that is not there is made, with a ruleset and its first administrator. Of several processes
  /// that make it at once, one does and the others open it.
  func openOrMake(_ rules: RulesOption) throws -> Store {
    let path = try path()
    if !Site.isEmptyPlace(path) {
      guard rules.rules == nil else {
        throw Failure.cannotRun("\(path) is there already and has its ruleset; change it with 'sportello rules use'")
      }
      return try Self.open(path)
    }
    let source = try RulesetSource.named(rules.rules ?? "arezzo")
    do {
      return try Store.create(
        at: path, rules: source.yaml, ruleset: source.ruleset, kind: .service, by: Site.login, at: Date())
    } catch {
      guard case .exists = error else { throw error }
      return try Self.open(path)
    }
  }
}

/// `--as`, and who acts without it.
struct PersonOption: ParsableArguments {
  @Option(name: .customLong("as"), help: "Act as this member of staff. Only on demo, seeded and training files.")
  var actAs: String?

  /// Who acts: the Unix account, or on a file of invented people whoever `--as` names.
  ///
  /// On such a file an account that is not on the list stands in for the first who may do everything.
  func me(in store: Store) throws -> StaffID {
    guard store.kind.isInvented else {
      guard actAs == nil else {
        throw Failure.cannotRun(
          "--as is accepted only on demo, seeded and training files; here you are '\(Site.login)'")
      }
      return Site.login
    }
    let staff = try store.staff()
    if let actAs {
      guard let chosen = staff.first(where: { $0.id.rawValue == actAs }) else {
        let known = staff.map(\.id.rawValue).joined(separator: ", ")
        throw Failure.cannotRun("there is no '\(actAs)' on this file's list of staff: \(known)")
      }
      return chosen.id
    }
    if staff.contains(where: { $0.id == Site.login }) { return Site.login }
    return staff.first { $0.roles.count == Staff.Role.allCases.count }?.id ?? staff.first?.id ?? Site.login
  }
}
