import NIOCore
import NIOEmbedded
import Testing

@testable import Gateway

@Suite("Patience with a connection, by a clock of its own")
struct PatienceTests {
  private let limits = ServerLimits(headSeconds: 20, requestSeconds: 60)

  private func connection() throws -> EmbeddedChannel {
    let channel = EmbeddedChannel(handler: Patience(limits))
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    return channel
  }

  private func pass(_ seconds: Int64, _ channel: EmbeddedChannel) {
    channel.embeddedEventLoop.advanceTime(by: .seconds(seconds))
  }

  @Test("who never ends a head is cut off")
  func head() throws {
    let channel = try connection()
    pass(19, channel)
    #expect(channel.isActive)
    pass(1, channel)
    #expect(!channel.isActive)
  }

  @Test("a request has a minute until its answer begins, whatever still comes of it")
  func request() throws {
    let channel = try connection()
    for _ in 0..<59 {
      try channel.writeInbound("piece")
      pass(1, channel)
    }
    #expect(channel.isActive)
    pass(1, channel)
    #expect(!channel.isActive)
  }

  @Test("who is answered may ask again, and has the time for a head each time")
  func again() throws {
    let channel = try connection()
    for _ in 0..<5 {
      try channel.writeInbound("question")
      pass(50, channel)
      try channel.writeOutbound("answer")
      pass(19, channel)
      #expect(channel.isActive)
    }
    pass(1, channel)
    #expect(!channel.isActive)
  }
}
