import Foundation

/// Requests that go to a server on this machine over many connections, from one thread that waits for all of them: next
/// to what a server does for a request, what this costs is little.
struct Load {
  /// The server's port.
  var port: Int
  /// Connections at once; each has one request under way.
  var connections = 64
  /// The requests, whole, as they go out.
  var requests: [[UInt8]]
  /// How many begin in a second; nil for as fast as they are answered.
  var perSecond: Double?

  /// What came of it.
  struct Outcome: Sendable {
    /// From the first request to the last answer.
    var seconds = 0.0
    /// Answers of 200.
    var good = 0
    /// Other answers.
    var bad = 0
    /// How long each answer took, in milliseconds, from the moment at which its request was due.
    var milliseconds: [Double] = []

    /// Good answers a second.
    var rate: Double { Double(good) / max(seconds, 1e-6) }
  }

  /// Sends all of them, away from the threads that tasks run on.
  ///
  /// - Throws: `LoadFault` when the server cannot be reached or breaks off.
  func run() async throws -> Outcome {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try LoadRun(self).sendAll() }) }
    }
  }
}

/// A measurement could not be made.
public struct LoadFault: Error, CustomStringConvertible {
  /// What went wrong.
  public var what: String
  /// A sentence.
  public var description: String { "the load cannot be measured: \(what)" }
}

/// One run of a load.
private final class LoadRun {
  private struct Connection {
    var descriptor: Int32
    var request: Int?
    var due = 0.0
    var answer: [UInt8] = []
  }

  private let load: Load
  private var connections: [Connection] = []
  private var free: [Int] = []
  private var next = 0
  private var done = 0
  private var outcome = Load.Outcome()
  private let begun = ContinuousClock.now
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  init(_ load: Load) throws {
    self.load = load
    for _ in 0..<load.connections { connections.append(Connection(descriptor: try Loopback.dial(load.port))) }
    free = Array(connections.indices.reversed())
    outcome.milliseconds.reserveCapacity(load.requests.count)
  }

  deinit { for connection in connections { close(connection.descriptor) } }

  func sendAll() throws -> Load.Outcome {
    while done < load.requests.count {
      while next < load.requests.count, let place = free.last, dueTime(next) <= now {
        free.removeLast()
        try begin(next, on: place)
        next += 1
      }
      try hear()
    }
    outcome.seconds = now
    return outcome
  }

  private var now: Double {
    let passed = begun.duration(to: .now).components
    return Double(passed.seconds) + Double(passed.attoseconds) / 1e18
  }

  private func dueTime(_ request: Int) -> Double { load.perSecond.map { Double(request) / $0 } ?? 0 }

  private func begin(_ request: Int, on place: Int) throws {
    connections[place].request = request
    connections[place].due = load.perSecond == nil ? now : dueTime(request)
    connections[place].answer.removeAll(keepingCapacity: true)
    let bytes = load.requests[request]
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { pointer in
        send(connections[place].descriptor, pointer.baseAddress?.advanced(by: sent), bytes.count - sent, Self.quietly)
      }
      guard count > 0 else { throw LoadFault(what: "a connection broke while sending, \(errno)") }
      sent += count
    }
  }

  /// Waits for answers, and until the next request is due at the most.
  private func hear() throws {
    let busy = connections.indices.filter { connections[$0].request != nil }
    let wait = next < load.requests.count && !free.isEmpty ? max(0, dueTime(next) - now) : 30
    var polls = busy.map { pollfd(fd: connections[$0].descriptor, events: Int16(POLLIN), revents: 0) }
    let ready = poll(&polls, nfds_t(polls.count), Int32((wait * 1000).rounded(.up)))
    guard ready > 0 || wait < 30 else { throw LoadFault(what: "no answer in 30 seconds") }
    for (place, polled) in zip(busy, polls) where polled.revents != 0 { try take(place) }
  }

  private func take(_ place: Int) throws {
    let count = recv(connections[place].descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { throw LoadFault(what: "a connection ended, \(errno)") }
    connections[place].answer += buffer.prefix(count)
    guard let status = Self.status(of: connections[place].answer) else { return }
    if status == 200 { outcome.good += 1 } else { outcome.bad += 1 }
    outcome.milliseconds.append((now - connections[place].due) * 1000)
    connections[place].request = nil
    free.append(place)
    done += 1
  }

  /// The status of an answer that is complete.
  private static func status(of answer: [UInt8]) -> Int? {
    let mark = Array("\r\n\r\n".utf8)
    guard answer.count > 16,
      let end = answer.indices.dropLast(3).first(where: { answer[$0..<($0 + 4)].elementsEqual(mark) })
    else { return nil }
    let head = String(decoding: answer[..<end], as: UTF8.self).lowercased()
    let length = head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
      .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
    guard answer.count >= end + 4 + (length ?? 0) else { return nil }
    return Int(head.dropFirst(9).prefix(3))
  }

  #if canImport(Glibc)
    private static let quietly = Int32(MSG_NOSIGNAL)
  #else
    private static let quietly: Int32 = 0
  #endif
}
