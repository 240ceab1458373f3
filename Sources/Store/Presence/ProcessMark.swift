import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A process that cannot be taken for a later one: the system gives numbers again, but not with the same start, and starts
/// count from the boot.
public struct ProcessMark: Hashable, Sendable {
  /// The system's number.
  public let id: Int32
  /// When it began, in the system's ticks since the boot; 0 where the system does not tell.
  public let started: Int64
  /// Which boot of the machine; empty where the system does not tell.
  public let boot: String

  /// Makes a mark as it was kept.
  public init(id: Int32, started: Int64, boot: String) { (self.id, self.started, self.boot) = (id, started, boot) }

  /// The mark of a process that runs now; nil when there is none, or when it has ended and waits to be collected.
  public init?(running id: Int32) {
    switch Self.start(of: id) {
    case .began(let ticks): self.init(id: id, started: ticks, boot: Self.thisBoot)
    case .hidden: self.init(id: id, started: 0, boot: Self.thisBoot)
    case .gone: return nil
    }
  }

  /// This process.
  public static let own = ProcessMark(running: getpid()) ?? ProcessMark(id: getpid(), started: 0, boot: thisBoot)

  /// Whether the process still runs. A machine that hides other people's processes hides their start too: then the number
  /// alone decides.
  public var isRunning: Bool {
    guard boot == Self.thisBoot else { return false }
    switch Self.start(of: id) {
    case .began(let ticks): return started == 0 || ticks == started
    case .hidden: return true
    case .gone: return false
    }
  }

  private enum Start { case began(Int64), hidden, gone }

  /// Field 22 of `/proc/PID/stat`, counted after the name, which is in brackets and may hold anything.
  private static func start(of id: Int32) -> Start {
    guard id > 0, kill(id, 0) == 0 || errno == EPERM else { return .gone }
    guard let line = contents("/proc/\(id)/stat"), let bracket = line.lastIndex(of: ")") else { return .hidden }
    let fields = line[line.index(after: bracket)...].split(separator: " ")
    guard fields.count > 19, let ticks = Int64(fields[19]) else { return .hidden }
    return ["Z", "X", "x"].contains(fields[0]) ? .gone : .began(ticks)
  }

  /// The boot's own name.
  private static let thisBoot: String =
    contents("/proc/sys/kernel/random/boot_id")?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""

  /// A small file of the system's, which tells no size beforehand.
  private static func contents(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
  }
}
