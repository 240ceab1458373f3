import Desk
import Foundation
import Store
import Synchronization
import Testing
import WhatsApp

@testable import Gateway

/// A carrier that answers as told, and remembers what it was asked.
final class ToldCarrier: Sendable {
  private let state = Mutex((answers: [Transported](), asked: [CarrierRequest]()))

  /// What it answers next; a yes when nothing is left.
  func answers(_ answers: Transported...) { state.withLock { $0.answers = answers } }

  var asked: [CarrierRequest] { state.withLock { $0.asked } }
  /// The words of the messages that it was asked to carry.
  var texts: [String] { asked.compactMap { $0.body?["text"]?["body"]?.text } }

  var transport: Transport {
    Transport { request in
      self.state.withLock { state in
        state.asked.append(request)
        guard state.answers.isEmpty else { return state.answers.removeFirst() }
        return .answered(http: 200, body: Array(#"{"messages":[{"id":"wamid.OUT\#(state.asked.count)"}]}"#.utf8))
      }
    }
  }
}

extension Courier {
  /// One look, and what it started carried to its end; how many messages that were.
  func round() async -> Int {
    var errands: [Errand] = []
    _ = turn { errands.append($0) }
    for errand in errands { await carry(errand) }
    return errands.count
  }
}

extension Transported {
  static func error(_ code: Int, http: Int = 400) -> Transported {
    .answered(http: http, body: Array(#"{"error":{"code":\#(code)}}"#.utf8))
  }
}

@Suite("The courier: in order, at WhatsApp's pace, and nothing twice")
struct CourierTests {
  let bench: GatewayBench
  let carrier = ToldCarrier()
  let metrics = Metrics()
  let courier: Courier

  init() throws {
    bench = try GatewayBench()
    courier = Courier(
      store: bench.store, carrier: .cloudAPI(phoneNumberID: "1"), transport: carrier.transport, metrics: metrics,
      clocks: bench.clocks)
  }

  @Test("of each citizen the oldest goes first, and the next one when its fate is known")
  func order() async throws {
    let (giulia, ahmed) = (try bench.receive(citizen: 1), try bench.receive(citizen: 2))
    for text in ["Uno", "Due"] { try bench.answer(text, to: giulia) }
    try bench.answer("Altro", to: ahmed)
    #expect(await courier.round() == 2)
    #expect(carrier.texts == ["Uno", "Altro"])
    #expect(await courier.round() == 1)
    #expect(carrier.texts == ["Uno", "Altro", "Due"])
    #expect(try bench.states(giulia) == [.sent, .sent] && bench.states(ahmed) == [.sent])
    #expect(metrics.now.sends == ["ok": 3])
    let first = try #require(carrier.asked.first?.body)
    #expect(first["to"]?.text == "+393475551001" && first["biz_opaque_callback_data"]?.integer != nil)
  }

  @Test("a clock set back an hour holds no answer back")
  func clockSetBack() async throws {
    let id = try bench.receive()
    _ = try bench.store.perform(.claim, on: id, by: GatewayBench.anna, at: bench.now)
    _ = try bench.store.perform(.reply(text: "Uno", quoting: nil), on: id, by: GatewayBench.anna, at: bench.now)
    #expect(await courier.round() == 0, "held for undo")
    bench.pass(-3600)
    #expect(await courier.round() == 1)
    #expect(carrier.texts == ["Uno"])
  }

  @Test("what may have left is never sent again, and its status settles it")
  func uncertain() async throws {
    let id = try bench.receive()
    for (answer, number) in [(Transported.lost, 1), (.answered(http: 502, body: []), 2)] {
      carrier.answers(answer)
      try bench.answer("Testo \(number)", to: id)
      #expect(await courier.round() == 1)
      #expect(await courier.round() == 0)
    }
    #expect(try bench.states(id) == [.uncertain, .uncertain])
    let callback = carrier.asked.first?.body?["biz_opaque_callback_data"]?.text
    let news = StatusUpdate(
      id: ProviderID("wamid.X"), word: "delivered", state: .delivered, at: bench.now, callback: callback,
      key: ProviderID("wamid.X:delivered"))
    _ = try bench.store.receive(Delivery(statuses: [news]), judgements: [], at: bench.now)
    #expect(try bench.states(id) == [.delivered, .uncertain])
    #expect(metrics.now.sends == ["uncertain": 2])
  }

  @Test("a courier that starts again doubts what the last one had in hand, and sends none of it")
  func restart() async throws {
    let id = try bench.receive()
    try bench.answer("Uno", to: id)
    #expect(try bench.store.takeErrands(at: bench.now, passing: [], limit: 9).map(\.message.text) == ["Uno"])
    await courier.end()
    await courier.run()
    #expect(try bench.states(id) == [.uncertain] && carrier.asked.isEmpty)
  }

  @Test("what never left goes again, as one trial while nobody answers")
  func unreachable() async throws {
    let (giulia, ahmed) = (try bench.receive(citizen: 1), try bench.receive(citizen: 2))
    try bench.answer("Uno", to: giulia)
    try bench.answer("Due", to: ahmed)
    carrier.answers(.unreachable, .unreachable)
    #expect(await courier.round() == 2)
    #expect(await courier.round() == 0, "it rests")
    bench.pass(5)
    carrier.answers(.unreachable)
    #expect(await courier.round() == 1, "one tries")
    bench.pass(60)
    #expect(await courier.round() == 1)
    #expect(await courier.round() == 1)
    #expect(try bench.states(giulia) == [.sent] && bench.states(ahmed) == [.sent])
  }

  @Test("the remedies: again after four times as long, a rest for all, a stop, a failure with its code")
  func remedies() async throws {
    let (giulia, ahmed) = (try bench.receive(citizen: 1), try bench.receive(citizen: 2))
    try bench.answer("Uno", to: giulia)
    carrier.answers(.error(131_056))
    #expect(await courier.round() == 1)
    try bench.answer("Due", to: ahmed)
    #expect(await courier.round() == 2, "five seconds later both go")
    try bench.answer("Tre", to: giulia)
    carrier.answers(.error(190, http: 401))
    #expect(await courier.round() == 1)
    #expect(metrics.now.alarm == "token")
    bench.pass(1000)
    #expect(await courier.round() == 0, "nothing goes with a refused token")
    bench.pass(3000)
    carrier.answers(.error(131_026))
    #expect(await courier.round() == 1)
    #expect(try bench.states(giulia) == [.sent, .failed])
    #expect(metrics.now.sends == ["131056": 1, "ok": 2, "190": 1, "131026": 1])
  }

  @Test("a message that is refused for the moment again and again fails in the end")
  func bounded() async throws {
    let id = try bench.receive()
    try bench.answer("Uno", to: id)
    for _ in 0...Courier.attempts {
      carrier.answers(.error(131_000, http: 500))
      #expect(await courier.round() == 1)
      bench.pass(3600)
    }
    #expect(try bench.states(id) == [.failed])
  }

  @Test("the 24 hours are looked at again at the moment of sending")
  func window() async throws {
    let id = try bench.receive()
    try bench.answer("Uno", to: id)
    bench.pass(24 * 3600)
    #expect(await courier.round() == 0)
    #expect(carrier.asked.isEmpty)
    #expect(try bench.states(id) == [.failed])
    let entry = try bench.store.thread(id, limit: 9)?.entries.last { $0.by != nil && $0.attached == nil }
    guard case .outgoing(_, .failed, _, let code)? = entry?.body else { return #expect(Bool(false), "no failure") }
    #expect(code == 131_047)
  }

  @Test("A02: a file is handed over first and then named; what cannot be handed over fails with its code")
  func files() async throws {
    let id = try bench.receive()
    let source = bench.folder.appendingPathComponent("pianta.png").path
    try Data([0x89, 0x50, 0x4E, 0x47]).write(to: URL(fileURLWithPath: source))
    let kept = try bench.store.keepFile(source, limit: 1 << 20, headBytes: 16)
    let media = Media(.image, mimeType: "image/png", sha256: kept.digest, bytes: kept.bytes)
    _ = try bench.store.perform(.claim, on: id, by: GatewayBench.anna, at: bench.now)
    let reply = Intent.reply(text: "La pianta", quoting: nil, attachment: .file(media, path: source))
    _ = try bench.store.perform(reply, on: id, by: GatewayBench.anna, at: bench.now)
    bench.pass(5)
    carrier.answers(.unreachable)
    #expect(await courier.round() == 1, "an upload that reached nobody is no uncertain message")
    bench.pass(5)
    carrier.answers(.answered(http: 200, body: Array(#"{"id":"77"}"#.utf8)))
    #expect(await courier.round() == 1)
    #expect(carrier.asked.map(\.path) == ["/1/media", "/1/media", "/1/messages"])
    #expect(
      carrier.asked[1].file?.path.hasSuffix(kept.digest) == true && carrier.asked[1].file?.mimeType == "image/png")
    #expect(
      carrier.asked[2].body?["image"] == .object([.init("id", .string("77")), .init("caption", .string("La pianta"))]))
    #expect(try bench.states(id) == [.sent])
    _ = try bench.store.perform(reply, on: id, by: GatewayBench.anna, at: bench.now)
    bench.pass(5)
    carrier.answers(.error(131_053))
    #expect(await courier.round() == 1)
    #expect(try bench.states(id) == [.sent, .failed] && carrier.asked.count == 4)
  }

  @Test("pace: 45 to one citizen at once, then one each six seconds; others go on")
  func pace() {
    var pace = Pace()
    let (giulia, ahmed, start) = (ConversationID(1), ConversationID(2), GatewayBench.thursday)
    for _ in 1...45 {
      #expect(pace.next(for: giulia, at: start) == start)
      pace.count(giulia, at: start)
    }
    #expect(pace.next(for: giulia, at: start) == start + 6)
    #expect(pace.next(for: ahmed, at: start) == start)
    #expect(pace.next(for: giulia, at: start + 300) == start + 300)
  }

  @Test("A15: a supervisor's block is made at WhatsApp too, and taken off there; what was cut off is asked again")
  func blocks() async throws {
    let id = try bench.receive(text: "Guadagna subito qui")
    let entries = try bench.store.thread(id, limit: 9)?.entries ?? []
    let message = try #require(
      entries.first { entry in
        if case .incoming = entry.body { true } else { false }
      }?.id)
    let finding = Finding([message], clause: "A14.f", reason: "viola la policy")
    let term = BlockTerm(until: bench.now + 7 * 86_400, ends: .lapse, atWhatsApp: true)
    _ = try bench.store.perform(
      .ladder(.take(.block(term), finding)), on: id, by: GatewayBench.rita, at: bench.now)
    let asked = try #require(await courier.blocksToAsk())
    #expect(try bench.store.askBlocksAgain(at: bench.now) == 1, "as after a crash")
    await courier.ask([])
    carrier.answers(
      .answered(http: 200, body: Array(#"{"block_users":{"added_users":[{"wa_id":"393475551001"}]}}"#.utf8)))
    let again = try #require(await courier.blocksToAsk())
    #expect(again == asked)
    await courier.ask(again)
    #expect(carrier.asked.map(\.method) == [.post])
    #expect(try bench.store.blocks(at: bench.now, limit: 9).rows.map(\.level) == [.holds])
    bench.pass(8 * 86_400)
    carrier.answers(
      .answered(http: 200, body: Array(#"{"block_users":{"removed_users":[{"wa_id":"393475551001"}]}}"#.utf8)))
    _ = await courier.round()
    await courier.ask(try #require(await courier.blocksToAsk()))
    #expect(carrier.asked.map(\.method) == [.post, .delete])
    #expect(await courier.blocksToAsk() == nil)
  }
}
