import Desk
import Foundation
import Moderation
import Policy
import Testing

@Suite("What citizens do is never refused")
struct ReceiveTests {
  private func automatic(_ events: [Event]) -> [AutomaticReply] {
    events.flatMap { (event: Event) -> [AutomaticReply] in
      guard case .automaticallyReplied(let replies, _) = event else { return [] }
      return replies
    }
  }

  private func texts(_ events: [Event]) -> [String] {
    events.compactMap { (event: Event) -> String? in
      guard case .automaticallyReplied(_, let text) = event else { return nil }
      return text
    }
  }

  private func receive(_ arrivals: [Arrival], at instants: [Date], _ chat: inout Conversation) throws -> [[Event]] {
    let office = try office()
    return zip(arrivals, instants).map { arrival, now in
      let events = chat.receive(arrival, judgement: Judgement(), at: now, in: office)
      for event in events { chat.apply(event, by: .citizen, at: now) }
      return events
    }
  }

  @Test("A06: the first message opens a session, starts the 24 hours and the wait")
  func first() throws {
    let now = try thursday()
    var chat = Conversation(id: ConversationID(1))
    _ = try receive([text(at: now.addingTimeInterval(-60))], at: [now], &chat)
    #expect(chat.session != nil)
    #expect(chat.unread == 1)
    #expect(chat.waitingSince == now.addingTimeInterval(-60), "WhatsApp's own timestamp counts")
    #expect(chat.window == ServiceWindow(opened: now.addingTimeInterval(-60)))
    _ = try receive([text("E poi?", at: now)], at: [now], &chat)
    #expect(chat.unread == 2)
    #expect(chat.waitingSince == now.addingTimeInterval(-60), "who writes again does not lose their place (A09)")
  }

  @Test("a message that comes late, out of order, moves no clock back and is answered by the newest one's 24 hours")
  func lateMessage() throws {
    let now = try thursday()
    let window = ServiceWindow(opened: now.addingTimeInterval(-60))
    var chat = Conversation(id: ConversationID(1), window: window)
    let events = try receive([text(at: now.addingTimeInterval(-90_000))], at: [now], &chat)
    #expect(chat.window == window)
    #expect(events.map(automatic) == [[.notice(version: try office().timetable.ruleset(at: now).version)]])
  }

  @Test("A07, A11: a text that the ruleset does not have is no message, and no blank line before another")
  func missingText() throws {
    let (now, evening) = (try thursday(), try instant("2026-03-12T18:00:00Z"))
    let office = try office { $0.texts[.notice] = nil }
    let chat = Conversation(id: ConversationID(1))
    #expect(texts(chat.receive(text(at: now), judgement: Judgement(), at: now, in: office)) == [])
    let closed = texts(chat.receive(text(at: evening), judgement: Judgement(), at: evening, in: office))
    #expect(closed.map { $0.first?.isNewline } == [false])
  }

  @Test("C06, C12: a service that only broadcasts sends neither the chat's notice nor its closed notice")
  func broadcast() throws {
    let evening = try instant("2026-03-12T18:00:00Z")
    let office = try office { $0.service = .broadcast }
    let chat = Conversation(id: ConversationID(1))
    let events = chat.receive(text(at: evening), judgement: Judgement(), at: evening, in: office)
    #expect(automatic(events) == [])
  }

  @Test("A07: the notice goes at first contact, not again, and again with a new version")
  func notice() throws {
    let now = try thursday()
    var chat = Conversation(id: ConversationID(1))
    let events = try receive([text(at: now), text(at: now)], at: [now, now], &chat)
    let version = try office().timetable.ruleset(at: now).version
    #expect(events.map(automatic) == [[.notice(version: version)], []])
    chat.notices.policyVersion = "an older one"
    #expect(try receive([text(at: now)], at: [now], &chat).map(automatic) == [[.notice(version: version)]])
  }

  @Test("A11: outside hours the closed notice goes once per closed period, together with the notice in one message")
  func closedNotice() throws {
    let evening = try instant("2026-03-12T18:00:00Z")
    let night = try instant("2026-03-12T22:00:00Z")
    let nextEvening = try instant("2026-03-13T18:00:00Z")
    var chat = Conversation(id: ConversationID(1))
    let instants = [evening, night, nextEvening]
    let events = try receive(instants.map { text(at: $0) }, at: instants, &chat)
    let friday = try instant("2026-03-13T07:30:00Z")
    let monday = try instant("2026-03-16T07:30:00Z")
    let version = try office().timetable.ruleset(at: evening).version
    #expect(
      events.map(automatic) == [[.notice(version: version), .closed(until: friday)], [], [.closed(until: monday)]])
    #expect(texts(events[0]).count == 1)
    #expect(texts(events[0]).first?.contains("8:30") == true)
    #expect(texts(events[2]) != texts(events[0]), "on Friday evening they are asked to write again on Monday")
  }

  @Test("A11, A12: an order that moves the next opening makes no new closed period")
  func movedOpening() throws {
    let (evening, night) = (try instant("2026-03-12T18:00:00Z"), try instant("2026-03-12T22:00:00Z"))
    let day = try #require(CivilDay("2026-03-13"))
    let order = Order(
      id: 1, act: .closure(from: day, to: day), reference: "12/2026", reason: "neve", author: "d.verdi",
      made: evening.addingTimeInterval(60))
    var chat = Conversation(id: ConversationID(1))
    _ = try receive([text(at: evening)], at: [evening], &chat)
    let events = chat.receive(text(at: night), judgement: Judgement(), at: night, in: try office(orders: [order]))
    #expect(automatic(events).isEmpty)
    let monday = try instant("2026-03-16T18:00:00Z")
    let later = chat.receive(text(at: monday), judgement: Judgement(), at: monday, in: try office(orders: [order]))
    #expect(automatic(later) == [.closed(until: try instant("2026-03-17T07:30:00Z"))])
  }

  @Test("A01: a call gets the fixed reply once a day, a line, and no wait")
  func calls() throws {
    let (morning, later) = (try instant("2026-03-12T08:00:00Z"), try instant("2026-03-12T11:59:00Z"))
    let tomorrow = try instant("2026-03-13T08:00:00Z")
    var chat = Conversation(id: ConversationID(1))
    chat.notices.policyVersion = try office().timetable.ruleset(at: morning).version
    let calls = [morning, later, tomorrow].map { at in
      Arrival(
        id: ProviderID("wacid.\(at)"), kind: .call, from: Identity(phone: "393475550101"), at: at,
        content: .call(Call(event: "connect", isFromCitizen: true)))
    }
    let events = try receive(calls, at: [morning, later, tomorrow], &chat)
    let days = [CivilDay("2026-03-12"), CivilDay("2026-03-13")].compactMap(\.self)
    #expect(events.map(automatic) == [[.callRefused(days[0])], [], [.callRefused(days[1])]])
    #expect(chat.waitingSince == nil)
    #expect(chat.window?.opened == tomorrow, "a call refreshes the 24 hours")
    let evening = try instant("2026-03-14T18:00:00Z")
    var call = calls[0]
    call.at = evening
    let saturday = try #require(CivilDay("2026-03-14"))
    #expect(
      try receive([call], at: [evening], &chat).map(automatic) == [[.callRefused(saturday)]],
      "no desk is ever open for calls")
  }

  @Test("nothing automatic goes to who is blocked (A15) or out of reach; what they write is kept")
  func silence() throws {
    let now = try thursday()
    var blocked = Conversation(id: ConversationID(1), block: Block(clause: "A14.b", until: .distantFuture))
    let events = try receive([text(at: now)], at: [now], &blocked)
    #expect(events[0].count == 3, "received, the window, and that it was kept out")
    #expect(blocked.session == nil)
    #expect(blocked.waitingSince == nil)
    blocked.block = Block(clause: "A14.b", until: now)
    #expect(try receive([text(at: now)], at: [now], &blocked).map(automatic) != [[]], "until the block is over")
    #expect(blocked.session != nil)
    #expect(blocked.waitingSince == now)
    var late = Conversation(id: ConversationID(2))
    #expect(try receive([text(at: now.addingTimeInterval(-86_400))], at: [now], &late).map(automatic) == [[]])
  }

  @Test("a clock ahead of ours does not hold the window open")
  func futureClock() throws {
    let now = try thursday()
    var chat = Conversation(id: ConversationID(1))
    _ = try receive([text(at: .distantFuture)], at: [now], &chat)
    #expect(chat.window == ServiceWindow(opened: now))
  }

  @Test("messages, reactions and calls refresh the 24 hours; system events, edits and deletions do not")
  func refreshing() throws {
    let now = try thursday()
    let earlier = now.addingTimeInterval(-3_600)
    let id = ProviderID("wamid.9")
    let table: [(Arrival.Kind, Content, Bool)] = [
      (.text, .text("ciao"), true), (.audio, .media(Media(.audio, isVoice: true)), true),
      (.location, .location(Location(latitude: 43.46, longitude: 11.88)), true),
      (.contacts, .contacts([ContactCard(name: "Ufficio")]), true),
      (.button, .choice(title: "Sì", detail: nil), true), (.order, .order(text: nil, items: 1), true),
      (.reaction, .reaction(emoji: "👍", to: id), true), (.reaction, .reaction(emoji: nil, to: id), true),
      (.unsupported, .unsupported(what: "poll_creation"), true),
      (.call, .call(Call(event: "connect", isFromCitizen: true)), true),
      (.call, .call(Call(event: "connect", isFromCitizen: false)), false),
      (.edit, .edit(of: id, text: "ciao!"), false), (.revoke, .revoke(of: id), false),
      (.system, .system(.changedIdentity), false),
    ]
    for (kind, content, refreshes) in table {
      var chat = Conversation(id: ConversationID(1), window: ServiceWindow(opened: earlier))
      let arrival = Arrival(id: id, kind: kind, from: Identity(phone: "393475550101"), at: now, content: content)
      _ = try receive([arrival], at: [now], &chat)
      #expect((chat.window?.opened == now) == refreshes, "\(kind) \(content)")
    }
  }

  @Test("a thumbs-up after the close opens nothing and is answered with nothing; nor is what asks for nothing else")
  func nothingAsked() throws {
    let now = try thursday()
    let id = ProviderID("wamid.1")
    let table: [(Arrival.Kind, Content)] = [
      (.reaction, .reaction(emoji: "👍", to: id)), (.edit, .edit(of: id, text: "Grazie!")), (.revoke, .revoke(of: id)),
      (.system, .system(.changedIdentity)), (.call, .call(Call(event: "connect", isFromCitizen: false))),
    ]
    for (kind, content) in table {
      var chat = Conversation(id: ConversationID(1), lastSession: SessionID(2), window: ServiceWindow(opened: now))
      let arrival = Arrival(
        id: ProviderID("wamid.2"), kind: kind, from: Identity(phone: "393475550101"), at: now, content: content)
      let events = try receive([arrival], at: [now], &chat)
      #expect(events.map(automatic) == [[]], "\(kind)")
      #expect(chat.session == nil, "\(kind)")
      #expect(chat.unread == 0, "\(kind)")
      #expect(chat.waitingSince == nil, "\(kind)")
    }
  }
}

@Suite("Ticks only move forward")
struct OutboxStateTests {
  @Test(arguments: [
    (OutboxState.sent, OutboxState.delivered, OutboxState.delivered), (.delivered, .sent, .delivered),
    (.read, .delivered, .read), (.sent, .read, .read), (.read, .played, .played), (.sent, .failed, .failed),
    (.delivered, .failed, .delivered), (.failed, .sent, .failed), (.failed, .delivered, .delivered),
    (.withdrawn, .sent, .withdrawn), (.held, .failed, .failed), (.played, .failed, .played),
    (.failed, .failed, .failed), (.uncertain, .sent, .sent), (.sending, .queued, .sending),
  ])
  func advance(_ from: OutboxState, _ news: OutboxState, _ expected: OutboxState) {
    #expect(from.advanced(by: news) == expected)
  }
}
