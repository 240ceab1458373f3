import Foundation

extension Store {
  /// How the name of a file begins that is still being copied; the number of the process follows.
  static let copying = ".new-"

  /// Takes away what processes that died left half copied beside the desk's file.
  ///
  /// Whoever copies holds a lock on the copy, which the system gives up with the process: what somebody still holds
  /// stays, also when their number cannot be seen from here.
  func sweepFiles() {
    guard let stream = opendir(filesFolder) else { return }
    defer { closedir(stream) }
    while let found = readdir(stream) {
      let name = withUnsafeBytes(of: found.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      guard name.hasPrefix(Self.copying), let id = Int32(name.dropFirst(Self.copying.count).prefix { $0 != "-" }),
        ProcessMark(running: id) == nil
      else { continue }
      let copy = openat(dirfd(stream), name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
      guard copy >= 0 else { continue }
      if flock(copy, LOCK_EX | LOCK_NB) == 0 { unlinkat(dirfd(stream), name, 0) }
      close(copy)
    }
  }
}
