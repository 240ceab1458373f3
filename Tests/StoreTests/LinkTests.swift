import Desk
import Foundation
import Testing

@testable import Store

@Suite("The gateway as the file and its lock tell of it")
struct LinkTests {
  let bench: Bench

  init() throws { bench = try Bench() }

  /// Holds the lock as a gateway does, while `body` runs.
  private func served(_ body: () throws -> Void) throws {
    let descriptor = open(GatewayLock.path(of: bench.path), O_CREAT | O_RDWR | O_CLOEXEC, 0o660)
    try #require(descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    defer { close(descriptor) }
    try body()
  }

  @Test("it is there as long as the lock is held, and looking leaves the lock free")
  func lock() throws {
    #expect(try bench.store.gatewayLink() == Link(isServed: false))
    try served {
      let link = try bench.store.gatewayLink()
      #expect(link.isServed == true)
    }
    #expect(try bench.store.gatewayLink().isServed == false)
    try served {}
  }

  @Test("an alarm wakes the consoles once, and goes when sending works again")
  func alarm() throws {
    let before = try bench.store.changeToken()
    try bench.store.recordAlarm(nil, at: Bench.thursday)
    #expect(try bench.store.changeToken() == before)
    try bench.store.recordAlarm(.token, at: Bench.thursday)
    let after = try bench.store.changeToken()
    try bench.store.recordAlarm(.token, at: Bench.thursday + 60)
    #expect(try bench.store.gatewayLink().alarm == .token)
    #expect(after != before)
    #expect(try bench.store.changeToken() == after)
    try bench.store.recordAlarm(.payment, at: Bench.thursday + 90)
    #expect(try bench.store.gatewayLink().alarm == .payment)
    try bench.store.recordAlarm(nil, at: Bench.thursday + 120)
    #expect(try bench.store.gatewayLink().alarm == nil)
  }

  @Test("the newest webhook counts, and what is usual is known after enough messages")
  func silence() throws {
    for index in 0..<Silence.fewest {
      #expect(try bench.store.usualSilence(at: Bench.thursday + 7200) == nil)
      let at = Bench.thursday + TimeInterval(index)
      try bench.receive(Bench.arrival("wamid.\(index)", at: at), at: at)
    }
    #expect(try bench.store.gatewayLink().heard == Bench.thursday + TimeInterval(Silence.fewest - 1))
    #expect(try bench.store.usualSilence(at: Bench.thursday + 7200) == Silence.floorMinutes)
    #expect(try bench.store.usualSilence(at: Bench.thursday + 15 * 86_400) == nil)
  }
}

@Suite("Messages listed for other programs")
struct ListedMessageTests {
  @Test("each once, in the order of its coming, with ids and states alone")
  func listed() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    try bench.act(.claim, on: id)
    try bench.act(.note(text: "nota"), on: id)
    try bench.act(.reply(text: "Esce il 20 marzo", quoting: nil), on: id)
    var listed: [ListedMessage] = []
    try bench.store.eachMessage(since: nil) { listed.append($0) }
    // The notice of the policy goes out with the first message.
    #expect(listed.map(\.isIncoming) == [true, false, false])
    #expect(listed.map(\.state) == ["received", "queued", "held"])
    #expect(listed.first?.provider == ProviderID("wamid.1") && listed.last?.provider == nil)
    #expect(Set(listed.map(\.kind)) == ["text"])
    var later: [ListedMessage] = []
    try bench.store.eachMessage(since: Bench.thursday + 30) { later.append($0) }
    #expect(later.map(\.state) == ["held"])
  }

  @Test("more than one page of them")
  func pages() throws {
    let bench = try Bench()
    for index in 0..<1_001 { try bench.receive(Bench.arrival("wamid.\(index)", citizen: index % 9)) }
    var providers: [ProviderID] = []
    try bench.store.eachMessage(since: nil) { if $0.isIncoming { providers += [$0.provider].compactMap(\.self) } }
    #expect(providers.count == 1_001 && Set(providers).count == 1_001)
  }
}
