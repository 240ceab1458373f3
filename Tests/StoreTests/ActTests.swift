import Desk
import Foundation
import Moderation
import Testing

@testable import Store

@Suite("Acts: one transaction each, told in the thread and in the journal")
struct ActTests {
  @Test("an operator's morning, line by line (A24)")
  func morning() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1", .text("Quando esce la graduatoria?")))
    let message = try #require(try bench.store.thread(id, limit: 50)?.entries.first { $0.told.hasPrefix("<") }).id
    let subject = try #require(try bench.store.office().timetable.ruleset(at: Bench.thursday).subjects.first?.id)
    try bench.act(.claim, on: id)
    try bench.act(.see, on: id)
    try bench.act(.label(subject), on: id)
    try bench.act(.note(text: "Già scritto ieri"), on: id)
    try bench.act(.mark(message, .riservati), on: id)
    try bench.act(.flag(message, clause: "A14.c", reason: "Minaccia"), on: id)
    try bench.act(.transfer(to: Bench.bruno, comment: "È tua"), on: id)
    try bench.act(.takeOver, on: id)
    let flag = try #require(try bench.store.thread(id, limit: 50)?.entries.lazy.flatMap(\.flags).first)
    try bench.act(.dismissFlag(flag.id, on: message, reason: "Non lo è"), on: id, by: Bench.rita)
    try bench.act(.reply(text: "Il 20 marzo", quoting: message), on: id)
    try bench.act(.unlabel(subject), on: id)
    try bench.act(.unmark(message, .riservati), on: id)
    try bench.act(.snooze(until: Bench.thursday + 7200), on: id)
    try bench.act(.markUnread, on: id)
    try bench.act(.release, on: id)
    try bench.act(.claim, on: id)
    try bench.act(.close(.answered), on: id)
    try bench.act(.reopen, on: id, by: Bench.bruno)
    let story = try bench.story(id).filter { !$0.contains("[notice]") }
    #expect(
      story == [
        "* sessionOpened", "< Quando esce la graduatoria?", "* a.bianchi: claimed", "* a.bianchi: labelled \(subject)",
        "# a.bianchi: Già scritto ieri", "* a.bianchi: marked riservati", "* a.bianchi: flagged A14.c «Minaccia»",
        "* a.bianchi: transferred b.neri «È tua»", "* a.bianchi: takenOver b.neri",
        "* r.conti: flagDismissed A14.c «Non lo è»", "> a.bianchi: Il 20 marzo (held)",
        "* a.bianchi: unlabelled \(subject)", "* a.bianchi: unmarked riservati",
        "* a.bianchi: snoozed 2026-03-12T13:00:00+01:00", "* a.bianchi: released", "* a.bianchi: claimed",
        "* a.bianchi: closed answered", "* b.neri: reopened",
      ])
    let verbs = try bench.store.journal().map(\.verb)
    #expect(
      Array(verbs.suffix(18)) == [
        "claimed", "seen", "labelled", "noted", "marked", "flagged", "transferred", "takenOver", "flagDismissed",
        "replied", "unlabelled", "unmarked", "snoozed", "markedUnread", "released", "claimed", "closed", "reopened",
      ])
    #expect(try bench.store.verifyJournal() == nil)
  }

  @Test("the thread's entry carries quote, flag, mark and who is in charge")
  func details() throws {
    let bench = try Bench()
    let flag = Flag(clause: "A14.f", rule: "link", evidence: 3..<9, confidence: .medium, why: "Un collegamento")
    let id = try bench.receive(
      Bench.arrival("wamid.1", .text("Clicca qui")), judgement: Judgement(flags: [flag], marks: [.istanza]))
    let message = try #require(try bench.store.thread(id, limit: 50)?.entries.first { $0.told == "< Clicca qui" })
    #expect(message.flags.map(\.flag) == [flag])
    #expect(message.flags.first?.by == nil, "the rules proposed it")
    #expect(message.marks == [.istanza])
    try bench.act(.claim, on: id)
    try bench.act(.reply(text: "Grazie", quoting: message.id), on: id)
    let thread = try #require(try bench.store.thread(id, limit: 50))
    let reply = try #require(thread.entries.first { $0.told.contains("Grazie") })
    #expect(reply.quoted == Quote(id: message.id, isFromCitizen: true, text: "Clicca qui"))
    #expect(thread.head.conversation.session?.inCharge == Bench.anna)
    #expect(thread.head.conversation.messages[reply.id]?.state == .held)
    let row = try #require(try bench.store.inbox(.flagged, for: Bench.anna, at: Bench.thursday, limit: 5).rows.first)
    #expect((row.clauses, row.marks, row.inCharge) == (["A14.f"], [.istanza], Bench.anna))
    #expect(row.last == Snippet(isFromCitizen: true, kind: .text, text: "Clicca qui", isReserved: false))
    let mine = try #require(try bench.store.inbox(.mine, for: Bench.anna, at: Bench.thursday, limit: 5).rows.first)
    #expect(mine.last == Snippet(isFromCitizen: false, kind: .text, text: "Grazie"))
  }

  @Test("a quote that names a message of another chat shows nothing of it, and nobody at the desk can make one")
  func foreignQuote() throws {
    let bench = try Bench()
    let other = try bench.receive(Bench.arrival("wamid.1", .text("il mio segreto")))
    let id = try bench.receive(Bench.arrival("wamid.2", .text("Che dice?"), citizen: 2, quoting: "wamid.1"))
    let entry = try #require(try bench.store.thread(id, limit: 9)?.entries.first { $0.told == "< Che dice?" })
    #expect(entry.quoted == Quote(id: nil, isFromCitizen: false, text: nil))
    try bench.act(.claim, on: id)
    let secret = try #require(try bench.store.thread(other, limit: 9)?.entries.first { $0.told == "< il mio segreto" })
    #expect(throws: ActError.refused(.unknownMessage)) {
      try bench.act(.reply(text: "Ecco", quoting: secret.id), on: id)
    }
  }

  @Test("a reserved message says so wherever it is quoted (A13)")
  func reservedQuote() throws {
    let bench = try Bench()
    let id = try bench.receive(
      Bench.arrival("wamid.1", .text("Sono malata")), judgement: Judgement(marks: [.riservati]))
    try bench.receive(Bench.arrival("wamid.2", .text("Aspetto"), quoting: "wamid.1"))
    try bench.receive(Bench.arrival("wamid.3", .text("Ancora"), quoting: "wamid.2"))
    let quotes = try #require(try bench.store.thread(id, limit: 9)).entries.compactMap(\.quoted)
    #expect(quotes.map(\.isReserved) == [true, false])
  }

  @Test("an answer is the list's last line also when the clock was set back since the message")
  func lastLine() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1", at: Bench.thursday + 600))
    try bench.act(.claim, on: id)
    try bench.act(.reply(text: "Ecco", quoting: nil), on: id)
    let row = try #require(try bench.store.inbox(.mine, for: Bench.anna, at: Bench.thursday, limit: 5).rows.first)
    #expect((row.last?.text, row.lastAt) == ("Ecco", Bench.thursday + 600))
  }

  @Test("an answer taken back after the close leaves nobody waiting")
  func takeBackAfterClose() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    try bench.act(.claim, on: id)
    try bench.act(.reply(text: "Ecco", quoting: nil), on: id)
    try bench.act(.close(.answered), on: id, at: Bench.thursday + 61)
    try bench.act(.takeBack, on: id, at: Bench.thursday + 62)
    #expect(try bench.store.thread(id, limit: 1)?.head.conversation.waitingSince == nil)
  }

  @Test("taking an answer back restores the wait, the place and the last line")
  func takeBack() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    try bench.act(.claim, on: id)
    let before = try bench.store.inbox(.mine, for: Bench.anna, at: Bench.thursday, limit: 5)
    try bench.act(.reply(text: "Ecco", quoting: nil), on: id)
    let answered = try bench.store.inbox(.mine, for: Bench.anna, at: Bench.thursday, limit: 5)
    #expect(answered.rows.map(\.section) == [.resting])
    try bench.act(.takeBack, on: id, at: Bench.thursday + 62)
    #expect(try bench.store.inbox(.mine, for: Bench.anna, at: Bench.thursday, limit: 5) == before)
    #expect(try bench.story(id).last == "> a.bianchi: Ecco (withdrawn)")
  }

  @Test("a refusal changes nothing, and is told as it is")
  func refusals() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    let other = try bench.receive(Bench.arrival("wamid.2", citizen: 2))
    let elsewhere = try #require(try bench.store.thread(other, limit: 9)?.entries.first { $0.told.hasPrefix("<") })
    let opening = try #require(try bench.store.thread(id, limit: 9)?.entries.first { $0.told == "* sessionOpened" })
    let rows = try bench.store.journal().count
    let stories: [(Intent, StaffID, Refusal)] = [
      (.flag(elsewhere.id, clause: "A14.b", reason: "x"), Bench.anna, .unknownMessage),
      (.flag(opening.id, clause: "A14.b", reason: "x"), Bench.anna, .unknownMessage),
      (.claim, Bench.dario, .roleMissing(.operator)), (.claim, StaffID("nobody"), .roleMissing(.operator)),
      (.reply(text: "x", quoting: nil), Bench.anna, .notInCharge(colleague: nil)),
      (.takeBack, Bench.anna, .nothingToTakeBack), (.reopen, Bench.anna, .alreadyOpen),
      (.flag(MessageID(999), clause: "A14.b", reason: "x"), Bench.anna, .unknownMessage),
    ]
    for (intent, staff, refusal) in stories {
      #expect(throws: ActError.refused(refusal)) { try bench.act(intent, on: id, by: staff) }
    }
    #expect(throws: ActError.unknownConversation(ConversationID(77))) {
      try bench.act(.claim, on: ConversationID(77))
    }
    #expect(try bench.store.journal().count == rows)
  }

  @Test("of two consoles that claim at once one wins and the other is told who")
  func race() async throws {
    let bench = try Bench()
    for round in 1...8 {
      let id = try bench.receive(Bench.arrival("wamid.\(round)", citizen: round))
      let contenders = try [Bench.anna, Bench.bruno].map { ($0, try bench.another()) }
      let outcomes = await withTaskGroup(of: (StaffID, ActError?).self, returning: [StaffID: ActError?].self) { group in
        for (staff, store) in contenders {
          group.addTask {
            do throws(ActError) {
              _ = try store.perform(.claim, on: id, by: staff, at: Bench.thursday + 60)
              return (staff, nil)
            } catch {
              return (staff, error)
            }
          }
        }
        return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
      }
      let holder = try #require(try bench.store.thread(id, limit: 1)?.head.conversation.session?.inCharge)
      let loser = holder == Bench.anna ? Bench.bruno : Bench.anna
      #expect(outcomes[holder] == .some(nil))
      #expect(outcomes[loser] == .refused(.alreadyClaimed(by: holder)))
    }
  }

  @Test("a flag raised by hand shows in the list with its clause until a supervisor has settled it (A14, C17)")
  func flagByHand() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1", .text("Clicca qui")))
    let message = try #require(try bench.store.thread(id, limit: 9)?.entries.first { $0.told == "< Clicca qui" })
    func clauses() throws -> [[String]] {
      try bench.store.inbox(.flagged, for: Bench.rita, at: Bench.thursday, limit: 5).rows.map(\.clauses)
    }
    try bench.act(.flag(message.id, clause: "A14.f", reason: "Pubblicità"), on: id)
    #expect(try clauses() == [["A14.f"]])
    let flag = try #require(try bench.store.thread(id, limit: 9)?.entries.lazy.flatMap(\.flags).first)
    try bench.act(.dismissFlag(flag.id, on: message.id, reason: "È del Comune"), on: id, by: Bench.rita)
    #expect(try clauses() == [])
    #expect(try bench.store.counts(for: Bench.rita, at: Bench.thursday).rows[.flagged] == 0)
  }

  @Test("a danger stands first among the clauses, before what is surer (A14.c)")
  func gravest() throws {
    let bench = try Bench()
    let proposed: [(String, Flag.Confidence)] = [
      ("A14.a", .low), ("A14.b", .high), ("A14.c", .medium), ("A14.b", .high),
    ]
    let flags = proposed.map { clause, confidence in
      Flag(clause: clause, rule: "prova", evidence: 0..<4, confidence: confidence, why: "Prova")
    }
    try bench.receive(Bench.arrival("wamid.1"), judgement: Judgement(flags: flags))
    let row = try #require(try bench.store.inbox(.incoming, for: Bench.anna, at: Bench.thursday, limit: 5).rows.first)
    #expect((row.section, row.clauses) == (.danger, ["A14.c", "A14.b", "A14.a"]))
    for (citizen, clause, confidence) in [(2, "A14.c", Flag.Confidence.low), (3, "A14.b", .high)] {
      let mild = Flag(clause: clause, rule: "prova", evidence: 0..<4, confidence: confidence, why: "Prova")
      let id = try bench.receive(
        Bench.arrival("wamid.\(citizen)", citizen: citizen), judgement: Judgement(flags: [mild]))
      let rows = try bench.store.inbox(.incoming, for: Bench.anna, at: Bench.thursday, limit: 5).rows
      #expect(rows.first { $0.id == id }?.section == .waiting, "\(clause) \(confidence)")
    }
  }

  @Test("an answered chat that is given back is anybody's, and its subjects stand in the ruleset's order (A08)")
  func givenBack() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    let subjects = try bench.store.office().timetable.ruleset(at: Bench.thursday).subjects.prefix(2).map(\.id)
    try bench.act(.claim, on: id)
    for subject in subjects.reversed() { try bench.act(.label(subject), on: id) }
    try bench.act(.reply(text: "Ecco", quoting: nil), on: id)
    try bench.act(.release, on: id)
    let rows = try bench.store.inbox(.incoming, for: Bench.bruno, at: Bench.thursday, limit: 5).rows
    #expect(rows.map(\.id) == [id])
    #expect(rows.first?.labels == subjects)
  }

  @Test("each session keeps who had it last, when it ended and how, and a reopened one is open again (A24)")
  func sessions() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    func session() throws -> String? {
      try bench.store.connection.read("looking") { sql in
        try sql.first("SELECT in_charge, closed_at, outcome FROM session ORDER BY id DESC") { row in
          let (holder, closed) = (row.optionalText() ?? "nobody", row.optionalInstant())
          return "\(holder) \(closed == nil ? "open" : "closed") \(row.optionalText() ?? "-")"
        }
      }
    }
    func closed() throws -> [Session.Outcome?] {
      try bench.store.inbox(.closed, for: Bench.anna, at: Bench.thursday, limit: 5).rows.map(\.outcome)
    }
    try bench.act(.claim, on: id)
    #expect(try session() == "a.bianchi open -")
    try bench.act(.close(.answered), on: id)
    #expect(try session() == "a.bianchi closed answered")
    #expect(try closed() == [.answered])
    try bench.act(.reopen, on: id, by: Bench.bruno)
    #expect(try session() == "b.neri open -")
    #expect(try closed() == [])
    try bench.act(.close(.noReply), on: id, by: Bench.bruno)
    try bench.receive(Bench.arrival("wamid.2", at: Bench.thursday + 600))
    #expect(try session() == "nobody open -")
    #expect(try closed() == [], "who writes again is among the open ones")
    #expect(try bench.store.thread(id, limit: 1)?.head.earlierSessions == 1)
  }

  @Test("in an invented file whoever comes has every role")
  func guests() throws {
    let bench = try Bench(kind: .demo)
    let id = try bench.receive(Bench.arrival("wamid.1"))
    try bench.act(.claim, on: id, by: StaffID("guest"))
    #expect(try bench.store.staff().first { $0.id == StaffID("guest") }?.roles == Set(Staff.Role.allCases))
  }
}
