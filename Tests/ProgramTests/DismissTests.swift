import Console
import Desk
import Foundation
import Moderation
import Policy
import Store
import Testing

@testable import sportello

@Suite("A14, C17: the flags of a chat are settled together, each by a person")
struct DismissTests {
  private static let now = Date(timeIntervalSince1970: 1_773_309_600)
  private let folder = ThrowAwayFolder()
  private let rita = StaffID("r.conti")

  private func desk() throws -> Store {
    let source = try RulesetSource.embedded("arezzo")
    let store = try Store.create(
      at: folder.path("desk.sqlite"), rules: source.yaml, ruleset: source.ruleset, kind: .service, by: rita,
      at: Self.now)
    try store.setStaff(
      Staff(id: rita, name: "Rita Conti", roles: [.supervisor, .administrator]), by: rita, ownsFile: true, at: Self.now)
    return store
  }

  /// A message with two flags; gives its chat.
  private func receive(_ name: String, in store: Store) throws -> ConversationID {
    let flags = ["A14.b", "A14.f"].map {
      Flag(clause: $0, rule: "prova", evidence: 0..<3, confidence: .medium, why: "prova")
    }
    let citizen = Identity(phone: "393475550111", profileName: "Giulia Bonci")
    let arrival = Arrival(
      id: ProviderID(name), kind: .text, from: citizen, at: Self.now, content: .text("Buongiorno"), raw: "{}")
    _ = try store.receive(Delivery(arrivals: [arrival]), judgements: [Judgement(flags: flags)], at: Self.now)
    return try #require(try store.find(citizen: citizen))
  }

  private func dismiss(in chat: ConversationID, upTo last: FlagID, at store: Store) -> ActResult? {
    let heard = store.write(
      .dismissFlags(ticket: 1, chat, upTo: last, reason: "non lo sono"), for: rita, at: Self.now + 60)
    guard heard.count == 1, case .settled(ticket: 1, let result) = heard[0] else { return nil }
    return result
  }

  @Test("those that were raised before the question, and no later one")
  func bound() throws {
    defer { folder.remove() }
    let store = try desk()
    let chat = try receive("wamid.1", in: store)
    let asked = try store.counts(for: rita, at: Self.now).lastFlag
    _ = try receive("wamid.2", in: store)
    #expect(dismiss(in: chat, upTo: asked, at: store) == .done)
    let newest = try store.counts(for: rita, at: Self.now).lastFlag
    #expect(try store.openFlags(of: chat, upTo: newest).map { $0.id > asked } == [true, true])
    #expect(dismiss(in: chat, upTo: asked, at: store) == .refused(.noOpenFlag))
    #expect(try store.openFlags(of: chat, upTo: newest).count == 2)
  }

  @Test(
    "a flag that a colleague has just settled keeps none of the others from being told as done",
    arguments: [
      ([.done, .refused(.noOpenFlag)], .done), ([.refused(.noOpenFlag), .done], .done),
      ([.refused(.noOpenFlag), .refused(.noOpenFlag)], .refused(.noOpenFlag)), ([], .refused(.noOpenFlag)),
      ([.done, .refused(.noOpenFlag), .refused(.roleMissing(.supervisor))], .refused(.roleMissing(.supervisor))),
      ([.refused(.noOpenFlag), .fault(.diskFull)], .fault(.diskFull)),
    ] as [([ActResult], ActResult)])
  func together(results: [ActResult], summary: ActResult) {
    #expect(Store.summary(of: results) == summary)
  }
}
