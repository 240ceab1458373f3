import Desk
import Foundation
import Moderation
import Testing

@testable import Store

@Suite("A14: a deleted text is out of every sight, sealed, and erased when its term ends")
struct DeletionTests {
  private let words = "Ti spacco la faccia zqxinsolito"

  @Test("no table that a view, the search or an export reads holds it; a placeholder stands in its place")
  func hidden() throws {
    let bench = try Bench()
    let place = try bench.flagged(words, [Bench.threat])
    try bench.act(.claim, on: place.chat)
    try bench.act(.reply(text: "Moderi i termini", quoting: place.message), on: place.chat)
    #expect(try bench.hits("zqxinsolito") == [place.message])
    try bench.take(.delete, place, clause: "A14.c")
    #expect(try bench.texts(except: ["sealed"]).filter { $0.contains("zqxinsolito") } == [])
    #expect(try bench.hits("zqxinsolito") == [])
    let entries = try #require(try bench.store.thread(place.chat, limit: 50)).entries
    let entry = try #require(entries.first { $0.id == place.message })
    #expect(entry.deletion?.clause == "A14.c" && entry.deletion?.by == Bench.rita)
    #expect(entry.deletion?.at == Bench.thursday + 60)
    #expect(entry.deletion?.sealedUntil == Bench.thursday + 60 + 90 * 86_400)
    #expect(
      entries.contains { $0.quoted?.id == place.message && $0.quoted?.isDeleted == true && $0.quoted?.text == nil })
    let row = try #require(
      try bench.store.inbox(.mine, for: Bench.anna, at: Bench.thursday, limit: 5).rows.first)
    #expect(row.last?.text?.contains("zqx") != true)
    #expect(throws: ActError.refused(.ladder(.alreadyDeleted))) { try bench.take(.delete, place, clause: "A14.c") }
  }

  @Test("a picture's caption, a place and what the citizen had edited go too; a later edit brings nothing back")
  func everything() throws {
    let bench = try Bench()
    let place = try bench.flagged("prima zqxuno", [Bench.threat])
    let provider = try #require(
      try bench.store.connection.read("x") { sql in
        try sql.first("SELECT provider_id FROM message WHERE id = ?", [place.message]) { try $0.text() }
      })
    func edit(_ id: String, _ text: String) throws {
      try bench.receive(
        Bench.arrival(id, .edit(of: ProviderID(provider), text: text), kind: .edit),
        judgement: Judgement(flags: [Bench.insult]))
    }
    try edit("wamid.e1", "seconda zqxdue")
    try bench.take(.delete, place, clause: "A14.c")
    try edit("wamid.e2", "terza zqxtre")
    for word in ["zqxuno", "zqxdue", "zqxtre"] {
      #expect(try bench.texts(except: ["sealed"]).filter { $0.contains(word) } == [])
      #expect(try bench.hits(word) == [])
    }
    let sealed = try bench.store.unseal(place.message, in: place.chat, by: Bench.rita, at: Bench.thursday + 90)
    #expect(sealed.text == "terza zqxtre" && sealed.earlier == ["prima zqxuno", "seconda zqxdue"])
    let media = Media(.image, bytes: 3, fileName: "zqxfile.jpg", caption: "foto zqxfoto")
    let chat = try bench.receive(Bench.arrival("wamid.m", .media(media), kind: .image, citizen: 2))
    let picture = try #require(try bench.store.thread(chat, limit: 9)?.entries.last { $0.told.hasPrefix("<") })
    try bench.take(.delete, (chat, picture.id), clause: "A14.k")
    #expect(try bench.texts(except: ["sealed"]).filter { $0.contains("zqxf") } == [])
    let opened = try bench.store.unseal(picture.id, in: chat, by: Bench.rita, at: Bench.thursday + 90)
    guard case .media(let kept)? = opened.content else { throw BadStory() }
    #expect(opened.text == "foto zqxfoto" && kept.fileName == "zqxfile.jpg")
  }

  @Test("only a supervisor reads what is sealed, and the journal says who did")
  func unsealed() throws {
    let bench = try Bench()
    let place = try bench.flagged(words, [Bench.threat])
    try bench.take(.delete, place, clause: "A14.c")
    #expect(throws: ActError.refused(.roleMissing(.supervisor))) {
      try bench.store.unseal(place.message, in: place.chat, by: Bench.anna, at: Bench.thursday + 70)
    }
    #expect(try !bench.verbs().contains("unsealed"))
    let text = try bench.store.unseal(place.message, in: place.chat, by: Bench.rita, at: Bench.thursday + 70)
    #expect(text.text == words && text.deletion.clause == "A14.c")
    let row = try #require(try bench.store.journal(limit: 5_000).last)
    #expect(row.verb == "unsealed" && row.actor == Bench.rita.rawValue && row.message == place.message)
  }

  @Test("when the term ends nothing of it is left in the file: not in the index, the log or freed pages")
  func erased() throws {
    let bench = try Bench()
    let place = try bench.flagged(words, [Bench.threat])
    try bench.take(.delete, place, clause: "A14.c")
    let end = Bench.thursday + 60 + 90 * 86_400
    #expect(try bench.store.eraseSealed(at: end - 1) == 0)
    #expect(try bench.bytes().range(of: Data("zqxinsolito".utf8)) != nil)
    #expect(try bench.store.eraseSealed(at: end) == 1)
    #expect(try bench.bytes().range(of: Data("zqxinsolito".utf8)) == nil)
    #expect(try bench.store.eraseSealed(at: end) == 0)
    let sealed = try bench.store.unseal(place.message, in: place.chat, by: Bench.rita, at: end)
    #expect(sealed.text == nil && sealed.deletion.erasedAt == end)
    #expect(try bench.verbs().contains("sealErased"))
    #expect(try bench.store.verifyJournal() == nil)
  }
}

/// A story went another way.
struct BadStory: Error {}
