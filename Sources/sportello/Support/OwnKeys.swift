import Console
import Foundation

/// The keys of the machine and of the user, over the program's own.
struct OwnKeys {
  /// What each key does.
  var map = KeyMap.builtIn
  /// What is wrong with a file; then none of its lines counts.
  var errors: [any Error] = []
  /// The same, as the screen tells it.
  var mishaps: [Mishap] = []

  /// Reads `/etc/sportello/keys`, then `~/.config/sportello/keys`, which has the last word.
  init() {
    for path in Site.places("keys").reversed() where FileManager.default.fileExists(atPath: path) {
      do {
        map = try Self.parse(path, onto: map)
      } catch {
        errors.append(error)
        mishaps.append(.keys(file: path, line: (error as? KeyFileError)?.problems.first?.line))
      }
    }
  }

  /// The keys of a map with a file's changes.
  static func parse(_ path: String, onto map: KeyMap) throws -> KeyMap {
    let text = String(decoding: try InputFile.read(path, limit: KeyFile.limit), as: UTF8.self)
    return try KeyFile.parse(text, file: path, onto: map)
  }
}
