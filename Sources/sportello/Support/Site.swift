import Desk
import Foundation

/// The machine the program runs on: its user, environment and configuration.
enum Site {
  /// Where an administrator writes which file the desk uses.
  static let configuration = "/etc/sportello/sportello.yaml"

  /// The Unix account, by the system's word and not the environment's.
  static var login: StaffID {
    guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return StaffID("uid\(getuid())") }
    return StaffID(String(cString: name))
  }

  /// A variable of the environment; an empty one counts as unset.
  static func environment(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What `database:` says in the configuration, if there is one that can be read.
  static func configuredDatabase() -> String? {
    guard let bytes = FileManager.default.contents(atPath: configuration), bytes.count < 1 << 16 else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let line = lines.first(where: { $0.hasPrefix("database:") }) else { return nil }
    let value = line.dropFirst("database:".count).split(separator: " #", maxSplits: 1).first ?? ""
    let path = value.trimmingCharacters(in: CharacterSet(charactersIn: " \t\"'"))
    return path.isEmpty ? nil : path
  }

  /// Whether the process may keep the list of staff without a role: root, or the owner of the file.
  static func owns(_ path: String) -> Bool {
    var facts = stat()
    return getuid() == 0 || (stat(path, &facts) == 0 && facts.st_uid == getuid())
  }
}
