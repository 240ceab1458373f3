import Foundation

/// A folder for a throw-away file, gone with the program that made it. When that was killed, the next program that makes
/// one takes it away: a lock that dies with its process tells which are still used.
final class ThrowAwayFolder {
  private static let prefix = "sportello-"
  private static let lockName = "in-use"

  private let url: URL
  private let lock: Int32

  init(beside folder: URL = FileManager.default.temporaryDirectory) {
    Self.sweep(folder)
    url = folder.appendingPathComponent(Self.prefix + UUID().uuidString)
    try? FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let name = url.appendingPathComponent(Self.lockName).path
    lock = open(name, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
    if lock >= 0 { flock(lock, LOCK_EX | LOCK_NB) }
  }

  deinit { if lock >= 0 { close(lock) } }

  /// A file in it.
  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Takes it and everything in it away.
  func remove() { try? FileManager.default.removeItem(at: url) }

  /// Takes away the folders whose programs are gone; those without a lock are somebody else's.
  private static func sweep(_ folder: URL) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where name.hasPrefix(prefix) && UUID(uuidString: String(name.dropFirst(prefix.count))) != nil {
      let left = folder.appendingPathComponent(name)
      let lock = open(left.appendingPathComponent(lockName).path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
      guard lock >= 0 else { continue }
      defer { close(lock) }
      if flock(lock, LOCK_EX | LOCK_NB) == 0 { try? FileManager.default.removeItem(at: left) }
    }
  }
}
