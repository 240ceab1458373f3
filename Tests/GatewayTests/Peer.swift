import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A client that speaks as it likes, over a plain socket.
final class Peer: @unchecked Sendable {
  private let socket: Int32

  /// Connects to a port of this machine; nothing waits longer than two minutes.
  init?(port: Int) {
    socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var patience = timeval(tv_sec: 120, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(socket, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    (address.sin_port, address.sin_addr.s_addr) = (in_port_t(port).bigEndian, in_addr_t(0x7F00_0001).bigEndian)
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
        connect(socket, place, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { return nil }
  }

  deinit { close(socket) }

  /// Says something; false when nobody takes it any more.
  @discardableResult
  func say(_ text: String) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }

  /// What is answered, to the end of the connection; nil when it does not end.
  func rest() -> String? {
    var (text, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 4096))
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      if count < 0, errno == EAGAIN { return nil }
      guard count > 0 else { return String(decoding: text, as: UTF8.self) }
      text += buffer.prefix(count)
    }
  }

  /// The first bytes that are answered; empty when the connection ends, nil when nothing comes.
  func first() -> String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = recv(socket, &buffer, buffer.count, 0)
    if count < 0, errno == EAGAIN { return nil }
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }

  /// Whether an answer, or the end, comes within so many milliseconds.
  func hears(within milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, milliseconds) > 0
  }

  /// Whether the other side has ended the connection already.
  var isEnded: Bool {
    var byte: UInt8 = 0
    let count = recv(socket, &byte, 1, Int32(MSG_DONTWAIT | MSG_PEEK))
    return count == 0 || count < 0 && errno != EAGAIN
  }
}
