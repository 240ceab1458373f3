import Desk
import Foundation
import Testing
import WhatsApp

@Suite("A body is walked to its last leaf, and nothing is dropped")
struct EnvelopeTests {
  private func read(_ json: String) throws -> Delivery { try delivery(from: Array(json.utf8), receivedAt: receipt) }

  @Test("business-scoped ids: contacts are matched by id and not by place, and a user id in the number's place is one")
  func identities() throws {
    let arrivals = try delivery(from: fixture("webhook/identities.json"), receivedAt: receipt).arrivals
    let ahmed = Identity(
      userID: "IT.13491208655302741918", parentUserID: "IT.ENT.11815799212886844830", username: "ahmed.k",
      profileName: "Ahmed 🌿")
    #expect(arrivals.map(\.from) == [ahmed, ahmed, Identity(phone: phone, profileName: "Giulia Bonci"), ahmed])
    #expect(arrivals[3].content == .system(.changedNumber(phone: nil, userID: "IT.22222222222222222222")))
  }

  @Test("one contact serves one sender, even under another number, but never two")
  func onlyContact() throws {
    let contacts = #""contacts":[{"profile":{"name":"Giulia"},"wa_id":"5511999"}]"#
    let one = try read(#"{\#(contacts),"messages":[{"id":"a","from":"55119999"},{"id":"b"}]}"#).arrivals
    #expect(one.map(\.from.phone) == ["55119999", "5511999"])
    #expect(one.map(\.from.profileName) == ["Giulia", "Giulia"])
    let two = try read(#"{\#(contacts),"messages":[{"id":"a","from":"1"},{"id":"b","from":"2"}]}"#).arrivals
    #expect(two.map(\.from.profileName) == [nil, nil])
  }

  @Test("a message without id, or with one longer than any real one, is known by the digest of its canonical bytes")
  func digests() throws {
    let first = try read(#"{"messages":[{"type":"text","text":{"body":"è"}}]}"#).arrivals
    let second = try read(#"{"messages":[ {"text":{"body":"\u00e8"},"type":"text"} ]}"#).arrivals
    #expect(first.map(\.id) == second.map(\.id))
    #expect(first.first?.id.rawValue.hasPrefix("sha256:") == true && first.first?.id.rawValue.count == 71)
    let long = String(repeating: "w", count: 1025)
    #expect(try read(#"{"messages":[{"id":"\#(long)"}]}"#).arrivals.first?.id.rawValue.count == 71)
    #expect(try read(#"{"messages":[{"id":"\#(long.dropLast())"}]}"#).arrivals.first?.id.rawValue.count == 1024)
  }

  @Test("statuses: the word, what it moves, the error, our own id, the key")
  func statuses() throws {
    let statuses = try delivery(from: fixture("webhook/statuses.json"), receivedAt: receipt).statuses
    #expect(statuses.map(\.state) == [.sent, .delivered, .read, .played, .failed, nil, .delivered, .sent, nil])
    #expect(statuses[0].callback == "42")
    #expect(statuses[4].errorCode == 131_047)
    #expect(statuses[8].word == "RINGING")
    #expect(statuses[1].key == ProviderID("wamid.OURS0001:delivered"))
    #expect(statuses[6].key == ProviderID("wamid.OURS0001:delivered:393475550199"))
    #expect(statuses[7].key.rawValue.hasPrefix("sha256:"))
    #expect(statuses.allSatisfy { !$0.raw.contains("3934755501") && !$0.isRawWhole })
  }

  @Test("calls: one arrival for each event, from the citizen whoever called")
  func calls() throws {
    let arrivals = try delivery(from: fixture("webhook/calls.json"), receivedAt: receipt).arrivals
    #expect(arrivals.map(\.id.rawValue) == ["wacid.CALL2:connect", "wacid.CALL2:terminate", "wacid.CALL3:connect"])
    #expect(
      arrivals.map(\.content) == [
        .call(Call(event: "connect", isFromCitizen: true)),
        .call(Call(event: "terminate", isFromCitizen: true, seconds: 27)),
        .call(Call(event: "connect", isFromCitizen: false)),
      ])
    #expect(arrivals.allSatisfy { $0.from.phone == phone })
  }

  @Test("every other change is kept whole, and two at different times are two")
  func others() throws {
    let bodies = try bodies(in: fixture("webhook/others.json"))
    let others = try bodies.flatMap { try delivery(from: $0, receivedAt: receipt).others }
    #expect(
      others.map(\.field) == [
        "messages", "account_update", "account_update", "user_preferences", "history", "smb_message_echoes",
      ])
    #expect(Set(others.map(\.key)).count == 6)
    #expect(others[4].raw.contains("vecchio"))
    #expect(try bodies.allSatisfy { try delivery(from: $0, receivedAt: receipt).arrivals.isEmpty })
  }

  @Test("an entry that says a page beside its changes: the page is kept once, and every change with id and time")
  func longEntry() throws {
    let page = String(repeating: "pagina ", count: 1000)
    let others = try read(
      #"{"entry":[{"id":"7","time":9,"note":"\#(page)","changes":[{"field":"a","value":{}},{"field":"b"},{"field":"b"}]}]}"#
    ).others
    #expect(others.map { $0.raw.contains(page) } == [true, false, false, false])
    #expect(others.dropFirst().map(\.field) == ["a", "b", "b"])
    #expect(others[1].raw == #"{"changes":[{"field":"a","value":{}}],"id":"7","time":9}"#)
    let alone = try read(#"{"entry":[{"id":"7","note":"\#(page)","changes":[{"field":"a"}]}]}"#).others
    #expect(alone.map { $0.raw.contains(page) } == [true])
  }

  @Test("arrays within arrays: every element counts, however deep")
  func nestedArrays() throws {
    let deep = String(repeating: "[1,", count: 500) + "2" + String(repeating: "]", count: 500)
    #expect(try read(deep).others.count == 501)
  }

  @Test("odd shapes: each of them yields something", arguments: 0..<14)
  func oddShapes(_ index: Int) throws {
    let expected: [(arrivals: Int, statuses: Int, others: Int)] = [
      (0, 0, 1), (0, 0, 1), (0, 0, 1), (0, 0, 1), (0, 0, 1), (0, 0, 1), (0, 0, 1), (0, 0, 2), (0, 0, 1), (0, 0, 1),
      (5, 0, 0), (11, 0, 0), (1, 0, 1), (1, 2, 0),
    ]
    let bodies = Array(try bodies(in: fixture("webhook/odd-shapes.json")))
    try #require(bodies.count == expected.count)
    let delivery = try delivery(from: bodies[index], receivedAt: receipt)
    #expect(delivery.arrivals.count == expected[index].arrivals)
    #expect(delivery.statuses.count == expected[index].statuses)
    #expect(delivery.others.count == expected[index].others)
  }

  @Test("numbers stand where texts belong: the message is understood all the same")
  func numbersForTexts() throws {
    let bodies = Array(try bodies(in: fixture("webhook/odd-shapes.json")))
    let arrival = try #require(try delivery(from: bodies[12], receivedAt: receipt).arrivals.first)
    #expect(arrival.from.phone == phone)
    #expect(arrival.at == Date(timeIntervalSince1970: 1_773_306_000))
  }

  @Test("3 MB are taken, a byte more is refused")
  func sizes() throws {
    let full = Array("[\"".utf8) + Array(repeating: UInt8(ascii: "x"), count: bodyLimit - 4) + Array("\"]".utf8)
    #expect(try delivery(from: full, receivedAt: receipt).others.count == 1)
    let error = BodyError.tooLarge(bytes: bodyLimit + 1, limit: bodyLimit)
    #expect(throws: error) { try delivery(from: full + [0x20], receivedAt: receipt) }
    #expect(error.description == "too large: 3145729 bytes, at most 3145728 are read; split it")
  }
}
