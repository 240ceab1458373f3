import Foundation
import Moderation
import Policy
import Testing

@testable import Desk

@Suite("A15: blocks have an end or a review, and can be undone")
struct BlockingTests {
  private func take(
    _ term: BlockTerm, _ chat: Conversation, at now: Date, _ office: Office
  ) -> Result<[Event], Refusal> {
    Result { () throws(Refusal) in
      try chat.decide(.ladder(.take(.block(term), LadderTests.finding)), by: sofia, at: now, in: office)
    }
  }

  private func review(
    _ review: BlockReview, _ chat: Conversation, at now: Date, _ office: Office
  ) -> Result<[Event], Refusal> {
    Result { () throws(Refusal) in
      try chat.decide(.ladder(.review(review, reason: "riesame")), by: sofia, at: now, in: office)
    }
  }

  @Test("a date to come, no further than the ruleset allows; nobody is blocked twice")
  func dates() throws {
    let now = try thursday()
    let office = try office { $0.limits.longestBlock = 30 }
    let chat = LadderTests.chat(at: now)
    let latest = now.addingTimeInterval(30 * 86_400)
    for days in [-1.0, 0, 31] {
      #expect(
        take(LadderTests.term(days, from: now), chat, at: now, office)
          == .failure(.ladder(.blockOutOfRange(latest: latest))))
    }
    let events = try take(LadderTests.term(30, from: now), chat, at: now, office).get()
    #expect(events.last == .closed(.improper))
    var blocked = chat
    for event in events { blocked.apply(event, by: .staff(sofia.id), at: now) }
    #expect(blocked.block?.until == latest && blocked.session == nil && blocked.waitingSince == nil)
    #expect(
      take(LadderTests.term(7, from: now), blocked, at: now, office)
        == .failure(.ladder(.alreadyBlocked(until: latest))))
    let later = latest.addingTimeInterval(1)
    #expect(throws: Never.self) { try take(LadderTests.term(7, from: later), blocked, at: later, office).get() }
  }

  @Test("WhatsApp is asked only within 24 hours of the citizen's last message")
  func whatsApp() throws {
    let now = try thursday()
    let (chat, office) = (LadderTests.chat(at: now), try office())
    func level(_ wanted: Bool, at instant: Date) throws -> WhatsAppLevel {
      let events = try take(LadderTests.term(7, from: instant, whatsApp: wanted), chat, at: instant, office).get()
      guard case .ladder(.blocked(_, _, let level)) = events.first else { throw Unexpected() }
      return level
    }
    #expect(try level(false, at: now) == WhatsAppLevel.none)
    #expect(try level(true, at: now) == .toAsk)
    #expect(try level(true, at: now.addingTimeInterval(86_400)) == .tooLate)
  }

  @Test("what a blocked citizen sends opens nothing, alerts nobody, gets no notice, and is counted")
  func keptOut() throws {
    let now = try thursday()
    let office = try office()
    for ends in BlockTerm.Kind.allCases {
      var chat = Conversation(id: ConversationID(7))
      chat.block = Block(clause: "A14.f", until: now.addingTimeInterval(60), ends: ends)
      let events = chat.receive(text(at: now), judgement: Judgement(), at: now, in: office)
      #expect(events.last == .ladder(.keptOut) && events.count == 3)
      for event in events { chat.apply(event, by: .citizen, at: now) }
      #expect(chat.session == nil && chat.unread == 0 && chat.waitingSince == nil && chat.notices == Notices())
      #expect(chat.window?.opened == now)
    }
  }

  @Test("a block with an end lapses at its date, one with a review holds until somebody has looked")
  func lapse() throws {
    let now = try thursday()
    let office = try office()
    var chat = Conversation(id: ConversationID(7))
    chat.block = Block(clause: "A14.f", until: now, ends: .lapse)
    #expect(chat.lapses(at: now.addingTimeInterval(-1)) == [])
    #expect(chat.lapses(at: now) == [.ladder(.blockLapsed)])
    let events = chat.receive(text(at: now), judgement: Judgement(), at: now, in: office)
    #expect(events.first == .ladder(.blockLapsed) && events.contains(.sessionOpened))
    chat.block?.ends = .review
    #expect(chat.lapses(at: now.addingTimeInterval(900_000)) == [])
    let month = now.addingTimeInterval(30 * 86_400)
    #expect(try review(.keep, chat, at: now, office).get() == [.ladder(.blockKept(until: month, reason: "riesame"))])
  }

  @Test("kept, extended, lifted: only while it holds, within the ruleset's days")
  func reviews() throws {
    let now = try thursday()
    let office = try office()
    var chat = LadderTests.chat(at: now)
    let until = now.addingTimeInterval(86_400)
    chat.block = Block(clause: "A14.f", until: until)
    #expect(try review(.keep, chat, at: now, office).get() == [.ladder(.blockKept(until: until, reason: "riesame"))])
    let later = now.addingTimeInterval(10 * 86_400)
    #expect(
      try review(.extend(until: later), chat, at: now, office).get()
        == [.ladder(.blockExtended(until: later, reason: "riesame"))])
    #expect(review(.extend(until: until), chat, at: now, office) == .failure(.nothingToDo))
    guard case .failure(.ladder(.blockOutOfRange)) = review(.extend(until: now), chat, at: now, office) else {
      throw Unexpected()
    }
    #expect(try review(.lift, chat, at: now, office).get() == [.ladder(.blockLifted(reason: "riesame"))])
    #expect(review(.lift, chat, at: until, office) == .failure(.ladder(.notBlocked)))
    let byAnna = Result { () throws(Refusal) in
      try chat.decide(.ladder(.review(.lift, reason: "x")), by: anna, at: now, in: office)
    }
    #expect(byAnna == .failure(.roleMissing(.supervisor)))
  }

  @Test("undone, everything is as before: the chat, who had it, the wait; what was kept out comes in")
  func undone() throws {
    let now = try thursday()
    let office = try office()
    let before = Conversation.waiting(inCharge: marco, at: now)
    var chat = before
    let finding = Finding([MessageID(40)], clause: "A14.f", reason: "pubblicità")
    let block = LadderIntent.take(.block(LadderTests.term(7, from: now)), finding)
    for event in try chat.decide(.ladder(block), by: sofia, at: now, in: office) {
      chat.apply(event, by: .staff(sofia.id), at: now)
    }
    chat.block?.interrupted = Interruption(
      session: before.session, waitingSince: before.waitingSince, unread: before.unread, firstAttempt: now, attempts: 2)
    for event in try review(.undo, chat, at: now, office).get() { chat.apply(event, by: .staff(sofia.id), at: now) }
    #expect(chat.block == nil && chat.session == before.session && chat.waitingSince == before.waitingSince)
    #expect(chat.unread == before.unread + 2)
    var closed = Conversation(id: ConversationID(7), block: Block(clause: "A14.f", until: .distantFuture))
    closed.block?.interrupted = Interruption(firstAttempt: now, attempts: 1)
    let events = try review(.undo, closed, at: now, office).get()
    #expect(events == [.ladder(.blockUndone(reason: "riesame")), .sessionOpened, .waited(since: now)])
  }
}
