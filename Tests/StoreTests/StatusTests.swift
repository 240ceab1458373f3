import Desk
import Foundation
import Testing

@testable import Store

@Suite("Statuses move a message only forward, in whatever order they come")
struct StatusTests {
  /// A sent message under a name, and the bench it stands on.
  private func sent(_ bench: Bench, as name: String?) throws -> (ConversationID, MessageID) {
    let id = try bench.receive(Bench.arrival("wamid.in"))
    try bench.act(.claim, on: id)
    let reply = try bench.act(.reply(text: "Esce il 20 marzo", quoting: nil), on: id)
    let message = try #require(reply.messages.first)
    let taken = try bench.store.takeQueued(at: Bench.thursday + 120, limit: 10)
    try #require(taken.map(\.id).contains(message))
    if let name {
      try bench.store.recordSent(message, provider: ProviderID(name), state: .sent, at: Bench.thursday + 121)
    }
    return (id, message)
  }

  private func news(_ state: OutboxState, of name: String = "wamid.out", callback: String? = nil) -> StatusUpdate {
    StatusUpdate(
      id: ProviderID(name), word: state.rawValue, state: state, at: Bench.thursday + 130,
      errorCode: state == .failed ? 131_047 : nil, callback: callback, key: ProviderID("\(name):\(state.rawValue)"),
      raw: "{}")
  }

  private func state(_ bench: Bench, _ id: ConversationID, _ message: MessageID) throws -> OutboxState? {
    for entry in try #require(try bench.store.thread(id, limit: 50)).entries where entry.id == message {
      if case .outgoing(_, let state, _, _) = entry.body { return state }
    }
    return nil
  }

  @Test("every order of sent, delivered and read ends in read", arguments: [false, true])
  func permutations(beforeTheName: Bool) throws {
    let orders: [[OutboxState]] = [
      [.sent, .delivered, .read], [.sent, .read, .delivered], [.delivered, .sent, .read], [.delivered, .read, .sent],
      [.read, .sent, .delivered], [.read, .delivered, .sent],
    ]
    for order in orders {
      let bench = try Bench()
      let (id, message) = try sent(bench, as: beforeTheName ? nil : "wamid.out")
      for state in order {
        _ = try bench.store.receive(
          Delivery(statuses: [news(state)]), judgements: [], at: Bench.thursday + 130)
      }
      if beforeTheName {
        #expect(try state(bench, id, message) == .sending, "parked until the name is known")
        try bench.store.recordSent(message, provider: ProviderID("wamid.out"), state: .sent, at: Bench.thursday + 140)
      }
      #expect(try state(bench, id, message) == .read, "\(order)")
    }
  }

  @Test("a failure after delivery changes nothing; one before it stays, with its code")
  func failure() throws {
    let bench = try Bench()
    let (id, message) = try sent(bench, as: "wamid.out")
    _ = try bench.store.receive(
      Delivery(statuses: [news(.failed), news(.sent)]), judgements: [], at: Bench.thursday + 130)
    let entry = try #require(try bench.store.thread(id, limit: 50)?.entries.first { $0.id == message })
    #expect(
      entry.body
        == .outgoing(
          text: "Esce il 20 marzo", state: .failed, heldUntil: Bench.thursday + 65, errorCode: 131_047))
    let other = try Bench()
    let (otherID, delivered) = try sent(other, as: "wamid.out")
    _ = try other.store.receive(
      Delivery(statuses: [news(.delivered), news(.failed)]), judgements: [], at: Bench.thursday + 130)
    #expect(try state(other, otherID, delivered) == .delivered)
  }

  @Test("when the carrier's answer is lost, the number given along finds the message")
  func callback() throws {
    let bench = try Bench()
    let (id, message) = try sent(bench, as: nil)
    try bench.store.recordSent(message, provider: nil, state: .uncertain, at: Bench.thursday + 125)
    _ = try bench.store.receive(
      Delivery(statuses: [news(.delivered, callback: message.description)]), judgements: [], at: Bench.thursday + 130)
    #expect(try state(bench, id, message) == .delivered)
    _ = try bench.store.receive(Delivery(statuses: [news(.read)]), judgements: [], at: Bench.thursday + 131)
    #expect(try state(bench, id, message) == .read)
  }

  @Test("a number given along never moves a message that has another name", arguments: [OutboxState.sent, .uncertain])
  func forgedCallback(known: OutboxState) throws {
    let bench = try Bench()
    let (id, message) = try sent(bench, as: nil)
    try bench.store.recordSent(message, provider: ProviderID("wamid.out"), state: known, at: Bench.thursday + 121)
    _ = try bench.store.receive(
      Delivery(statuses: [news(.read, of: "wamid.other", callback: message.description)]), judgements: [],
      at: Bench.thursday + 130)
    #expect(try state(bench, id, message) == known)
  }

  @Test("nor one that has not left yet")
  func earlyCallback() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.in"))
    try bench.act(.claim, on: id)
    let message = try #require(try bench.act(.reply(text: "Ecco", quoting: nil), on: id).messages.first)
    _ = try bench.store.receive(
      Delivery(statuses: [news(.read, callback: message.description)]), judgements: [], at: Bench.thursday + 61)
    #expect(try state(bench, id, message) == .held)
  }

  @Test("a name once given stays, and news that waited for it belongs to the message")
  func names() throws {
    let bench = try Bench()
    let (id, message) = try sent(bench, as: nil)
    _ = try bench.store.receive(Delivery(statuses: [news(.delivered)]), judgements: [], at: Bench.thursday + 121)
    for name in ["wamid.out", "wamid.else"] {
      try bench.store.recordSent(message, provider: ProviderID(name), state: .sent, at: Bench.thursday + 122)
    }
    let owner = try bench.store.connection.read("looking") { sql in
      try sql.first("SELECT message FROM body WHERE known_as = 'wamid.out:delivered'") { $0.optionalInteger() }
    }
    #expect(owner == .some(message.rawValue))
    _ = try bench.store.receive(Delivery(statuses: [news(.read)]), judgements: [], at: Bench.thursday + 130)
    #expect(try state(bench, id, message) == .read)
  }

  @Test("a failure that was none takes its code along")
  func recovered() throws {
    let bench = try Bench()
    let (id, message) = try sent(bench, as: "wamid.out")
    _ = try bench.store.receive(
      Delivery(statuses: [news(.failed), news(.delivered)]), judgements: [], at: Bench.thursday + 130)
    let entry = try #require(try bench.store.thread(id, limit: 50)?.entries.first { $0.id == message })
    #expect(
      entry.body
        == .outgoing(text: "Esce il 20 marzo", state: .delivered, heldUntil: Bench.thursday + 65, errorCode: nil))
  }

  @Test("news under the name of a citizen's message is kept aside; what came with it is stored")
  func poisonedName() throws {
    let bench = try Bench()
    let (id, message) = try sent(bench, as: nil)
    let delivery = Delivery(
      arrivals: [Bench.arrival("wamid.2", .text("E la seconda rata?"))],
      statuses: [news(.read, of: "wamid.in", callback: message.description), news(.delivered, of: "wamid.else")],
      others: [OtherChange(field: "account_update", key: ProviderID("sha256:1"), raw: "{}")])
    var tally = try bench.store.receive(delivery, judgements: [], at: Bench.thursday + 130)
    #expect((tally.arrivals, tally.statuses, tally.others, tally.keptAside) == ([.text: 1], 2, 1, 1))
    #expect(try bench.story(id).contains("< E la seconda rata?"))
    #expect(try state(bench, id, message) == .sending, "it moves nothing")
    #expect(try sealed(bench, "wamid.in:read") == true)
    tally = try bench.store.receive(delivery, judgements: [], at: Bench.thursday + 131)
    #expect((tally.duplicates, tally.repeatedOthers, tally.keptAside) == (3, 1, 0))
  }

  @Test("a name that a citizen's message bears is not taken; that the message was sent is recorded")
  func takenName() throws {
    let bench = try Bench()
    let (id, message) = try sent(bench, as: "wamid.in")
    #expect(try state(bench, id, message) == .sent)
    #expect(try bench.story(id).contains("< Buongiorno"))
  }

  @Test("what is kept whole is sealed, arrivals and statuses alike (A13)", arguments: [true, false])
  func seals(isWhole: Bool) throws {
    let bench = try Bench()
    var arrival = Bench.arrival("wamid.1")
    (arrival.raw, arrival.isRawWhole) = (#"{"unknown":"Anna Verdi"}"#, isWhole)
    var status = news(.read)
    (status.raw, status.isRawWhole) = (#"{"unknown":"Anna Verdi"}"#, isWhole)
    _ = try bench.store.receive(
      Delivery(arrivals: [arrival], statuses: [status]), judgements: [], at: Bench.thursday)
    let seals = try bench.store.connection.read("looking") { sql in
      try sql.query("SELECT sealed FROM body ORDER BY sort") { try $0.flag() }
    }
    #expect(seals == [isWhole, isWhole])
  }

  private func sealed(_ bench: Bench, _ name: String) throws -> Bool? {
    try bench.store.connection.read("looking") { sql in
      try sql.first("SELECT sealed FROM body WHERE known_as = ?", [name]) { try $0.flag() }
    }
  }

  @Test("what a courier had in hand when it died is uncertain, and not sent again")
  func unfinished() throws {
    let bench = try Bench()
    let (id, message) = try sent(bench, as: nil)
    #expect(try bench.store.doubtUnfinished() == 2, "the notice and the answer")
    #expect(try state(bench, id, message) == .uncertain)
    #expect(try bench.store.takeQueued(at: Bench.thursday + 3600, limit: 10).isEmpty)
    #expect(try bench.store.doubtUnfinished() == 0)
  }

  @Test("held answers leave once their seconds are over, taken-back ones never")
  func outbox() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.in"))
    _ = try bench.store.takeQueued(at: Bench.thursday, limit: 10)
    try bench.act(.claim, on: id)
    try bench.act(.reply(text: "Uno", quoting: nil), on: id)
    #expect(try bench.store.takeQueued(at: Bench.thursday + 64, limit: 10).isEmpty)
    try bench.act(.takeBack, on: id, at: Bench.thursday + 64)
    #expect(try bench.store.takeQueued(at: Bench.thursday + 90, limit: 10).isEmpty)
    let quoted = try #require(try bench.store.thread(id, limit: 50)?.entries.first { $0.told == "< Buongiorno" })
    try bench.act(.reply(text: "Due", quoting: quoted.id), on: id, at: Bench.thursday + 100)
    let taken = try bench.store.takeQueued(at: Bench.thursday + 105, limit: 10)
    #expect(taken.map(\.text) == ["Due"])
    #expect(taken.map(\.isAutomatic) == [false])
    #expect(taken.first?.quoting == ProviderID("wamid.in"))
    #expect(taken.first?.to.phone == "393475550011")
    #expect(try bench.store.takeQueued(at: Bench.thursday + 106, limit: 10).isEmpty, "taken once")
  }

  @Test("the oldest leave first, the next one held wakes the courier, and what nobody can receive fails at once")
  func courier() throws {
    let bench = try Bench()
    for citizen in 1...2 { try bench.receive(Bench.arrival("wamid.\(citizen)", citizen: citizen)) }
    #expect(try bench.store.takeQueued(at: Bench.thursday, limit: 1).map(\.to.phone) == ["393475550011"])
    let second = try bench.store.takeQueued(at: Bench.thursday, limit: 1)
    #expect(second.map(\.to.phone) == ["393475550012"])
    #expect(second.map(\.isAutomatic) == [true], "the notice")
    for (citizen, at) in [(1, Bench.thursday + 60), (2, Bench.thursday + 62)] {
      let id = ConversationID(Int64(citizen))
      try bench.act(.claim, on: id, at: at)
      try bench.act(.reply(text: "Ecco", quoting: nil), on: id, at: at)
    }
    #expect(try bench.store.nextHeld() == Bench.thursday + 65)
    var arrival = Bench.arrival("wamid.3")
    arrival.from = Identity(username: "giulia")
    let id = try bench.receive(arrival)
    #expect(try bench.store.takeQueued(at: Bench.thursday, limit: 9).isEmpty)
    #expect(try bench.story(id).last == "> [notice] (failed)")
  }

  @Test("a message that the carrier would not take yet is put back, unless its fate is known by now")
  func putBack() throws {
    let bench = try Bench()
    let (id, message) = try sent(bench, as: nil)
    try bench.store.recordSent(message, provider: nil, state: .queued, at: Bench.thursday + 121)
    #expect(try bench.store.takeQueued(at: Bench.thursday + 122, limit: 10).map(\.id) == [message])
    try bench.store.recordSent(message, provider: ProviderID("wamid.out"), state: .sent, at: Bench.thursday + 123)
    try bench.store.recordSent(message, provider: nil, state: .queued, at: Bench.thursday + 124)
    #expect(try state(bench, id, message) == .sent)
  }
}
