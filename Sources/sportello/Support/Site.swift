import Desk
import Foundation
import Policy

/// The machine the program runs on: its user, environment and configuration.
enum Site {
  /// Where an administrator writes which file the desk uses; users may name their own.
  static let configuration = "/etc/sportello/sportello.yaml"

  /// The Unix account, by the system's word and not the environment's.
  static var login: StaffID {
    guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return StaffID("uid\(getuid())") }
    return StaffID(String(cString: name))
  }

  /// A variable of the environment; an empty one counts as unset.
  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Where a file of the configuration may stand: the user's own first, then the machine's.
  static func places(_ name: String) -> [String] {
    let home = environment("XDG_CONFIG_HOME") ?? (environment("HOME") ?? NSHomeDirectory()) + "/.config"
    return ["\(home)/sportello/\(name)", "/etc/sportello/\(name)"]
  }

  /// Which file the desk uses, and how the console behaves at a terminal: the user's word first, then the machine's.
  ///
  /// - Throws: a failure that names the line and the fix.
  static func settings() throws -> SiteConfiguration { try readSettings.get() }

  /// Read once.
  private static let readSettings = Result {
    let found = try places("sportello.yaml").compactMap { try configuration(at: $0) }
    return SiteConfiguration(
      database: found.lazy.compactMap(\.database).first, openWith: found.lazy.compactMap(\.openWith).first,
      charset: found.lazy.compactMap(\.charset).first, mouse: found.lazy.compactMap(\.mouse).first,
      dictionary: found.lazy.compactMap(\.dictionary).first)
  }

  private static func configuration(at path: String) throws -> SiteConfiguration? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let yaml = String(decoding: try InputFile.read(path, limit: 1 << 16), as: UTF8.self)
    do {
      return try SiteConfiguration.parse(yaml, file: path, isUsers: path != configuration)
    } catch {
      throw Failure.cannotRun(error.problems.map(\.description).joined(separator: "\n"))
    }
  }

  /// Whether nothing, or an empty file, stands at a path: a place for a new file.
  static func isEmptyPlace(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) != 0 ? errno == ENOENT : facts.st_size == 0 && facts.st_mode & S_IFMT == S_IFREG
  }

  /// Whether the process may keep the list of staff without a role: root, or the owner of the file.
  static func owns(_ path: String) -> Bool {
    var facts = stat()
    return getuid() == 0 || (stat(path, &facts) == 0 && facts.st_uid == getuid())
  }
}
