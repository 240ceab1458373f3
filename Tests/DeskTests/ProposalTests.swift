import Desk
import Foundation
import Moderation
import Testing

@Suite("A14, C17: flags propose, people decide")
struct ProposalTests {
  private let open = FlagRecord(
    id: FlagID(5), message: MessageID(41),
    flag: Flag(clause: "A14.b", rule: "by-hand", evidence: 0..<0, confidence: .high, why: "insulto"), by: anna.id)

  private func chat(at now: Date) -> Conversation {
    var chat = Conversation.waiting(at: now)
    chat.messages[MessageID(41)] = MessageFacts(flags: [open], marks: [.istanza])
    var dismissed = open
    (dismissed.id, dismissed.message, dismissed.state) = (FlagID(7), MessageID(43), .dismissed)
    chat.messages[MessageID(43)] = MessageFacts(flags: [dismissed])
    chat.labels = ["bandi"]
    chat.messages[MessageID(42)] = MessageFacts(isFromCitizen: false, author: anna.id, state: .sent)
    return chat
  }

  @Test(
    arguments: [
      ("a message of the citizen is flagged", Intent.flag(MessageID(40), clause: "A14.f", reason: "link"), anna, nil),
      (
        "A14: only with a ground of the policy", .flag(MessageID(40), clause: "A14.z", reason: "x"), anna,
        .unknownGround("A14.z")
      ),
      ("with a reason", .flag(MessageID(40), clause: "A14.f", reason: " "), anna, .empty),
      ("not what we wrote", .flag(MessageID(42), clause: "A14.f", reason: "x"), anna, .notTheCitizens),
      ("not twice for one ground", .flag(MessageID(41), clause: "A14.b", reason: "x"), anna, .nothingToDo),
      ("for another ground it is", .flag(MessageID(41), clause: "A14.f", reason: "link"), anna, nil),
      ("and again once it was dismissed", .flag(MessageID(43), clause: "A14.b", reason: "di nuovo"), anna, nil),
      ("not a message of another chat", .flag(MessageID(99), clause: "A14.b", reason: "x"), anna, .unknownMessage),
      ("a supervisor dismisses", .dismissFlag(FlagID(5), on: MessageID(41), reason: "ironia"), sofia, nil),
      (
        "an operator does not", .dismissFlag(FlagID(5), on: MessageID(41), reason: "x"), marco,
        .roleMissing(.supervisor)
      ),
      ("but their own", .dismissFlag(FlagID(5), on: MessageID(41), reason: "mi sbagliavo"), anna, nil),
      ("and only an open flag", .dismissFlag(FlagID(6), on: MessageID(41), reason: "x"), sofia, .noOpenFlag),
      ("not a settled one", .dismissFlag(FlagID(7), on: MessageID(43), reason: "x"), sofia, .noOpenFlag),
      ("nor in another chat", .dismissFlag(FlagID(5), on: MessageID(99), reason: "x"), sofia, .unknownMessage),
      ("C17: and says why", .dismissFlag(FlagID(5), on: MessageID(41), reason: " "), sofia, .empty),
      ("A03: a formal application is marked", .mark(MessageID(40), .istanza), anna, nil),
      ("once", .mark(MessageID(41), .istanza), anna, .nothingToDo),
      ("not what we wrote", .mark(MessageID(42), .riservati), anna, .notTheCitizens),
      ("nor a message of another chat", .mark(MessageID(99), .riservati), anna, .unknownMessage),
      ("A13: reserved data are marked", .mark(MessageID(41), .riservati), anna, nil),
      ("and unmarked", .unmark(MessageID(41), .istanza), anna, nil),
      ("A08: a subject of the ruleset is a label", .label("tributi"), anna, nil),
      ("once", .label("bandi"), anna, .nothingToDo),
      ("another word is not", .label("sport estremi"), anna, .unknownSubject("sport estremi")),
      ("what is not there is not taken off", .unlabel("tributi"), anna, .nothingToDo),
    ] as [(String, Intent, Staff, Refusal?)])
  func proposals(_ story: String, _ intent: Intent, _ staff: Staff, _ refusal: Refusal?) throws {
    let now = try thursday()
    let (chat, office) = (chat(at: now), try office())
    let outcome = Result { () throws(Refusal) in try chat.decide(intent, by: staff, at: now, in: office) }
    switch (outcome, refusal) {
    case (.success(let events), nil): #expect(events.count == 1, "\(story)")
    case (.failure(let given), let expected): #expect(given == expected, "\(story)")
    case (.success, .some): Issue.record("allowed: \(story)")
    }
  }

  @Test("a dismissed flag is settled, not gone")
  func dismissed() throws {
    let now = try thursday()
    var chat = chat(at: now)
    chat.apply(.flagDismissed(FlagID(5), on: MessageID(41), reason: "ironia"), by: .staff(sofia.id), at: now)
    #expect(chat.messages[MessageID(41)]?.flags.map(\.state) == [.dismissed])
  }
}
