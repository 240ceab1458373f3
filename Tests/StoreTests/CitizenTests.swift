import Desk
import Foundation
import Moderation
import Testing

@testable import Store

@Suite("A citizen is known again by any of their names, and never taken for another")
struct CitizenTests {
  private func receive(_ bench: Bench, _ id: String, _ identity: Identity) throws -> ConversationID {
    var arrival = Bench.arrival(id)
    arrival.from = identity
    return try bench.receive(arrival)
  }

  /// WhatsApp says that a citizen answers at 39 347 555 0043 from now on.
  private func changeNumber(_ bench: Bench, _ id: String, from phone: String) throws {
    var arrival = Bench.arrival(
      id, .system(.changedNumber(phone: "393475550043", userID: nil)), kind: .system)
    arrival.from = Identity(phone: phone)
    let tally = try bench.store.receive(Delivery(arrivals: [arrival]), judgements: [], at: Bench.thursday)
    #expect(tally.arrivals == [.system: 1])
  }

  @Test("names that come later are added to the citizen they came with")
  func merging() throws {
    let bench = try Bench()
    let first = try receive(bench, "1", Identity(phone: "393475550042"))
    #expect(try receive(bench, "2", Identity(phone: "393475550042", userID: "IT.1", username: "giulia")) == first)
    #expect(try receive(bench, "3", Identity(userID: "IT.1", profileName: "Giulia")) == first)
    #expect(try receive(bench, "4", Identity(username: "giulia")) == first)
    let citizen = try #require(try bench.store.thread(first, limit: 1)).head.citizen
    #expect(citizen == Identity(phone: "393475550042", userID: "IT.1", username: "giulia", profileName: "Giulia"))
  }

  @Test("a number with another user id is somebody else's by now: no stranger reads the old chat's answers")
  func recycledNumber() throws {
    let bench = try Bench()
    let old = try receive(bench, "1", Identity(phone: "393475550042", userID: "IT.1"))
    let new = try receive(bench, "2", Identity(phone: "393475550042", userID: "IT.2"))
    #expect(old != new)
    #expect(try bench.store.thread(new, limit: 1)?.head.citizen.phone == "393475550042")
    #expect(try bench.store.thread(old, limit: 1)?.head.citizen == Identity(userID: "IT.1"))
    #expect(try receive(bench, "3", Identity(userID: "IT.1")) == old)
  }

  @Test("who shares a portfolio's id with somebody is not them, and a user name is the one's who took it last")
  func sharedNames() throws {
    let bench = try Bench()
    let first = try receive(bench, "1", Identity(userID: "IT.1", parentUserID: "IT.ENT.9", username: "giulia"))
    let second = try receive(bench, "2", Identity(userID: "IT.2", parentUserID: "IT.ENT.9", username: "giulia"))
    #expect(first != second)
    #expect(try receive(bench, "3", Identity(username: "giulia")) == second)
    for name in ["lucia", "piero"] {
      var arrival = Bench.arrival(name)
      arrival.from = Identity(phone: "", username: name)
      _ = try bench.store.receive(Delivery(arrivals: [arrival]), judgements: [], at: Bench.thursday)
    }
    let both = try ["lucia", "piero"].map { try bench.store.find(citizen: Identity(username: $0)) }
    #expect(both[0] != nil && both[1] != nil && both[0] != both[1], "an empty number is none")
  }

  @Test("who writes from another number under their own user id is answered there; a user id is never taken over")
  func newNumber() throws {
    let bench = try Bench()
    let id = try receive(bench, "1", Identity(phone: "393475550042", userID: "IT.1"))
    #expect(try receive(bench, "2", Identity(phone: "393475550043", userID: "IT.1")) == id)
    #expect(try bench.store.thread(id, limit: 1)?.head.citizen.phone == "393475550043")
    let other = try receive(bench, "3", Identity(phone: "393475550044", userID: "IT.2"))
    var change = Bench.arrival("4", .system(.changedNumber(phone: nil, userID: "IT.2")), kind: .system)
    change.from = Identity(userID: "IT.1")
    let tally = try bench.store.receive(Delivery(arrivals: [change]), judgements: [], at: Bench.thursday)
    #expect(tally.arrivals == [.system: 1])
    #expect(try bench.store.find(citizen: Identity(userID: "IT.1")) == id)
    #expect(try bench.store.find(citizen: Identity(userID: "IT.2")) == other)
  }

  @Test("a change of number keeps the chat; the number is theirs who changed to it, whoever had it, and both are told")
  func numberChange() throws {
    let bench = try Bench()
    let id = try receive(bench, "1", Identity(phone: "393475550042"))
    try changeNumber(bench, "2", from: "393475550042")
    #expect(try bench.store.find(citizen: Identity(phone: "393475550043")) == id)
    #expect(try bench.store.find(citizen: Identity(phone: "393475550042")) == nil)
    #expect(try bench.story(id).filter { $0.contains("umber") || $0.contains("system") } == ["< [system]"], "said once")
    let other = try receive(bench, "3", Identity(phone: "393475550044"))
    try changeNumber(bench, "4", from: "393475550044")
    #expect(try bench.store.find(citizen: Identity(phone: "393475550043")) == other)
    #expect(try bench.store.find(citizen: Identity(phone: "393475550044")) == nil)
    #expect(try bench.story(other).filter { $0.contains("umber") || $0.contains("system") } == ["< [system]"])
    #expect(try bench.story(id).count { $0 == "* numberChanged" } == 1)
    #expect(try bench.store.thread(id, limit: 1)?.head.citizen.phone == nil, "no answer reaches a stranger")
    let told = try bench.store.journal().filter { $0.verb == "numberChanged" }.map(\.conversation)
    #expect(told == [id, id, other], "both chats are in the journal too")
  }

  @Test("what WhatsApp says is kept once")
  func once() throws {
    let bench = try Bench()
    try bench.receive(Bench.arrival("1", .system(.other("codice cambiato")), kind: .system))
    let row = try bench.store.connection.read("looking") { sql in
      try sql.first("SELECT text, detail FROM message WHERE kind = 'system'") { row in
        (row.optionalText(), row.optionalText())
      }
    }
    #expect(row?.0 == "codice cambiato")
    #expect(row?.1?.contains("codice") == false)
  }

  @Test("a phone number stands in one column of one table")
  func oneColumn() throws {
    let bench = try Bench()
    let id = try receive(bench, "1", Identity(phone: "393475550042"))
    try changeNumber(bench, "2", from: "393475550042")
    let sentence = "Giulia changed from 39347555004 to 393475550042"
    try bench.receive(
      Bench.arrival("3", .system(.other(sentence)), kind: .system),
      Bench.arrival("4", .system(.other("+39 347 555 0042")), kind: .system))
    _ = try bench.store.importSession(
      citizen: Identity(phone: "393475550043"),
      entries: [
        ImportedEntry(
          id: ProviderID("chat:1"), side: .system, at: Bench.thursday, kind: .system,
          content: .system(.other(sentence)))
      ], by: Bench.root, at: Bench.thursday)
    try bench.act(.claim, on: id)
    let places = try bench.store.connection.read("looking") { sql -> [String] in
      let tables = try sql.query("SELECT name FROM sqlite_master WHERE type = 'table'") { try $0.text() }
      return try tables.flatMap { table in
        let columns = try sql.query("SELECT name FROM pragma_table_info(?)", [table]) { try $0.text() }
        return try columns.filter { column in
          try sql.holds("SELECT 1 FROM \(table) WHERE CAST(\(column) AS TEXT) LIKE '%39347555004%'")
            || sql.holds("SELECT 1 FROM \(table) WHERE CAST(\(column) AS TEXT) LIKE '%347 555 0042%'")
        }.map { "\(table).\($0)" }
      }
    }
    #expect(places == ["citizen.phone"])
  }
}
