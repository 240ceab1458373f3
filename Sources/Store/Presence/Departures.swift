import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Descriptors that become readable when one of some processes ends, so that whoever waits is told of a console that was
/// killed without waking up to look. To be used by one loop.
///
/// Source: Linux 5.3, pidfd_open(2). Where the system has none, whoever waits finds out at the next commit or minute.
public final class Departures {
  private var watched: [ProcessMark: Int32] = [:]
  /// Those that ended while they were watched.
  public private(set) var gone: Set<ProcessMark> = []

  /// Watches nothing.
  public init() {}

  /// To be polled for reading.
  public var descriptors: [Int32] { Array(watched.values) }

  /// Watches these processes from now on, and no others.
  public func watch(_ processes: Set<ProcessMark>) {
    for (mark, descriptor) in watched where !processes.contains(mark) {
      close(descriptor)
      watched[mark] = nil
    }
    for mark in processes where watched[mark] == nil && !gone.contains(mark) {
      guard let descriptor = Self.open(mark.id) else { continue }
      watched[mark] = descriptor
    }
  }

  /// Takes note that a descriptor became readable; false when it is not one of these.
  public func take(_ descriptor: Int32) -> Bool {
    guard let mark = watched.first(where: { $0.value == descriptor })?.key else { return false }
    close(descriptor)
    watched[mark] = nil
    gone.insert(mark)
    return true
  }

  deinit { watched.values.forEach { close($0) } }

  private typealias Open = @Sendable @convention(c) (Int32, UInt32) -> Int32

  /// The system's function, which older libraries do not have.
  private static let function: Open? = dlsym(nil, "pidfd_open").map { unsafeBitCast($0, to: Open.self) }

  private static func open(_ id: Int32) -> Int32? {
    guard let descriptor = function?(id, 0), descriptor >= 0 else { return nil }
    return descriptor
  }
}
