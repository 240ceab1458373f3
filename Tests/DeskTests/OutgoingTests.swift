import Desk
import Foundation
import Testing

@Suite("A01, A09: what did not arrive is decided by a person, and what may have arrived is never sent again blindly")
struct OutgoingTests {
  private let message = MessageID(90)

  private func chat(
    _ state: OutboxState, at now: Date, inCharge: Staff? = anna, _ change: (inout MessageFacts) -> Void = { _ in }
  ) -> Conversation {
    var chat = Conversation.waiting(inCharge: inCharge, at: now)
    var facts = MessageFacts(isFromCitizen: false, author: anna.id, state: state)
    change(&facts)
    chat.messages[message] = facts
    return chat
  }

  private func decide(_ intent: OutboxIntent, _ chat: Conversation, by staff: Staff = anna, at now: Date) throws
    -> [Event]
  {
    try chat.decide(.outbox(intent), by: staff, at: now, in: office())
  }

  @Test("an uncertain message is sent again, marked or given up; a failed one is not marked as sent")
  func unsettled() throws {
    let now = try thursday()
    let uncertain = chat(.uncertain, at: now)
    #expect(try decide(.retry(message), uncertain, at: now) == [.outbox(.retried(message))])
    #expect(try decide(.markSent(message), uncertain, at: now) == [.outbox(.markedSent(message))])
    #expect(try decide(.giveUp(message), uncertain, at: now) == [.outbox(.gaveUp(message))])
    let failed = chat(.failed, at: now)
    #expect(try decide(.retry(message), failed, at: now) == [.outbox(.retried(message))])
    #expect(try decide(.giveUp(message), failed, at: now) == [.outbox(.gaveUp(message))])
    #expect(throws: Refusal.outbox(.settled)) { try decide(.markSent(message), failed, at: now) }
    #expect(try decide(.giveUp(message), chat(.queued, at: now), at: now) == [.outbox(.gaveUp(message))])
  }

  @Test("nothing is decided about what waits, travels, has left or was taken back", arguments: OutboxState.allCases)
  func settled(state: OutboxState) throws {
    let now = try thursday()
    let refusal: OutboxRefusal
    switch state {
    case .uncertain, .failed: return
    case .held, .queued: refusal = .stillQueued
    case .sending: refusal = .beingSent
    case .sent, .delivered, .read, .played: refusal = .hasLeft
    case .withdrawn: refusal = .settled
    }
    for intent in [OutboxIntent.retry(message), .markSent(message)] {
      #expect(throws: Refusal.outbox(refusal)) { try decide(intent, chat(state, at: now), at: now) }
    }
    guard state != .queued else { return }
    #expect(throws: Refusal.outbox(refusal)) { try decide(.giveUp(message), chat(state, at: now), at: now) }
  }

  @Test("sending again keeps the rules of an answer: hours (A11), 24 hours (A09), blocks (A15), deleted texts (A14)")
  func rules() throws {
    let now = try thursday()
    let late = try instant("2026-03-12T12:30:00Z")
    let closed = #expect(throws: Refusal.self) { try decide(.retry(message), chat(.failed, at: late), at: late) }
    #expect(closed?.hangsOnHours == true)
    var old = chat(.failed, at: now)
    old.window = .init(opened: now.addingTimeInterval(-86_500))
    #expect(throws: Refusal.windowClosed(since: now.addingTimeInterval(-100))) {
      try decide(.retry(message), old, at: now)
    }
    var blocked = chat(.failed, at: now)
    blocked.block = Block(clause: "A14.b", until: .distantFuture)
    #expect(throws: Refusal.blocked(until: .distantFuture)) { try decide(.retry(message), blocked, at: now) }
    #expect(throws: Refusal.outbox(.deleted)) {
      try decide(.retry(message), chat(.failed, at: now) { $0.isDeleted = true }, at: now)
    }
    // Giving up is possible whatever the clocks say.
    #expect(try decide(.giveUp(message), old, at: late) == [.outbox(.gaveUp(message))])
    #expect(throws: Refusal.nothingToDo) {
      try decide(.giveUp(message), chat(.failed, at: now) { $0.isGivenUp = true }, at: now)
    }
  }

  @Test("a colleague's chat is left to the colleague or to a supervisor; the citizen's messages are not ours (A24)")
  func whose() throws {
    let now = try thursday()
    #expect(throws: Refusal.notInCharge(colleague: anna.id)) {
      try decide(.retry(message), chat(.failed, at: now), by: marco, at: now)
    }
    #expect(try decide(.giveUp(message), chat(.failed, at: now), by: sofia, at: now) == [.outbox(.gaveUp(message))])
    #expect(try decide(.retry(message), chat(.failed, at: now, inCharge: nil), by: marco, at: now).count == 1)
    #expect(throws: Refusal.outbox(.notOurs)) {
      try decide(.retry(MessageID(40)), chat(.failed, at: now), at: now)
    }
    #expect(throws: Refusal.roleMissing(.operator)) {
      try decide(.retry(message), chat(.failed, at: now), by: dario, at: now)
    }
  }
}
