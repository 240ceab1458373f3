import Foundation
import Testing

@testable import Gateway

/// What the webhook's server bears with. Every wait is for something that happens; only a server that does nothing at
/// all runs into the minute.
@Suite("The server: nobody holds it up, whatever they send", .timeLimit(.minutes(5)))
struct ServerTests {
  /// Serves with limits, and gives the port to a story that runs on a thread of its own.
  private func serve(_ limits: ServerLimits, _ story: @escaping @Sendable (Int) -> Void) async throws {
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    // Beside a thousand other tests an answer may take its time.
    var limits = limits
    limits.requestSeconds = 600
    let server = Task { [limits] in try await serveFloor(port: 0, limits) { port.yield($0) } }
    defer { server.cancel() }
    var waiting = ports.makeAsyncIterator()
    let found = try #require(await waiting.next())
    await withCheckedContinuation { done in
      DispatchQueue.global().async {
        story(found)
        done.resume()
      }
    }
  }

  private static let head = "POST /webhook/prova HTTP/1.1\r\nHost: x\r\n"
  private static let asked = head + "Content-Length: 2\r\n\r\n{}"

  @Test("a body that says it is too long is refused before it comes")
  func tooLong() async throws {
    try await serve(ServerLimits()) { port in
      let peer = Peer(port: port)
      peer?.say(Self.head + "Content-Length: 4000000\r\n\r\n")
      #expect(peer?.first()?.hasPrefix("HTTP/1.1 413") == true)
    }
  }

  @Test("a body without an end is refused at 3 MB, and its connection ended")
  func endless() async throws {
    try await serve(ServerLimits(refusedSeconds: 0.2)) { port in
      let peer = Peer(port: port)
      peer?.say(Self.head + "Transfer-Encoding: chunked\r\n\r\n")
      let piece = "10000\r\n" + String(repeating: " ", count: 0x10000) + "\r\n"
      var pieces = 0
      while pieces < 20_000, peer?.say(piece) == true { pieces += 1 }
      #expect(pieces < 20_000, "more than a gigabyte was taken")
      let answer = peer?.rest()
      #expect(answer == "" || answer?.hasPrefix("HTTP/1.1 413") == true)
    }
  }

  @Test("a body that comes in drops is cut off, however steadily they come")
  func drops() async throws {
    try await serve(ServerLimits(bodySeconds: 0.2)) { port in
      let peer = Peer(port: port)
      peer?.say(Self.head + "Content-Length: 1000000\r\n\r\n")
      var drops = 0
      while drops < 100_000, peer?.isEnded == false, peer?.say("x") == true {
        drops += 1
        if peer?.hears(within: 10) == true { break }
      }
      #expect(drops < 100_000)
      #expect(peer?.first()?.hasPrefix("HTTP/1.1 408") == true)
    }
  }

  @Test("a head that comes in drops ends the connection, and so does one that never begins")
  func heads() async throws {
    try await serve(ServerLimits(headSeconds: 2)) { port in
      let (silent, slow) = (Peer(port: port), Peer(port: port))
      slow?.say("POST /webhook/prova HTTP/1.1\r\nHost: x\r\n")
      while slow?.say("X-Drop: 1\r\n") == true, slow?.hears(within: 10) == false {}
      #expect(slow?.rest() == "" && silent?.rest() == "")
      // Others are served meanwhile and afterwards.
      let other = Peer(port: port)
      other?.say(Self.asked)
      #expect(other?.first()?.hasPrefix("HTTP/1.1 401") == true)
    }
  }

  @Test("more connections than are allowed wait for one to end")
  func many() async throws {
    try await serve(ServerLimits(connections: 2, headSeconds: 5)) { port in
      let idle = [Peer(port: port), Peer(port: port)]
      // Both are taken before the third comes: each got an answer.
      for peer in idle { peer?.say(Self.asked) }
      for peer in idle {
        #expect(peer?.first()?.hasPrefix("HTTP/1.1 401") == true)
      }
      let third = Peer(port: port)
      third?.say(Self.asked)
      let heard = third?.first()
      #expect(heard?.hasPrefix("HTTP/1.1 401") == true, "it heard \(heard ?? "nothing")")
      #expect(idle.contains { $0?.isEnded == true }, "it was served while both of the others were there")
    }
  }
}
