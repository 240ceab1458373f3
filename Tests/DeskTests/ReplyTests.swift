import Desk
import Foundation
import Policy
import Testing

@Suite("A09, A11: a reply goes when nothing stands in its way")
struct ReplyTests {
  @Test("the answer is held for the undo seconds and ends the wait")
  func reply() throws {
    let now = try thursday()
    let chat = Conversation.waiting(inCharge: anna, at: now)
    let events = try chat.decide(.reply(text: " Buongiorno! \n", quoting: nil), by: anna, at: now, in: office())
    #expect(
      events == [
        .replied(
          text: "Buongiorno!", quoting: nil, heldUntil: now.addingTimeInterval(5), answers: now.addingTimeInterval(-900)
        )
      ])
    var after = chat
    after.apply(events[0], by: .staff(anna.id), at: now)
    #expect(after.waitingSince == nil)
  }

  /// Each story breaks one rule; take the rule out and its row fails. Blocks are A15.
  @Test(arguments: Obstacle.allCases)
  func refused(_ obstacle: Obstacle) throws {
    let now = try thursday()
    var chat = Conversation.waiting(inCharge: anna, at: now)
    let refusal = obstacle.raise(in: &chat, at: now)
    let office = try office()
    #expect(throws: refusal) {
      try chat.decide(.reply(text: "Buongiorno", quoting: nil), by: anna, at: now, in: office)
    }
  }

  enum Obstacle: CaseIterable {
    case nobodysChat, colleaguesChat, closedSession, neverWrote, fullDayLater, blocked

    /// Puts the obstacle in a reply's way, and tells the refusal it must meet.
    func raise(in chat: inout Conversation, at now: Date) -> Refusal {
      switch self {
      case .nobodysChat:
        chat.session?.inCharge = nil
        return .notInCharge(colleague: nil)
      case .colleaguesChat:
        chat.session?.inCharge = marco.id
        return .notInCharge(colleague: marco.id)
      case .closedSession:
        chat.session = nil
        return .closed
      case .neverWrote:
        chat.window = nil
        return .windowClosed(since: nil)
      case .fullDayLater:
        chat.window = ServiceWindow(opened: now.addingTimeInterval(-86_400))
        return .windowClosed(since: now)
      case .blocked:
        chat.block = Block(clause: "A14.b", until: now.addingTimeInterval(1))
        return .blocked(until: now.addingTimeInterval(1))
      }
    }
  }

  @Test("of several obstacles the first is told: block (A15), charge, WhatsApp's 24 hours, hours (A11), words")
  func order() throws {
    let closing = try instant("2026-03-13T12:00:00Z")
    let before = closing.addingTimeInterval(-60)
    let office = try office()
    var chat = Conversation.waiting(inCharge: marco, at: closing)
    chat.window = ServiceWindow(opened: before.addingTimeInterval(-86_400))
    chat.block = Block(clause: "A14.b", until: closing.addingTimeInterval(1))
    func refusal(_ words: String = " ", at now: Date) -> Refusal? {
      do throws(Refusal) {
        _ = try chat.decide(.reply(text: words, quoting: nil), by: anna, at: now, in: office)
        return nil
      } catch {
        return error
      }
    }
    #expect(refusal(at: closing) == .blocked(until: closing.addingTimeInterval(1)))
    chat.block = Block(clause: "A14.b", until: before)
    #expect(refusal(at: closing) == .notInCharge(colleague: marco.id), "a block that is over blocks nobody")
    chat.session?.inCharge = anna.id
    #expect(refusal(at: closing) == .windowClosed(since: before), "no opening helps any more")
    #expect(refusal(at: before) == .windowClosed(since: before))
    chat.window = ServiceWindow(opened: closing.addingTimeInterval(-900))
    let monday = try instant("2026-03-16T07:30:00Z")
    #expect(refusal(at: closing) == .windowClosesFirst(closes: closing.addingTimeInterval(85_500), opens: monday))
    chat.window = ServiceWindow(opened: before.addingTimeInterval(-900))
    #expect(refusal(at: before) == .empty)
    #expect(refusal("Buongiorno", at: before) == nil)
  }

  @Test(arguments: [
    ("words of white space", " \n\t", Refusal.empty),
    ("one over the limit", String(repeating: "a", count: 4097), .tooLong(count: 4097, limit: 4096)),
    ("emoji count twice, as WhatsApp may", String(repeating: "🌞", count: 2049), .tooLong(count: 4098, limit: 4096)),
  ])
  func words(_ story: String, _ words: String, _ refusal: Refusal) throws {
    let now = try thursday()
    let (chat, office) = (Conversation.waiting(inCharge: anna, at: now), try office())
    #expect(throws: refusal, "\(story)") {
      try chat.decide(.reply(text: words, quoting: nil), by: anna, at: now, in: office)
    }
  }

  @Test("exactly at the limit it goes")
  func longest() throws {
    let now = try thursday()
    let chat = Conversation.waiting(inCharge: anna, at: now)
    let longest = String(repeating: "a", count: 4096)
    #expect(try chat.decide(.reply(text: longest, quoting: nil), by: anna, at: now, in: office()).count == 1)
  }

  @Test(
    "A11, A09: after 13:00 it is refused, with the next opening; where that comes too late, because it comes too late",
    arguments: [
      ("Thursday", "2026-03-12T12:00:00Z", "2026-03-13T07:30:00Z", false),
      ("Friday", "2026-03-13T12:00:00Z", "2026-03-16T07:30:00Z", true),
    ])
  func closedDesk(_ story: String, _ now: String, _ opens: String, isTooLate: Bool) throws {
    let (one, opens) = (try instant(now), try instant(opens))
    let chat = Conversation.waiting(inCharge: anna, at: one)
    let office = try office()
    let closes = try #require(chat.window?.closes)
    let refusal = isTooLate ? Refusal.windowClosesFirst(closes: closes, opens: opens) : .deskClosed(opens: opens)
    #expect(throws: refusal, "\(story)") {
      try chat.decide(.reply(text: "Buongiorno", quoting: nil), by: anna, at: one, in: office)
    }
  }

  @Test("A12: an order that opens the desk lets the reply go")
  func extraordinaryOpening() throws {
    let saturday = try instant("2026-03-14T09:00:00Z")
    let day = try #require(CivilDay("2026-03-14"))
    let hours = Hours(start: CivilTime(minutes: 540), end: CivilTime(minutes: 780))
    let order = Order(
      id: 1, act: .opening(from: day, to: day, hours: [hours]), reference: "12/2026", reason: "open day",
      author: "d.verdi", made: try thursday())
    let chat = Conversation.waiting(inCharge: anna, at: saturday)
    let reply = Intent.reply(text: "Buongiorno", quoting: nil)
    #expect(throws: Refusal.self) { try chat.decide(reply, by: anna, at: saturday, in: office()) }
    #expect(try chat.decide(reply, by: anna, at: saturday, in: office(orders: [order])).count == 1)
  }

  @Test("a clock that was set back refuses no answer, and no automatic one")
  func clockSetBack() throws {
    let now = try thursday()
    var chat = Conversation.waiting(inCharge: anna, at: now)
    chat.window = ServiceWindow(opened: now.addingTimeInterval(600))
    #expect(try chat.decide(.reply(text: "Eccomi", quoting: nil), by: anna, at: now, in: office()).count == 1)
    let events = chat.receive(text(at: now), judgement: .init(), at: now, in: try office())
    #expect(events.contains { if case .automaticallyReplied = $0 { true } else { false } })
  }

  @Test("only a message of this conversation can be quoted")
  func quoting() throws {
    let now = try thursday()
    let (chat, office) = (Conversation.waiting(inCharge: anna, at: now), try office())
    #expect(try chat.decide(.reply(text: "Sì", quoting: MessageID(40)), by: anna, at: now, in: office).count == 1)
    #expect(throws: Refusal.unknownMessage) {
      try chat.decide(.reply(text: "Sì", quoting: MessageID(41)), by: anna, at: now, in: office)
    }
  }
}

@Suite("An answer can be taken back while it is held")
struct TakeBackTests {
  private func chat(at now: Date) -> Conversation {
    var chat = Conversation.waiting(inCharge: anna, at: now)
    let waited = chat.waitingSince
    chat.waitingSince = nil
    chat.messages[MessageID(50)] = MessageFacts(
      isFromCitizen: false, author: anna.id, state: .held, heldUntil: now.addingTimeInterval(3), answers: waited)
    chat.messages[MessageID(51)] = MessageFacts(
      isFromCitizen: false, author: anna.id, state: .held, heldUntil: now.addingTimeInterval(5), answers: nil)
    return chat
  }

  @Test("the newest first, and the wait goes on only when the answer that ended it is gone")
  func newestFirst() throws {
    let now = try thursday()
    var chat = chat(at: now)
    let waited = now.addingTimeInterval(-900)
    for (message, waiting) in [(MessageID(51), nil), (MessageID(50), waited)] as [(MessageID, Date?)] {
      let events = try chat.decide(.takeBack, by: anna, at: now, in: office())
      #expect(events == [.withdrew(message)])
      chat.apply(events[0], by: .staff(anna.id), at: now)
      #expect(chat.waitingSince == waiting)
    }
    let office = try office()
    #expect(throws: Refusal.nothingToTakeBack) { try chat.decide(.takeBack, by: anna, at: now, in: office) }
  }

  @Test("in a closed session nobody waits, and the next message waits anew")
  func afterClosing() throws {
    let now = try thursday()
    var chat = chat(at: now)
    let office = try office()
    chat.apply(.closed(.answered), by: .staff(anna.id), at: now)
    for _ in 1...2 {
      for event in try chat.decide(.takeBack, by: anna, at: now, in: office) {
        chat.apply(event, by: .staff(anna.id), at: now)
      }
    }
    #expect(chat.waitingSince == nil)
    chat.waitingSince = now.addingTimeInterval(-900)
    for event in chat.receive(text(at: now), judgement: .init(), at: now, in: office) {
      chat.apply(event, by: .citizen, at: now)
    }
    #expect(chat.waitingSince == now, "what an earlier session left does not count")
  }

  @Test("of two answers taken back, with a message between, the earlier wait goes on")
  func messageBetween() throws {
    let now = try thursday()
    var chat = Conversation.waiting(inCharge: anna, at: now)
    let since = try #require(chat.waitingSince)
    for (message, wait) in [(MessageID(60), since), (MessageID(61), now.addingTimeInterval(-60))] {
      chat.messages[message] = MessageFacts(
        isFromCitizen: false, author: anna.id, state: .held, heldUntil: now.addingTimeInterval(3), answers: wait)
    }
    chat.waitingSince = nil
    for wait in [now.addingTimeInterval(-60), since] {
      for event in try chat.decide(.takeBack, by: anna, at: now, in: office()) {
        chat.apply(event, by: .staff(anna.id), at: now)
      }
      #expect(chat.waitingSince == wait)
    }
  }

  @Test("the earlier wait goes on also when it is that of a message which came late, out of order")
  func lateMessage() throws {
    let now = try thursday()
    var chat = chat(at: now)
    chat.messages[MessageID(51)] = nil
    let earlier = now.addingTimeInterval(-1_800)
    chat.waitingSince = earlier
    for event in try chat.decide(.takeBack, by: anna, at: now, in: office()) {
      chat.apply(event, by: .staff(anna.id), at: now)
    }
    #expect(chat.waitingSince == earlier)
  }

  @Test("not a second too late, and never a colleague's")
  func tooLate() throws {
    let now = try thursday()
    let (chat, office) = (chat(at: now), try office())
    #expect(throws: Refusal.nothingToTakeBack) {
      try chat.decide(.takeBack, by: anna, at: now.addingTimeInterval(5), in: office)
    }
    #expect(throws: Refusal.nothingToTakeBack) { try chat.decide(.takeBack, by: marco, at: now, in: office) }
  }
}
