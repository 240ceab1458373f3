import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The lock by which one gateway at a time serves a file: it dies with its process, however that ends.
public enum GatewayLock {
  /// Where it lies.
  public static func path(of database: String) -> String { "\(database).gateway" }

  /// Whether a gateway holds a file; nil where this account may not look. Looking takes the lock for a moment: a gateway
  /// that starts just then tries again.
  public static func isHeld(on database: String) -> Bool? {
    let descriptor = open(path(of: database), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno == ENOENT ? false : nil }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return false }
    return errno == EWOULDBLOCK ? true : nil
  }
}
