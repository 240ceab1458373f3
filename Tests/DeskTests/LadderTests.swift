import Foundation
import Moderation
import Policy
import Testing

@testable import Desk

@Suite("A14, A15, A16, C17: the ladder that people climb")
struct LadderTests {
  /// A message with an open flag of the rules for A14.f and one of Anna's for A14.b, one plain, one deleted, one of ours.
  static func chat(at now: Date) -> Conversation {
    var chat = Conversation.waiting(at: now)
    let spam = Flag(clause: "A14.f", rule: "link-esterno", evidence: 0..<4, confidence: .high, why: "Collegamento.")
    var insult = spam
    (insult.clause, insult.confidence) = ("A14.b", .low)
    chat.messages[MessageID(41)] = MessageFacts(flags: [
      FlagRecord(id: FlagID(1), message: MessageID(41), flag: spam, by: nil),
      FlagRecord(id: FlagID(2), message: MessageID(41), flag: insult, by: anna.id),
    ])
    chat.messages[MessageID(44)] = MessageFacts(flags: [
      FlagRecord(id: FlagID(3), message: MessageID(44), flag: insult, by: anna.id)
    ])
    chat.messages[MessageID(42)] = MessageFacts(isFromCitizen: false, author: anna.id, state: .sent)
    chat.messages[MessageID(43)] = MessageFacts()
    chat.messages[MessageID(43)]?.isDeleted = true
    return chat
  }

  static let finding = Finding([MessageID(41)], clause: "A14.f", reason: "pubblicità")
  static func term(_ days: Double, from now: Date, _ ends: BlockTerm.Kind = .lapse, whatsApp: Bool = false) -> BlockTerm
  {
    BlockTerm(until: now.addingTimeInterval(days * 86_400), ends: ends, atWhatsApp: whatsApp)
  }

  func outcome(_ step: LadderIntent, by staff: Staff, _ chat: Conversation, at now: Date, _ office: Office)
    -> Result<[Event], Refusal>
  {
    Result { () throws(Refusal) in try chat.decide(.ladder(step), by: staff, at: now, in: office) }
  }

  @Test(
    "operators dismiss their own, warn and propose; the rest takes a supervisor",
    arguments: [
      (Measure.warn, true), (.delete, false), (.report(), false), (.refer, false),
      (.block(BlockTerm(until: Date(timeIntervalSince1970: 1_773_900_000), ends: .lapse)), false),
    ])
  func roles(_ measure: Measure, isOperators: Bool) throws {
    let now = try thursday()
    let (chat, office) = (Self.chat(at: now), try office())
    let take = LadderIntent.take(measure, Self.finding)
    switch outcome(take, by: anna, chat, at: now, office) {
    case .success: #expect(isOperators)
    case .failure(let refusal): #expect(!isOperators && refusal == .roleMissing(.supervisor))
    }
    let supervised = outcome(take, by: sofia, chat, at: now, office)
    #expect(throws: Never.self) { try supervised.get() }
    #expect(outcome(take, by: dario, chat, at: now, office) == .failure(.roleMissing(take.role)))
    let proposed = outcome(.propose(measure, Self.finding), by: anna, chat, at: now, office)
    #expect(proposed == .success([.ladder(.proposed(measure, Self.finding))]))
  }

  @Test(
    arguments: [
      ("with evidence", .take(.delete, Finding([], clause: "A14.f", reason: "x")), .ladder(.noEvidence)),
      (
        "of this conversation", .take(.delete, Finding([MessageID(99)], clause: "A14.f", reason: "x")), .unknownMessage
      ),
      ("of the citizen", .take(.delete, Finding([MessageID(42)], clause: "A14.f", reason: "x")), .notTheCitizens),
      ("a ground", .take(.delete, Finding([MessageID(40)], clause: "A14.z", reason: "x")), .unknownGround("A14.z")),
      ("and a reason", .take(.delete, Finding([MessageID(40)], clause: "A14.f", reason: " \n")), .empty),
      (
        "what is deleted is not deleted again", .take(.delete, Finding([MessageID(43)], clause: "A14.f", reason: "x")),
        .ladder(.alreadyDeleted)
      ),
      ("only what is deleted is unsealed", .unseal(MessageID(40)), .ladder(.notDeleted)),
      ("and only what is known", .unseal(MessageID(99)), .unknownMessage),
      ("a proposal that is there is declined", .decline(MeasureID(9), reason: "x"), .ladder(.noOpenProposal)),
      ("a block that holds is reviewed", .review(.lift, reason: "x"), .ladder(.notBlocked)),
      ("nothing open is not dismissed", .dismiss([MessageID(40)], reason: "x"), .noOpenFlag),
      ("nor without a reason", .dismiss([MessageID(41)], reason: ""), .empty),
      ("nor elsewhere", .dismiss([MessageID(99)], reason: "x"), .unknownMessage),
    ] as [(String, LadderIntent, Refusal)])
  func refusals(_ story: String, _ step: LadderIntent, _ refusal: Refusal) throws {
    let now = try thursday()
    #expect(outcome(step, by: sofia, Self.chat(at: now), at: now, try office()) == .failure(refusal), "\(story)")
  }

  @Test("an operator's own flag is theirs to dismiss, the rules' and a colleague's are not")
  func ownFlags() throws {
    let now = try thursday()
    let (chat, office) = (Self.chat(at: now), try office())
    let own = LadderIntent.dismiss([MessageID(44)], reason: "era ironia")
    #expect(
      outcome(own, by: anna, chat, at: now, office)
        == .success([.flagDismissed(FlagID(3), on: MessageID(44), reason: "era ironia")]))
    #expect(outcome(own, by: marco, chat, at: now, office) == .failure(.roleMissing(.supervisor)))
    let both = LadderIntent.dismiss([MessageID(41)], reason: "falso allarme")
    #expect(outcome(both, by: anna, chat, at: now, office) == .failure(.roleMissing(.supervisor)))
    #expect(try outcome(both, by: sofia, chat, at: now, office).get().count == 2)
  }

  @Test("each step confirms its evidence under its clause; a message named twice counts once")
  func confirms() throws {
    let now = try thursday()
    let finding = Finding([MessageID(41), MessageID(40), MessageID(41)], clause: "A14.f", reason: " pubblicità ")
    let events = try outcome(.take(.refer, finding), by: sofia, Self.chat(at: now), at: now, try office()).get()
    let kept = Finding([MessageID(40), MessageID(41)], clause: "A14.f", reason: "pubblicità")
    #expect(
      events == [
        .ladder(.referred(kept)),
        .ladder(.confirmed(MessageID(40), clause: "A14.f", reason: "pubblicità")),
        .ladder(.confirmed(MessageID(41), clause: "A14.f", reason: "pubblicità")),
      ])
  }

  @Test("a deleted text rests sealed for the ruleset's days, a report goes to the ruleset's manager")
  func terms() throws {
    let now = try thursday()
    let office = try office { $0.retention.sealed = 10 }
    let deleted = try outcome(.take(.delete, Self.finding), by: sofia, Self.chat(at: now), at: now, office).get()
    #expect(deleted.first == .ladder(.deleted(Self.finding, sealedUntil: now.addingTimeInterval(864_000))))
    let reported = try outcome(.take(.report(), Self.finding), by: sofia, Self.chat(at: now), at: now, office).get()
    guard case .ladder(.reported(_, let recipient, let purpose)) = reported.first else { throw Unexpected() }
    #expect(recipient.contains("Gestore del servizio") && recipient.contains("@comune.arezzo.it"))
    #expect(purpose.contains("A14"))
    let own = LadderIntent.take(.report(to: " Dirigente ", purpose: " "), Self.finding)
    guard
      case .ladder(.reported(_, "Dirigente", let usual)) = try outcome(
        own, by: sofia, Self.chat(at: now), at: now, office
      ).get().first
    else { throw Unexpected() }
    #expect(usual == purpose)
  }

  @Test("a warning goes in the window and in hours, with the policy's own words, and not over a colleague's head")
  func warnings() throws {
    let now = try thursday()
    let office = try office()
    var chat = Self.chat(at: now)
    let warn = LadderIntent.take(.warn, Self.finding)
    guard case .ladder(.warned(_, let text)) = try outcome(warn, by: anna, chat, at: now, office).get().first else {
      throw Unexpected()
    }
    #expect(text.contains("A14.f") && text.contains("spam") && !text.contains("{"))
    let evening = now.addingTimeInterval(6 * 3600)
    guard case .failure(.deskClosed) = outcome(warn, by: anna, chat, at: evening, office) else { throw Unexpected() }
    let tomorrow = now.addingTimeInterval(24 * 3600)
    guard case .failure(.windowClosed) = outcome(warn, by: anna, chat, at: tomorrow, office) else { throw Unexpected() }
    chat.session?.inCharge = marco.id
    #expect(outcome(warn, by: anna, chat, at: now, office) == .failure(.notInCharge(colleague: marco.id)))
    #expect(throws: Never.self) { try outcome(warn, by: sofia, chat, at: now, office).get() }
    chat.block = Block(clause: "A14.f", until: evening)
    #expect(outcome(warn, by: sofia, chat, at: now, office) == .failure(.blocked(until: evening)))
    let silent = try self.silent()
    #expect(outcome(warn, by: sofia, Self.chat(at: now), at: now, silent) == .failure(.ladder(.noWarning)))
  }

  private func silent() throws -> Office { try office { $0.texts[.warning] = nil } }

  @Test("the same is proposed once, and raises a flag of who asks where there is none")
  func proposing() throws {
    let now = try thursday()
    var chat = Self.chat(at: now)
    let office = try office()
    let plain = Finding([MessageID(40)], clause: "A14.k", reason: "fuori luogo")
    #expect(
      outcome(.propose(.delete, plain), by: anna, chat, at: now, office)
        == .success([
          .flagged(MessageID(40), clause: "A14.k", reason: "fuori luogo"), .ladder(.proposed(.delete, plain)),
        ]))
    chat.proposals = [
      MeasureRecord(id: MeasureID(1), measure: .delete, finding: plain, by: anna.id, at: now, state: .proposed)
    ]
    #expect(outcome(.propose(.delete, plain), by: marco, chat, at: now, office) == .failure(.ladder(.alreadyProposed)))
    #expect(throws: Never.self) { try outcome(.propose(.refer, plain), by: marco, chat, at: now, office).get() }
    let far = Measure.block(Self.term(900, from: now))
    guard case .failure(.ladder(.blockOutOfRange)) = outcome(.propose(far, plain), by: anna, chat, at: now, office)
    else { throw Unexpected() }
    let declined = try outcome(.decline(MeasureID(1), reason: "no"), by: sofia, chat, at: now, office).get()
    #expect(declined == [.ladder(.declined(MeasureID(1), reason: "no"))])
  }

  @Test("a message weighs by clause, confidence and what came before; a long past buries no threat")
  func priority() throws {
    let ruleset = try office().timetable.ruleset(at: try thursday())
    func weight(_ clause: String, _ confidence: Flag.Confidence, _ confirmed: Int = 0) -> Int {
      Priority.weight(of: clause, confidence, confirmed: confirmed, under: ruleset)
    }
    #expect(weight("A14.c", .high) > weight("A14.b", .high))
    #expect(weight("A14.b", .high) > weight("A14.b", .medium) && weight("A14.b", .medium) > weight("A14.b", .low))
    #expect(weight("A14.f", .medium, 2) > weight("A14.f", .medium))
    #expect(weight("A14.f", .low, 500) < weight("A14.c", .high))
    var own = ruleset
    own.grounds[5].weight = 10
    #expect(Priority.weight(of: "A14.f", .low, confirmed: 0, under: own) == 10)
  }
}

/// A story went another way.
struct Unexpected: Error {}
