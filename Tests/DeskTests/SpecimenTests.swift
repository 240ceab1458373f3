import Desk
import Foundation
import Moderation
import Testing

@Suite("What moderation looks at: all that the citizen wrote, and nothing else")
struct SpecimenTests {
  private func proposed(_ kind: Arrival.Kind, _ content: Content) throws -> [String] {
    let now = try thursday()
    let arrival = Arrival(
      id: ProviderID("wamid.1"), kind: kind, from: Identity(phone: "393475550101"), at: now, content: content)
    let judgements = try office().judge(Delivery(arrivals: [arrival]), at: now)
    return judgements.flatMap { $0.flags.map(\.clause) + $0.marks.map(\.rawValue) }
  }

  @Test(arguments: [
    ("A14.b: a text", Arrival.Kind.text, Content.text("che cazzo fate"), ["A14.b"]),
    ("a caption", .image, .media(Media(.image, caption: "che cazzo fate")), ["A14.b"]),
    ("what a message is changed into", .edit, .edit(of: ProviderID("wamid.0"), text: "che cazzo fate"), ["A14.b"]),
    ("A13: reserved data", .text, .text("mio figlio è autistico"), ["riservati"]),
    ("A14.d: somebody's card", .contacts, .contacts([ContactCard(name: "Beppe")]), ["A14.d"]),
    ("a message with no card in it is nobody's", .contacts, .contacts([]), []),
    ("A14.j: a long voice note", .audio, .media(Media(.audio, seconds: 181, isVoice: true)), ["A14.j"]),
    ("a recording of the council is as long as it is", .audio, .media(Media(.audio, seconds: 181)), []),
    ("WhatsApp's own words are not the citizen's", .system, .system(.other("che cazzo fate")), []),
  ])
  func seen(_ story: String, _ kind: Arrival.Kind, _ content: Content, _ expected: [String]) throws {
    #expect(try proposed(kind, content) == expected, "\(story)")
  }
}
