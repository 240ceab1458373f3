import Foundation

/// Sockets on this machine, without a library.
enum Loopback {
  /// Connects to a port.
  ///
  /// - Throws: `LoadFault` when nobody listens there.
  static func dial(_ port: Int) throws -> Int32 {
    let descriptor = socket(AF_INET, stream, 0)
    var one: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    var address = endpoint(port)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
        connect(descriptor, place, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      close(descriptor)
      throw LoadFault(what: "nobody listens at port \(port)")
    }
    return descriptor
  }

  /// A port that nobody listens at.
  ///
  /// - Throws: `LoadFault` when there is none.
  static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, stream, 0)
    defer { close(descriptor) }
    var address = endpoint(0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
        bind(descriptor, place, length) == 0 && getsockname(descriptor, place, &length) == 0
      }
    }
    guard isBound else { throw LoadFault(what: "no free port, \(errno)") }
    return Int(in_port_t(bigEndian: address.sin_port))
  }

  private static func endpoint(_ port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return address
  }

  #if canImport(Glibc)
    private static let stream = Int32(SOCK_STREAM.rawValue)
  #else
    private static let stream = SOCK_STREAM
  #endif
}
