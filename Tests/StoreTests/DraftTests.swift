import Desk
import Foundation
import Testing

@testable import Store

@Suite("Drafts: one answer and one note for each who writes")
struct DraftTests {
  @Test("they are kept with what they quote, and forgotten when there is nothing left")
  func kept() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    let reply = SavedDraft(purpose: .reply, text: "Buongiorno", quoting: MessageID(1))
    let note = SavedDraft(purpose: .note, text: "Chiedere a Bruno")
    try bench.store.saveDraft(SavedDraft(purpose: .reply, text: "Buong"), in: id, by: Bench.anna, at: Bench.thursday)
    for draft in [reply, note] { try bench.store.saveDraft(draft, in: id, by: Bench.anna, at: Bench.thursday) }
    #expect(try bench.another().drafts(by: Bench.anna) == [id: [reply, note]])
    #expect(try bench.store.drafts(by: Bench.bruno).isEmpty)
    try bench.store.saveDraft(SavedDraft(purpose: .reply, text: ""), in: id, by: Bench.anna, at: Bench.thursday)
    #expect(try bench.store.drafts(by: Bench.anna) == [id: [note]])
  }

  @Test("a draft of a kind that only a newer version knows is counted and left where it is")
  func newer() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    let reply = SavedDraft(purpose: .reply, text: "Buongiorno")
    try bench.store.saveDraft(reply, in: id, by: Bench.anna, at: Bench.thursday)
    try bench.store.connection.write("a newer version") { sql in
      try sql.execute(
        "INSERT INTO draft (conversation, login, purpose, text, at) VALUES (?, ?, 'poll', 'Sì o no?', 1)",
        [id, Bench.anna])
    }
    #expect(try bench.another().drafts(by: Bench.anna) == [id: [reply]])
    #expect(try bench.store.unknownDrafts(by: Bench.anna) == 1)
    #expect(try bench.store.unknownDrafts(by: Bench.bruno) == 0)
    try bench.act(.claim, on: id)
    try bench.act(.reply(text: "Buongiorno", quoting: nil), on: id)
    #expect(try bench.store.unknownDrafts(by: Bench.anna) == 1)
  }

  @Test("what is sent takes its own draft away in its own transaction")
  func sent() throws {
    let bench = try Bench()
    let id = try bench.receive(Bench.arrival("wamid.1"))
    try bench.act(.claim, on: id)
    let reply = SavedDraft(purpose: .reply, text: "Esce il 20 marzo")
    let note = SavedDraft(purpose: .note, text: "Già scritto ieri")
    for draft in [reply, note] {
      for staff in [Bench.anna, Bench.bruno] {
        try bench.store.saveDraft(draft, in: id, by: staff, at: Bench.thursday)
      }
    }
    try bench.act(.reply(text: reply.text, quoting: nil), on: id)
    #expect(try bench.store.drafts(by: Bench.anna) == [id: [note]])
    try bench.act(.note(text: note.text), on: id)
    #expect(try bench.store.drafts(by: Bench.anna).isEmpty)
    #expect(try bench.store.drafts(by: Bench.bruno) == [id: [reply, note]], "a colleague's stay")
    #expect(throws: ActError.self) { try bench.act(.reply(text: " ", quoting: nil), on: id, by: Bench.bruno) }
    #expect(try bench.store.drafts(by: Bench.bruno) == [id: [reply, note]], "what was refused is not lost")
  }
}
