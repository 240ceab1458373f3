import Foundation
import Testing

@testable import Desk

@Suite("A02: a sign on a citizen's message keeps the rules of an answer, and answers nothing")
struct ReactionTests {
  private func chat(at now: Date) throws -> Conversation {
    var chat = Conversation.waiting(inCharge: anna, at: now)
    chat.messages[MessageID(1)] = MessageFacts()
    chat.messages[MessageID(2)] = MessageFacts(isFromCitizen: false, author: anna.id, state: .sent)
    chat.messages[MessageID(3)] = MessageFacts()
    chat.messages[MessageID(3)]?.isDeleted = true
    return chat
  }

  @Test("who is in charge puts one on a message, and takes it off; whoever waits goes on waiting")
  func sends() throws {
    let now = try thursday()
    var chat = try chat(at: now)
    let waiting = chat.waitingSince
    for reaction in [Reaction.thumbsUp, nil] {
      let events = try chat.decide(.react(MessageID(1), reaction), by: anna, at: now, in: office())
      #expect(events == [.reacted(MessageID(1), reaction)])
      chat.apply(events[0], by: .staff(anna.id), at: now)
    }
    #expect(waiting != nil && chat.waitingSince == waiting)
  }

  @Test("not on our own message, a deleted or an unknown one, nor after the 24 hours, nor for who is not in charge")
  func refusals() throws {
    let now = try thursday()
    func refuse(_ refusal: Refusal, _ message: Int64, by staff: Staff = anna, _ chat: Conversation) throws {
      let office = try office()
      #expect(throws: refusal) {
        try chat.decide(.react(MessageID(message), .thumbsUp), by: staff, at: now, in: office)
      }
    }
    let standing = try chat(at: now)
    try refuse(.notTheCitizens, 2, standing)
    try refuse(.unknownMessage, 3, standing)
    try refuse(.unknownMessage, 9, standing)
    try refuse(.notInCharge(colleague: anna.id), 1, by: marco, standing)
    var late = standing
    late.window = .init(opened: now.addingTimeInterval(-90_000))
    try refuse(.windowClosed(since: now.addingTimeInterval(-90_000 + 86_400)), 1, late)
  }
}
