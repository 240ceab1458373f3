import Desk
import Foundation
import Testing

@Suite("Who answers: one at a time, and everyone knows who")
struct ChargeTests {
  @Test(
    arguments: [
      ("nobody's chat is claimed", nil, Intent.claim, anna, .success([.claimed])),
      ("a colleague's is not", marco, .claim, anna, .failure(.alreadyClaimed(by: marco.id))),
      ("nor is one's own", anna, .claim, anna, .failure(.alreadyYours)),
      ("a colleague's is taken over", marco, .takeOver, anna, .success([.takenOver(from: marco.id)])),
      ("taking over what is nobody's claims it", nil, .takeOver, anna, .success([.claimed])),
      ("one's own is not taken over", anna, .takeOver, anna, .failure(.alreadyYours)),
      ("it is given back", anna, .release, anna, .success([.released])),
      ("only by the one in charge", marco, .release, anna, .failure(.notInCharge(colleague: marco.id))),
      (
        "handed on with a word", anna, .transfer(to: marco.id, comment: " la TARI "), anna,
        .success([.transferred(to: marco.id, comment: "la TARI")])
      ),
      (
        "or with none", anna, .transfer(to: marco.id, comment: " "), anna,
        .success([.transferred(to: marco.id, comment: "")])
      ),
      (
        "not with a novel", anna, .transfer(to: marco.id, comment: String(repeating: "a", count: 4097)), anna,
        .failure(.tooLong(count: 4097, limit: 4096))
      ),
      ("not to oneself", anna, .transfer(to: anna.id, comment: ""), anna, .failure(.transferToOneself)),
      (
        "not to somebody who does not answer citizens", anna, .transfer(to: sofia.id, comment: ""), anna,
        .failure(.unknownColleague(sofia.id))
      ),
      (
        "not by a bystander", marco, .transfer(to: marco.id, comment: ""), anna,
        .failure(.notInCharge(colleague: marco.id))
      ),
      ("A24: the director does not answer", nil, .claim, dario, .failure(.roleMissing(.operator))),
      ("closing is for the one in charge", marco, .close(.answered), anna, .failure(.notInCharge(colleague: marco.id))),
      ("and ends the session", anna, .close(.answered), anna, .success([.closed(.answered)])),
      (
        "putting off is, too", marco, .snooze(until: .distantFuture), anna,
        .failure(.notInCharge(colleague: marco.id))
      ),
      ("what is unread is not made unread", anna, .markUnread, anna, .failure(.nothingToDo)),
      ("an open chat is not reopened", anna, .reopen, anna, .failure(.alreadyOpen)),
      (
        "a note is free to all who answer", marco, .note(text: "chiama l'ufficio"), anna,
        .success([.noted(text: "chiama l'ufficio")])
      ),
    ] as [(String, Staff?, Intent, Staff, Result<[Event], Refusal>)])
  func charge(
    _ story: String, _ holder: Staff?, _ intent: Intent, _ staff: Staff, _ expected: Result<[Event], Refusal>
  ) throws {
    let now = try thursday()
    let (chat, office) = (Conversation.waiting(inCharge: holder, at: now), try office())
    let outcome = Result { () throws(Refusal) in try chat.decide(intent, by: staff, at: now, in: office) }
    #expect(outcome == expected, "\(story)")
  }

  @Test("opening a chat makes it read, unless a colleague answers")
  func seeing() throws {
    let now = try thursday()
    let office = try office()
    #expect(try Conversation.waiting(at: now).decide(.see, by: anna, at: now, in: office) == [.seen])
    #expect(try Conversation.waiting(inCharge: marco, at: now).decide(.see, by: anna, at: now, in: office) == [])
    var read = Conversation.waiting(at: now)
    read.unread = 0
    #expect(try read.decide(.see, by: anna, at: now, in: office) == [], "what is read leaves no trace again")
  }

  @Test("after a close nothing is claimed; reopening takes the last session up, in charge of who did it")
  func reopening() throws {
    let now = try thursday()
    let office = try office()
    var chat = Conversation.waiting(inCharge: anna, at: now)
    chat.apply(.closed(.answered), by: .staff(anna.id), at: now)
    #expect(chat.waitingSince == nil, "nobody waits any more")
    #expect(chat.unread == 0)
    for intent in [Intent.claim, .takeOver] {
      #expect(throws: Refusal.closed) { try chat.decide(intent, by: marco, at: now, in: office) }
    }
    let events = try chat.decide(.reopen, by: marco, at: now, in: office)
    chat.apply(events[0], by: .staff(marco.id), at: now)
    #expect(chat.session?.id == SessionID(3))
    #expect(chat.session?.inCharge == marco.id)
    let stranger = Conversation(id: ConversationID(9))
    #expect(throws: Refusal.neverOpened) { try stranger.decide(.reopen, by: marco, at: now, in: office) }
  }

  @Test("a chat is put off within the ruleset's days, and the citizen's next message brings it back")
  func snoozing() throws {
    let now = try thursday()
    let office = try office()
    var chat = Conversation.waiting(inCharge: anna, at: now)
    chat.waitingSince = nil
    let latest = now.addingTimeInterval(TimeInterval(office.timetable.ruleset(at: now).limits.snoozeDays) * 86_400)
    for bad in [now, latest.addingTimeInterval(1)] {
      #expect(throws: Refusal.snoozeOutOfRange(latest: latest)) {
        try chat.decide(.snooze(until: bad), by: anna, at: now, in: office)
      }
    }
    let events = try chat.decide(.snooze(until: latest), by: anna, at: now, in: office)
    chat.apply(events[0], by: .staff(anna.id), at: now)
    #expect(chat.session?.snoozedUntil == latest)
    for event in chat.receive(text(at: now), judgement: .init(), at: now, in: office) {
      chat.apply(event, by: .citizen, at: now)
    }
    #expect(chat.session?.snoozedUntil == nil)
  }

  /// Each is what a colleague sees of the chat once the act is done.
  @Test(
    "the chat says who has it and since when, and comes back from where it was put off",
    arguments: [
      ("a claim", nil, Event.claimed, anna.id, false),
      ("a take-over", marco, .takenOver(from: marco.id), anna.id, false),
      ("a transfer", anna, .transferred(to: marco.id, comment: ""), marco.id, false),
      (
        "an answer", anna, .replied(text: "Ecco", quoting: nil, heldUntil: .distantFuture, answers: nil), anna.id,
        false
      ),
      ("given back, it stays put off", anna, .released, nil, true),
    ] as [(String, Staff?, Event, StaffID?, Bool)])
  func holding(_ story: String, _ holder: Staff?, _ event: Event, _ expected: StaffID?, _ isPutOff: Bool) throws {
    let now = try thursday()
    var chat = Conversation.waiting(inCharge: holder, at: now)
    let since = chat.session?.inChargeSince
    chat.session?.snoozedUntil = .distantFuture
    chat.apply(event, by: .staff(anna.id), at: now)
    #expect(chat.session?.inCharge == expected, "\(story)")
    #expect(chat.session?.inChargeSince == (expected == nil ? nil : expected == holder?.id ? since : now), "\(story)")
    #expect((chat.session?.snoozedUntil != nil) == isPutOff, "\(story)")
  }

  @Test("what is made unread is new once, what is seen is not, and subjects and marks come and go (A03, A08, A13)")
  func small() throws {
    let now = try thursday()
    var chat = Conversation.waiting(inCharge: anna, at: now)
    func apply(_ event: Event) { chat.apply(event, by: .staff(anna.id), at: now) }
    apply(.seen)
    #expect(chat.unread == 0)
    apply(.markedUnread)
    #expect(chat.unread == 1)
    apply(.labelled("bandi"))
    #expect(chat.labels == ["bandi"])
    apply(.unlabelled("bandi"))
    #expect(chat.labels == [])
    apply(.marked(MessageID(40), .riservati))
    #expect(chat.messages[MessageID(40)]?.marks == [.riservati])
    apply(.unmarked(MessageID(40), .riservati))
    #expect(chat.messages[MessageID(40)]?.marks == [])
  }

  @Test("A09: who waits on a Friday is not put off beyond the last moment at which an answer is possible")
  func snoozingWhoWaits() throws {
    let now = try instant("2026-03-13T10:00:00Z")
    let (closing, monday) = (try instant("2026-03-13T12:00:00Z"), try instant("2026-03-16T07:30:00Z"))
    let office = try office()
    var chat = Conversation.waiting(inCharge: anna, at: now)
    #expect(throws: Refusal.snoozeOutOfRange(latest: closing)) {
      try chat.decide(.snooze(until: monday), by: anna, at: now, in: office)
    }
    #expect(
      try chat.decide(.snooze(until: closing), by: anna, at: now, in: office) == [.snoozed(until: closing)])
    #expect(
      try chat.decide(.snooze(until: monday), by: anna, at: closing, in: office) == [.snoozed(until: monday)],
      "once it is too late anyway, it may rest")
    chat.waitingSince = nil
    #expect(try chat.decide(.snooze(until: monday), by: anna, at: now, in: office) == [.snoozed(until: monday)])
  }
}
