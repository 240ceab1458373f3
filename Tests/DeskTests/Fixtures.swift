import Desk
import Foundation
import Moderation
import Policy
import Testing

/// Anna answers, Marco too, Sofia decides flags, Dario directs.
let anna = Staff(id: StaffID("a.bianchi"), name: "Anna Bianchi", roles: [.operator])
let marco = Staff(id: StaffID("m.rossi"), name: "Marco Rossi", roles: [.operator])
let sofia = Staff(id: StaffID("s.neri"), name: "Sofia Neri", roles: [.supervisor])
let dario = Staff(id: StaffID("d.verdi"), name: "Dario Verdi", roles: [.director])

/// The desk of Arezzo with its four people; its ruleset changed for a story.
func office(orders: [Order] = [], change: (inout Ruleset) -> Void = { _ in }) throws -> Office {
  let source = try #require(Ruleset.embedded("arezzo"))
  var ruleset = try Ruleset.parse(source, file: "arezzo.yaml")
  change(&ruleset)
  return Office(
    timetable: Timetable(ruleset, orders: orders),
    staff: Dictionary(uniqueKeysWithValues: [anna, marco, sofia, dario].map { ($0.id, $0) }))
}

/// An instant from ISO 8601 with an offset.
func instant(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

/// Thursday 12 March 2026, 11:00 in Rome: the desk is open until 13:00.
func thursday() throws -> Date { try instant("2026-03-12T10:00:00Z") }

extension Conversation {
  /// A chat that began a quarter of an hour ago and waits; in charge of the one named.
  static func waiting(inCharge: Staff? = nil, at now: Date) -> Conversation {
    let began = now.addingTimeInterval(-900)
    return Conversation(
      id: ConversationID(7),
      session: Session(id: SessionID(3), opened: began, inCharge: inCharge?.id, inChargeSince: began),
      window: ServiceWindow(opened: began), waitingSince: began, unread: 1,
      messages: [MessageID(40): MessageFacts()])
  }
}

/// A text of the citizen's.
func text(_ words: String = "Buongiorno", at: Date, id: String = "wamid.1") -> Arrival {
  Arrival(
    id: ProviderID(id), kind: .text, from: Identity(phone: "393475550101"), at: at, content: .text(words))
}
