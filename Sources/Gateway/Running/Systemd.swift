import Foundation
import ServiceLifecycle

/// What systemd is told when it started the gateway (`Type=notify`): that it serves, that it lives, that it stops.
struct SystemdNotices: ServiceLifecycle.Service {
  private let socket = ProcessInfo.processInfo.environment["NOTIFY_SOCKET"]
  private let period = ProcessInfo.processInfo.environment["WATCHDOG_USEC"].flatMap { Int($0) }

  func run() async throws {
    guard socket != nil else { return try await gracefulShutdown() }
    tell("READY=1")
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        // Half the period that systemd waits for; an hour where it does not.
        let pause = Duration.microseconds((period ?? 7_200_000_000) / 2)
        guard (try? await Task.sleep(for: pause)) != nil else { return }
        if period != nil { tell("WATCHDOG=1") }
      }
    }
    tell("STOPPING=1")
  }

  /// Sends one datagram; who does not listen is not told.
  private func tell(_ word: String) {
    guard let socket, socket.utf8.count < 108 else { return }
    let descriptor = Foundation.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { path in
      // An abstract socket's name starts with a zero byte.
      for (index, byte) in socket.utf8.enumerated() { path[index] = index == 0 && byte == UInt8(ascii: "@") ? 0 : byte }
    }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + socket.utf8.count)
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
        sendto(descriptor, word, word.utf8.count, Int32(MSG_NOSIGNAL), place, length)
      }
    }
  }
}
